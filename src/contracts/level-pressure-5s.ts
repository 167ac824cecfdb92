import type { Column, Contract } from './contract.ts';
import { differenceNulls, pressureNulls } from './pressure-nulls.ts';

/** A zone and the sides of the book in it: its own defends or supports the level. */
type Zone = {
  readonly zone: 'above' | 'below';
  readonly own: 'ask' | 'bid';
  readonly other: 'ask' | 'bid';
  /** Conditions of a rejection that the zone's shift and churn are. */
  readonly conditions: readonly [string, string];
};

const zones: readonly Zone[] = [
  { zone: 'above', own: 'ask', other: 'bid', conditions: ['c1', 'c2'] },
  { zone: 'below', own: 'bid', other: 'ask', conditions: ['c3', 'c4'] },
];

/** Where formulas have to say it: kap lots smooth every ratio. */
const OURS = 'Spymaster';
const CKS = 'Cont, Kukanov, Stoikov 2014';

const keys: readonly Column[] = [
  { name: 'session_date', type: 'text', unit: 'date', doc: 'Date in the exchange time zone.' },
  { name: 'symbol', type: 'text', unit: 'word', doc: 'Raw symbol of the contract.' },
  { name: 'level_kind', type: 'text', unit: 'word', doc: 'Kind of the level.' },
  { name: 'level_tick', type: 'i32', unit: 'ticks', doc: 'The level L in this window.' },
  {
    name: 'anchor_moved',
    type: 'bool',
    unit: 'flag',
    doc: 'Whether the level was another in the window before.',
  },
  { name: 'win', type: 'i32', unit: 'windows', doc: 'Window since the session’s start.', min: 0 },
  { name: 'win_start_ns', type: 'i64', unit: 'ns UNIX', doc: 'Start of the window.' },
  {
    name: 'win_end_ns',
    type: 'i64',
    unit: 'ns UNIX',
    doc: 'End of the window, from which on the row is known.',
  },
  { name: 'qa_flags', type: 'i32', unit: 'bits', doc: 'What was odd, as in window_5s.', min: 0 },
  {
    name: 'n_events',
    type: 'i32',
    unit: 'events',
    doc: 'Adds, cancels and modifies; null in a source without orders.',
    nullable: true,
    min: 0,
  },
];

/** Lots for audit; they never enter a vector. */
const raw: readonly Column[] = [
  ...zones.flatMap(({ zone, own }) =>
    (
      [
        ['S', 'Rests at the start'],
        ['E', 'Rests at the end'],
        ['add', 'Added, or moved in'],
        ['pull', 'Pulled, or moved out'],
        ['fill', 'Eaten by trades'],
      ] as const
    ).map(([flow, doc]) => lots(`raw_${zone}_${own}_${flow}`, `${doc}: ${own}s ${zone}.`)),
  ),
  lots('raw_at_ask_E', 'Rests at the end: asks at L.'),
  lots('raw_at_bid_E', 'Rests at the end: bids at L.'),
  lots('raw_above_bid_E', 'Rests at the end: bids above.'),
  lots('raw_below_ask_E', 'Rests at the end: asks below.'),
];

const touch: readonly Column[] = [
  number('mid_dist', 'ticks', 'Mid less level at the end, by halves.', '(bb + ba) / 2 − L'),
  number('spread', 'ticks', 'Spread at the end.', 'ba − bb'),
  {
    ...number('micro_dev', 'ticks', 'Microprice less mid.', 'spread·(qb/(qb + qa) − 0.5)'),
    source: 'Stoikov 2018',
  },
];

/** One ratio of both zones, above first. */
function both(make: (zone: Zone) => Column): readonly Column[] {
  return zones.map(make);
}

