import type { Column, Contract } from './contract.ts';

/** Bit of `qa_flags`: the book was built anew in the window. */
export const BOOK_RESET = 1;

/** Upper ends of the classes that aggressor orders are told apart by, lots; the last has none. */
const SIZE_ENDS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, Infinity] as const;
const DEPTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** The touch at the window's end. */
const touch = [
  { ...nullableTick('bb', 'Best bid at the end; null without one.'), packing: 'steps' },
  { ...nullableTick('ba', 'Best ask at the end; null without one.'), packing: 'steps' },
  count('qb', 'lots', 'Rests at the best bid.'),
  count('qa', 'lots', 'Rests at the best ask.'),
  {
    name: 'n_events',
    type: 'i32',
    unit: 'events',
    doc: 'Adds, cancels and modifies that touched the book; null in a source without orders.',
    nullable: true,
    min: 0,
  },
  count('n_trades', 'trades', 'Number of trades.'),
] as const satisfies readonly Column[];

const flow: readonly Column[] = [
  ...DEPTHS.map((depth): Column => ({
    name: `ofi_${depth}`,
    type: 'f64',
    unit: 'lots',
    doc: `Order flow imbalance of depth ${depth}; null where the book was rebuilt, or is unknown.`,
    nullable: true,
    formula:
      'Σ [Pb_n ≥ Pb_(n−1)]·qb_n − [Pb_n ≤ Pb_(n−1)]·qb_(n−1) − [Pa_n ≤ Pa_(n−1)]·qa_n + [Pa_n ≥ Pa_(n−1)]·qa_(n−1)',
    source: depth === 1 ? 'Cont, Kukanov, Stoikov 2014' : 'Xu, Gould, Howison 2018',
  })),
  sum('ad_1_sum', 'Sum of qb + qa over the states that a change of the touch left.'),
  count('ad_1_n', 'states', 'Number of those states.'),
  sum('ad_10_sum', 'Sum over all ten depths of the states that a change of any of them left.'),
  count('ad_10_n', 'states', 'Number of those states.'),
];

const tape: readonly Column[] = [
  count('buy', 'lots', 'Bought by aggressors.'),
  count('sell', 'lots', 'Sold by aggressors.'),
  count('other', 'lots', 'Traded without an aggressor.'),
  count('sweep_up', 'lots', 'Bought by orders that printed at three ticks or more.'),
  count('sweep_down', 'lots', 'Sold by orders that printed at three ticks or more.'),
  ...SIZE_ENDS.map((end, i) =>
    count(`aggr_n_${i + 1}`, 'orders', `Aggressor orders ${sizes(end, i)}.`),
  ),
  ...SIZE_ENDS.map((end, i) =>
    count(`aggr_vol_${i + 1}`, 'lots', `Their volume, ${sizes(end, i)}.`),
  ),
  nullableTick('first_tick', 'First trade; null without one.'),
  nullableTick('last_tick', 'Last trade; null without one.'),
  nullableTick('high_tick', 'Highest trade; null without one.'),
  nullableTick('low_tick', 'Lowest trade; null without one.'),
];

const quality: readonly Column[] = [
  nullableTick('known_lo', 'First tick whose depth the source gives; null for all.'),
  nullableTick('known_hi', 'Last tick whose depth the source gives; null for all.'),
  count(
    'qa_flags',
    'bits',
    'What was odd: 1 rebuilt, 2 unknown order, 4 known twice, 8 over-cancel, 16 fill without reduction, 32 bad book, 64 late, 128 off tick, 256 crossed, 512 unplaced.',
  ),
  count('qa_unknown', 'events', 'Cancels and modifies of orders never seen.'),
  count('qa_duplicate', 'events', 'Adds of orders that rested already.'),
  count('qa_over', 'events', 'Cancels of more than rested.'),
  count('qa_unmatched_fill', 'fills', 'Fills that no reduction followed within a second.'),
  count('qa_late', 'events', 'Events with the time of an earlier window.'),
  count(
    'qa_off_tick',
    'trades',
    'Trades off the tick grid, counted at the nearest tick; of trades alone the manifest counts them.',
  ),
  count('qa_crossed', 'events', 'Events that left the best bid at or above the best ask.'),
  count(
    'qa_crossed_ms',
    'ms',
    'Longest time that the book has stood crossed in spells that last into the window.',
  ),
];

/** What happened in the book and on the tape as a whole, 5 seconds at a time. */
export const window5s: Contract = {
  table: 'window_5s',
  row: 'one window of 5 seconds, empty ones too, from the first record of the session to the last',
  order: ['win'],
  key: ['win'],
  columns: [
    {
      ...{ name: 'win', type: 'i32', unit: 'windows', min: 0, packing: 'steps' },
      doc: 'Window since the session’s start.',
    },
    ...touch,
    ...flow,
    ...tape,
    ...quality,
  ],
  rules: [
    { kind: 'window', column: 'win', seconds: 5 },
    { kind: 'steps', column: 'win', by: 1 },
    { kind: 'same-nulls', columns: ['first_tick', 'last_tick', 'high_tick', 'low_tick'] },
    { kind: 'same-nulls', columns: DEPTHS.map((depth) => `ofi_${depth}`) },
    {
      kind: 'where',
      where: { column: 'qa_flags', test: 'bits', mask: BOOK_RESET },
      then: { column: 'ofi_1', test: 'null' },
    },
    { kind: 'at-most', low: 'low_tick', high: 'high_tick' },
  ],
};

function sizes(end: number, i: number): string {
  const start = i === 0 ? 1 : SIZE_ENDS[i - 1] + 1;
  if (end === Infinity) return `of more than ${start - 1} lots`;
  return start === end ? `of ${end} lots` : `of ${start} to ${end} lots`;
}

function nullableTick<const N extends string>(name: N, doc: string) {
  return { name, type: 'i32', unit: 'ticks', doc, nullable: true } as const;
}

function count<const N extends string>(name: N, unit: string, doc: string) {
  return { name, type: 'i32', unit, doc, min: 0 } as const;
}

function sum(name: string, doc: string): Column {
  return { name, type: 'f64', unit: 'lots', doc, min: 0 };
}
