import type { Contract } from './contract.ts';

/** Candles of 2 minutes. */
export const bars2m = {
  table: 'bars_2m',
  row: 'one 2-minute bar with at least one trade, left-closed, anchored at the pre-market start',
  order: ['bar_start_ns'],
  columns: [
    { name: 'bar_start_ns', type: 'i64', unit: 'ns UNIX', doc: 'Open of the bar.' },
    { name: 'o', type: 'i32', unit: 'ticks', doc: 'First trade.' },
    { name: 'h', type: 'i32', unit: 'ticks', doc: 'Highest trade.' },
    { name: 'l', type: 'i32', unit: 'ticks', doc: 'Lowest trade.' },
    { name: 'c', type: 'i32', unit: 'ticks', doc: 'Last trade.' },
    { name: 'vol', type: 'f64', unit: 'lots', doc: 'Volume, all sides.' },
    {
      name: 'n',
      type: 'i32',
      unit: 'trades',
      doc: 'Number of trades; null when the source has bars only.',
      nullable: true,
    },
    {
      name: 'buy_vol',
      type: 'f64',
      unit: 'lots',
      doc: 'Volume of buying aggressors; null when the source has bars only.',
      nullable: true,
    },
    {
      name: 'sell_vol',
      type: 'f64',
      unit: 'lots',
      doc: 'Volume of selling aggressors; null when the source has bars only.',
      nullable: true,
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
} as const satisfies Contract;