const zoneColumns: readonly Column[] = [
  ...both(({ zone, own, conditions }) =>
    ratio(
      `${zone}_shift`,
      `Condition ${conditions[0]}: the center of ${own} depth ${zone} moved away from L.`,
      `ss(m_E − m_S, 1), m = Σ|d|·depth / Σ depth`,
    ),
  ),
  ...both(({ zone, own, conditions }) =>
    ratio(
      `${zone}_pa`,
      `Condition ${conditions[1]}: ${own}s ${zone} were pulled faster than added.`,
      '(pull − add) / (pull + add + kap)',
    ),
  ),
  ...both(({ zone, own }) =>
    ratio(
      `${zone}_dep`,
      `Depletion of the ${own}s ${zone}, whatever took them.`,
      '(pull + fill − add) / (pull + fill + add + kap)',
    ),
  ),
  ...both(({ zone }) => log(`${zone}_haz`, 'Pulls per resting lot.', 'lr(pull, (S + E) / 2)')),
  ...both(({ zone }) => log(`${zone}_ahaz`, 'Adds per resting lot.', 'lr(add, (S + E) / 2)')),
  ...both(({ zone }) =>
    log(`${zone}_rd`, 'Depth against the median of 60 windows before.', 'lr(E, Base)'),
  ),
  ...both(({ zone }) =>
    log(`${zone}_mb`, 'Depth against the mirrored ticks of the other side.', 'lr(E, Emir)'),
  ),
  ...both(({ zone }) =>
    share(`${zone}_fs`, 'Share of removals that was eaten.', 'fill / (fill + pull + kap)'),
  ),
  ...both(({ zone }) => ratio(`${zone}_rep`, 'Repricing away from L.', 'rn / (rq + kap)')),
  ...(['near', 'mid', 'far'] as const).flatMap((band) =>
    both(({ zone }) =>
      ratio(
        `${zone}_pa_${band}`,
        `Pulled faster than added in the ${band} band.`,
        '(pull − add) / (pull + add + kap)',
      ),
    ),
  ),
  ...both(({ zone }) =>
    share(`${zone}_share_near`, 'Share of the near band in the zone.', 'E_near / (E + kap)'),
  ),
  ...both(({ zone }) => ({
    ...log(`${zone}_wall`, 'Thickest band per tick against the zone.', 'max lr(band, zone)'),
    min: 0,
  })),
  ...both(({ zone }) => share(`${zone}_wall_dist`, 'Distance of that band’s middle.', '|d| / 20')),
  ...both(({ zone }) =>
    share(
      `${zone}_vac`,
      'How far a quarter of the usual depth would carry price.',
      'min |d| with cumulative depth ≥ 0.25·Base, / 20',
    ),
  ),
  ...both(({ zone }) =>
    ratio(
      `${zone}_tape`,
      'Aggressors in the zone, buying positive; trades at L count in both.',
      '(buy − sell) / (buy + sell + kap)',
    ),
  ),
  ...both(({ zone, other }) =>
    ratio(
      `${zone}_oth_pa`,
      `The ${other}s ${zone} were pulled faster than added.`,
      '(pull − add) / (pull + add + kap)',
    ),
  ),
  ...both(({ zone, other }) =>
    share(`${zone}_oth_share`, `Share of ${other}s in the zone.`, 'E_oth / (E + E_oth + kap)'),
  ),
  ...both(({ zone }) =>
    ratio(
      `${zone}_opt`,
      'Premium flow of options in the 25 points next to L; null without options.',
      '(bull − bear) / (bull + bear + $5,000)',
    ),
  ),
];

const atLevel: readonly Column[] = [
  ratio(
    'at_pa_ask',
    'Asks at L were pulled faster than added.',
    '(pull − add) / (pull + add + kap)',
  ),
  ratio(
    'at_pa_bid',
    'Bids at L were pulled faster than added.',
    '(pull − add) / (pull + add + kap)',
  ),
  ratio('at_imb', 'Bids against asks at L.', '(E_bid − E_ask) / (E_bid + E_ask + kap)'),
  ratio('tape_near', 'Aggressors within 8 ticks.', '(buy − sell) / (buy + sell + kap)'),
  {
    ...number('ofi_n', 'ticks', 'Order flow imbalance at the touch.', 'OFI / (2·AD), within ±8'),
    ...{ min: -8, max: 8, source: CKS },
  },
  log('act', 'Events against the median of 60 windows before.', 'lr(n_events, median)'),
];

