import type { Contract } from './contract.ts';

/** Bars of 1 minute as the source gives them. */
export const ohlcv1m = {
  table: 'ohlcv_1m',
  row: 'one minute with at least one trade of the selected contract, labeled by its start',
  order: ['ts_ns'],
  columns: [
    { name: 'ts_ns', type: 'i64', unit: 'ns UNIX', doc: 'Start of the minute.' },
    { name: 'o', type: 'i32', unit: 'ticks', doc: 'First trade.' },
    { name: 'h', type: 'i32', unit: 'ticks', doc: 'Highest trade.' },
    { name: 'l', type: 'i32', unit: 'ticks', doc: 'Lowest trade.' },
    { name: 'c', type: 'i32', unit: 'ticks', doc: 'Last trade.' },
    { name: 'vol', type: 'f64', unit: 'lots', doc: 'Volume, all sides.' },
  ],
} as const satisfies Contract;
