import type { Contract } from './contract.ts';

/** Price around triggers. */
export const setupPaths = {
  table: 'setup_paths',
  row: 'one 5-second window around a trigger',
  order: ['event_id', 'step'],
  key: ['event_id', 'step'],
  columns: [
    { name: 'event_id', type: 'text', unit: 'id', doc: 'The trigger.' },
    {
      name: 'step',
      type: 'i32',
      unit: 'windows',
      packing: 'steps',
      min: -240,
      max: 180,
      doc: 'Window, 0 the last one that had ended at the trigger.',
    },
    {
      name: 'px',
      type: 'i32',
      unit: 'ticks',
      packing: 'steps',
      nullable: true,
      doc: 'Last price of the window less the level, beyond it positive; null without a trade.',
    },
  ],
  references: [{ column: 'event_id', table: 'episodes' }],
} as const satisfies Contract;