const combined: readonly Column[] = [
  share('vac_above', 'Conditions 1 and 2 hold together.', '√(pos c1 · pos c2)'),
  share('wall_above', 'Their opposites do.', '√(pos −c1 · pos −c2)'),
  share('vac_below', 'Conditions 3 and 4 hold together.', '√(pos c3 · pos c4)'),
  share('wall_below', 'Their opposites do.', '√(pos −c3 · pos −c4)'),
  share('press_up', 'Asks above give way, bids below follow.', '⁴√(pos c1·c2·−c3·−c4)'),
  share('press_down', 'Bids below give way, asks above follow.', '⁴√(pos −c1·−c2·c3·c4)'),
  share('vac_both', 'All four conditions hold.', '⁴√(pos c1·c2·c3·c4)'),
  ratio('press_net', 'Pressure up less pressure down.', 'press_up − press_down'),
  {
    ...number('cond_state', 'bits', 'Which conditions hold.', 'Σ 2^(i − 1)·[c_i > 0.05]'),
    ...{ type: 'i32', min: 0, max: 15 },
  },
];

/** Names of the columns whose differences are stored, with what bounds them. */
const differenced: readonly (readonly [name: string, bound: number])[] = [
  ...([
    ['above_shift', 1],
    ['above_pa', 1],
    ['below_shift', 1],
    ['below_pa', 1],
  ] as const),
  ...([
    ['above_rd', 4],
    ['below_rd', 4],
    ['tape_near', 1],
    ['ofi_n', 8],
  ] as const),
];

const orders = [
  ['d1', 'First', '(y_t − y_(t−1)) / 2'],
  ['d2', 'Second', '(y_t − 2y_(t−1) + y_(t−2)) / 4'],
  ['d3', 'Third', '(y_t − 3y_(t−1) + 3y_(t−2) − y_(t−3)) / 8'],
] as const;

const differences: readonly Column[] = orders.flatMap(([order, word, formula]) =>
  differenced.map(([name, bound]): Column => ({
    ...number(
      `${order}_${name}`,
      'scaled',
      `${word} difference of ${name}; null across a reset or a move of more than a tick.`,
      formula,
    ),
    ...{ min: -bound, max: bound },
  })),
);

/**
 * Pressure around a level, 5 seconds at a time. A zone reaches 20 ticks from L and includes it on
 * its own side. kap = 10 lots; ss(v, c) = v/(|v| + c); lr(a, b) = ln((a + kap)/(b + kap)) within ±4.
 */
export const levelPressure5s: Contract = {
  table: 'level_pressure_5s',
  row: 'one valid level within 80 ticks of the mid in one 5-second window',
  order: ['win'],
  key: ['win', 'level_kind'],
  columns: [...keys, ...raw, ...touch, ...zoneColumns, ...atLevel, ...combined, ...differences],
  rules: [
    { kind: 'of-session', column: 'session_date', fact: 'date' },
    { kind: 'of-session', column: 'symbol', fact: 'symbol' },
    { kind: 'window', column: 'win', seconds: 5 },
    { kind: 'window-time', column: 'win_start_ns', window: 'win', seconds: 5, edge: 'start' },
    { kind: 'window-time', column: 'win_end_ns', window: 'win', seconds: 5, edge: 'end' },
    ...zones.map(
      ({ zone, own }) =>
        ({
          kind: 'sum',
          terms: {
            [`raw_${zone}_${own}_S`]: 1,
            [`raw_${zone}_${own}_add`]: 1,
            [`raw_${zone}_${own}_pull`]: -1,
            [`raw_${zone}_${own}_fill`]: -1,
          },
          relation: 'equals',
          total: `raw_${zone}_${own}_E`,
        }) as const,
    ),
    ...pressureNulls,
    ...differenceNulls(differenced.map(([name]) => name)),
  ],
};

function lots(name: string, doc: string): Column {
  return { name, type: 'i32', unit: 'lots', doc, nullable: true, min: 0 };
}

function number(name: string, unit: string, doc: string, formula: string): Column {
  return { name, type: 'f64', unit, doc, formula, source: OURS, nullable: true };
}

/** A signed ratio in (−1, 1). */
function ratio(name: string, doc: string, formula: string): Column {
  return { ...number(name, 'ratio', doc, formula), min: -1, max: 1 };
}

/** A share in [0, 1]. */
function share(name: string, doc: string, formula: string): Column {
  return { ...number(name, 'share', doc, formula), min: 0, max: 1 };
}

/** A log ratio in [−4, 4]. */
function log(name: string, doc: string, formula: string): Column {
  return { ...number(name, 'ln', doc, formula), min: -4, max: 4 };
}
