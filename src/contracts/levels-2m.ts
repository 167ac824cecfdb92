import type { Contract } from './contract.ts';

/** Prices that matter, after each closed bar. */
export const levels2m = {
  table: 'levels_2m',
  row: 'one level kind after one closed 2-minute bar, kinds in the order of the level strip',
  order: ['bar_start_ns'],
  columns: [
    { name: 'bar_start_ns', type: 'i64', unit: 'ns UNIX', doc: 'Open of the closed bar.' },
    { name: 'level_kind', type: 'text', unit: 'word', doc: 'PM_HIGH … EMA_20, or an overlay.' },
    {
      name: 'level_tick',
      type: 'i32',
      unit: 'ticks',
      doc: 'The level, rounded half up; null while it does not exist.',
      nullable: true,
    },
    {
      name: 'level_px',
      type: 'f64',
      unit: 'points',
      doc: 'The level, unrounded for averages; null while it does not exist.',
      nullable: true,
    },
    { name: 'valid', type: 'bool', unit: 'flag', doc: 'Whether the level may be traded against.' },
    {
      name: 'reason',
      type: 'text',
      unit: 'word',
      doc: 'Why the level is not valid; null when it is.',
      nullable: true,
    },
    {
      name: 'available_at_ns',
      type: 'i64',
      unit: 'ns UNIX',
      doc: 'When the row is known: the close of its bar.',
    },
  ],
} as const satisfies Contract;
