import type { Column, Contract } from './contract.ts';

const sides = ['ask', 'bid'] as const;

const flows = [
  ['add', 'New orders, and by which resting ones grew'],
  ['pull', 'Went without a trade'],
  ['fill', 'Went to a trade'],
] as const;

/**
 * The ledger: what happened at every tick, 5 seconds at a time, in whole lots that know no level.
 * Keyframes list every tick with depth: the first window, every 120th and those with a rebuilt book.
 */
export const tickLedger5s: Contract = {
  table: 'tick_ledger_5s',
  row: 'one tick in one window in which anything happened there, and all with depth in a keyframe',
  order: ['win', 'tick'],
  key: ['win', 'tick'],
  // Every third keyframe, so that a reader may start at any group.
  groups: { column: 'win', every: 360 },
  columns: [
    {
      ...{ name: 'win', type: 'i32', unit: 'windows', min: 0, packing: 'steps' },
      doc: 'Window since the session’s start.',
    },
    { name: 'tick', type: 'i32', unit: 'ticks', doc: 'Price.', packing: 'steps' },
    ...sides.map((side): Column => ({
      name: `${side}_E`,
      type: 'i32',
      unit: 'lots',
      doc: `Rests at the end, ${side}s; null where the source does not know.`,
      nullable: true,
      min: 0,
      formula: 'S + add + moved − pull − fill',
      source: 'Spymaster',
    })),
    ...sides.flatMap((side): Column[] => [
      ...flows.map(([flow, doc]): Column => ({
        name: `${side}_${flow}`,
        type: 'i32',
        unit: 'lots',
        doc: `${doc}, ${side}s; null where the book was rebuilt, or is not told by order.`,
        nullable: true,
        min: 0,
      })),
      {
        name: `${side}_moved`,
        type: 'i32',
        unit: 'lots',
        doc: `Brought by repriced ${side}s, less what they took away; null like the others.`,
        nullable: true,
      },
    ]),
    { name: 'buy', type: 'i32', unit: 'lots', doc: 'Bought by aggressors.', min: 0 },
    { name: 'sell', type: 'i32', unit: 'lots', doc: 'Sold by aggressors.', min: 0 },
  ],
  rules: [
    { kind: 'window', column: 'win', seconds: 5 },
    ...sides.map(
      (side) =>
        ({
          kind: 'same-nulls',
          columns: [...flows.map(([flow]) => `${side}_${flow}`), `${side}_moved`],
        }) as const,
    ),
    ...sides.map(
      (side) =>
        ({
          kind: 'carries',
          window: 'win',
          key: 'tick',
          value: `${side}_E`,
          flows: {
            [`${side}_add`]: 1,
            [`${side}_moved`]: 1,
            [`${side}_pull`]: -1,
            [`${side}_fill`]: -1,
          },
        }) as const,
    ),
  ],
};
