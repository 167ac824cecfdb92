import type { Contract } from './contract.ts';

/** Candles of 2 minutes. */
export const bars2m = {
  table: 'bars_2m',
  row: 'one 2-minute bar with at least one trade, left-closed, anchored at the pre-market start',
  order: ['bar_start_ns'],
  key: ['bar_start_ns'],
  columns: [
    { name: 'bar_start_ns', type: 'i64', unit: 'ns UNIX', doc: 'Open of the bar.' },
    { name: 'o', type: 'i32', unit: 'ticks', doc: 'First trade.' },
    { name: 'h', type: 'i32', unit: 'ticks', doc: 'Highest trade.' },
    { name: 'l', type: 'i32', unit: 'ticks', doc: 'Lowest trade.' },
    { name: 'c', type: 'i32', unit: 'ticks', doc: 'Last trade.' },
    { name: 'vol', type: 'f64', unit: 'lots', doc: 'Volume, all sides.', min: 0 },
    {
      name: 'n',
      type: 'i32',
      unit: 'trades',
      doc: 'Number of trades; null when the source has bars only.',
      nullable: true,
      min: 1,
    },
    {
      name: 'buy_vol',
      type: 'f64',
      unit: 'lots',
      doc: 'Volume of buying aggressors; null when the source has bars only.',
      nullable: true,
      min: 0,
    },
    {
      name: 'sell_vol',
      type: 'f64',
      unit: 'lots',
      doc: 'Volume of selling aggressors; null when the source has bars only.',
      nullable: true,
      min: 0,
    },
    {
      name: 'bar_gap',
      type: 'bool',
      unit: 'flag',
      doc: 'Whether the slot before this bar is missing.',
    },
    {
      name: 'available_at_ns',
      type: 'i64',
      unit: 'ns UNIX',
      doc: 'When the bar is known: its open plus 120 s.',
    },
  ],
  rules: [
    { kind: 'at-most', low: 'l', high: 'o' },
    { kind: 'at-most', low: 'l', high: 'c' },
    { kind: 'at-most', low: 'o', high: 'h' },
    { kind: 'at-most', low: 'c', high: 'h' },
    { kind: 'sum', terms: { buy_vol: 1, sell_vol: 1 }, relation: 'at-most', total: 'vol' },
    { kind: 'same-nulls', columns: ['n', 'buy_vol', 'sell_vol'] },
    { kind: 'in-session', column: 'bar_start_ns', gridSeconds: 'bar' },
    { kind: 'after', column: 'available_at_ns', start: 'bar_start_ns', seconds: 'bar' },
    { kind: 'gap-flag', flag: 'bar_gap', start: 'bar_start_ns' },
  ],
} as const satisfies Contract;
