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
    { name: 'vol', type: 'f64', unit: 'lots', doc: 'Volume, all sides.', min: 0 },
  ],
  rules: [
    { kind: 'at-most', low: 'l', high: 'o' },
    { kind: 'at-most', low: 'l', high: 'c' },
    { kind: 'at-most', low: 'o', high: 'h' },
    { kind: 'at-most', low: 'c', high: 'h' },
    { kind: 'in-session', column: 'ts_ns', gridSeconds: 60 },
  ],
} as const satisfies Contract;
