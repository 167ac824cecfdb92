import type { Column, Contract } from './contract.ts';

const OURS = 'Spymaster';
const sides = ['ask', 'bid'] as const;

const flows = [
  ['depth', 'Rest at the end'],
  ['add', 'Added, or moved into the row'],
  ['pull', 'Pulled, or moved out of the row'],
  ['fill', 'Eaten by trades'],
] as const;

/** Flows are unknown in the same rows, and with them what is made of them. */
const fromFlow = [
  ...sides.flatMap((side) => ['add', 'pull', 'fill'].map((flow) => `${side}_${flow}`)),
  ...['long', 'short', 'net'],
];

/**
 * The ladder around a level, 5 seconds at a time: eleven rows of four ticks (a point of ES), the
 * outermost of three, the middle one the level with a tick on either side. tape, pa_ask and pa_bid
 * are those of `level_pressure_5s` inside the row; kap = 10 lots.
 */
export const pressureLadder5s: Contract = {
  table: 'pressure_ladder_5s',
  row: 'one of the eleven rows around a level that has a row in level_pressure_5s in the window',
  order: ['win'],
  key: ['win', 'level_kind', 'off'],
  columns: [
    { name: 'level_kind', type: 'text', unit: 'word', doc: 'Kind of the level.' },
    { name: 'level_tick', type: 'i32', unit: 'ticks', doc: 'The level L in this window.' },
    { name: 'win', type: 'i32', unit: 'windows', doc: 'Window since the session’s start.', min: 0 },
    {
      name: 'off',
      type: 'i32',
      unit: 'rows',
      doc: 'Rows above the level; below it negative.',
      ...{ min: -5, max: 5 },
      ...{ formula: 'sign d·floor((|d| + 2) / 4)', source: OURS },
    },
    {
      name: 'tick',
      type: 'i32',
      unit: 'ticks',
      doc: 'The row’s middle.',
      formula: 'L + 4·off',
      source: OURS,
    },
    ...sides.flatMap((side) =>
      flows.map(([flow, doc]): Column => ({
        name: `${side}_${flow}`,
        type: 'i32',
        unit: 'lots',
        doc: `${doc}: ${side}s.`,
        nullable: true,
        min: 0,
      })),
    ),
    { name: 'buy', type: 'i32', unit: 'lots', doc: 'Bought by aggressors.', min: 0 },
    { name: 'sell', type: 'i32', unit: 'lots', doc: 'Sold by aggressors.', min: 0 },
    {
      name: 'median_depth',
      type: 'f64',
      unit: 'lots a tick',
      doc: 'What depth is shown as a multiple of; null while all rows have been empty.',
      nullable: true,
      min: 0,
      formula: 'median over the last 12 windows of all row sides with depth, per tick',
      source: OURS,
    },
    ratio('long', 'What presses up.', 'mean(pos tape, pos pa_ask, pos −pa_bid)', 0),
    ratio('short', 'What presses down.', 'mean(pos −tape, pos −pa_ask, pos pa_bid)', 0),
    ratio('net', 'Pressure up less pressure down.', 'long − short', -1),
    ratio('ask_rest', 'Asks against the mirrored ticks’ bids.', 'A / (A + Amir + kap)', 0),
    ratio('bid_rest', 'Bids against the mirrored ticks’ asks.', 'B / (B + Bmir + kap)', 0),
    ratio('opt', 'Premium flow of options near the row; null without options.', 'Σ tide·w', -1),
  ],
  rules: [
    { kind: 'window', column: 'win', seconds: 5 },
    { kind: 'same-nulls', columns: fromFlow },
  ],
  references: [{ column: 'win', table: 'level_pressure_5s' }],
};

function ratio(name: string, doc: string, formula: string, min: number): Column {
  const range = { nullable: true, min, max: 1 } as const;
  return { name, type: 'f64', unit: 'ratio', doc, formula, source: OURS, ...range };
}
