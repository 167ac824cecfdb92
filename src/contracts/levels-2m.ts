import { OURS } from './column-kinds.ts';
import type { Contract } from './contract.ts';

/** How each kind is formed: of trades, or of minutes where there are no trades. */
const prices = [
  'PM: max, min trade before the open; OR: of the opening range; SESSION: since the open',
  'SMA_n: Σ last n closes / n, of 200 and 400 with those of the session before in front',
  'EMA_20: e + 2/21·(close − e), begun with the mean of 20 closes',
  'VWAP: Σ price·size / Σ size since the open',
  'ROUND: roundPoints·⌊close / roundPoints + 0.5⌋',
];

/** From when each kind counts. */
const times = [
  'PM: from the open, if premarketCoverageMin of its minutes have a trade',
  'OR: from the end of its range',
  'averages: from the open, once there are bars enough',
  'VWAP, SESSION: from the first trade after the open',
  'ROUND: from the first close',
];

/** Prices that matter, after each closed bar. */
export const levels2m = {
  table: 'levels_2m',
  row: 'one level kind after one closed 2-minute bar, kinds in the order of the level strip',
  order: ['bar_start_ns'],
  key: ['bar_start_ns', 'level_kind'],
  columns: [
    { name: 'bar_start_ns', type: 'i64', unit: 'ns UNIX', doc: 'Open of the closed bar.' },
    {
      name: 'level_kind',
      type: 'text',
      unit: 'word',
      doc: 'PM_HIGH … EMA_20, or an overlay.',
      words: [
        'PM_HIGH',
        'PM_LOW',
        'OR_HIGH',
        'OR_LOW',
        'SMA_90',
        'EMA_20',
        'SMA_200',
        'SMA_400',
        'VWAP',
        'SESSION_HIGH',
        'SESSION_LOW',
        'ROUND',
      ],
    },
    {
      name: 'level_tick',
      type: 'i32',
      unit: 'ticks',
      doc: 'The level, rounded half up; null while it does not exist.',
      nullable: true,
      ...{ formula: '⌊level_px / tick + 0.5⌋', source: OURS },
    },
    {
      name: 'level_px',
      type: 'f64',
      unit: 'points',
      doc: 'The level, unrounded for averages; null while it does not exist.',
      nullable: true,
      ...{ formula: prices.join('; '), source: OURS },
    },
    {
      name: 'valid',
      type: 'bool',
      unit: 'flag',
      doc: 'Whether the level may be traded against.',
      ...{ formula: times.join('; '), source: OURS },
    },
    {
      name: 'reason',
      type: 'text',
      unit: 'word',
      doc: 'Why the level is not valid; null when it is.',
      nullable: true,
      nullWhere: { column: 'valid', test: 'equals', value: 1 },
    },
    {
      name: 'available_at_ns',
      type: 'i64',
      unit: 'ns UNIX',
      doc: 'When the row is known: the close of its bar.',
    },
  ],
  rules: [
    { kind: 'same-nulls', columns: ['level_px', 'level_tick'] },
    {
      kind: 'where',
      where: { column: 'valid', test: 'equals', value: 1 },
      then: { column: 'level_px', test: 'there' },
    },
    { kind: 'tick-of', tick: 'level_tick', px: 'level_px' },
    { kind: 'in-session', column: 'bar_start_ns', gridSeconds: 'bar' },
    { kind: 'after', column: 'available_at_ns', start: 'bar_start_ns', seconds: 'bar' },
  ],
  references: [{ column: 'bar_start_ns', table: 'bars_2m' }],
} as const satisfies Contract;
