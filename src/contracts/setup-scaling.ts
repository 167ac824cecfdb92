import type { Contract } from './contract.ts';
import { VECTOR_LAYOUT } from './vector-columns.ts';

/** What earlier sessions say of the values of setups, as of a session's beginning. */
export const setupScaling = {
  table: 'setup_scaling',
  row: 'one column of the vectors by class of levels: where its values lie in earlier sessions',
  order: ['scale', 'dim'],
  key: ['scale', 'dim'],
  layout: VECTOR_LAYOUT,
  columns: [
    {
      name: 'scale',
      type: 'text',
      unit: 'word',
      doc: 'Class of levels, or all of them together.',
      words: ['MA', 'OR', 'PM', 'all'],
    },
    {
      name: 'dim',
      type: 'i32',
      unit: 'place',
      min: 0,
      packing: 'steps',
      doc: 'Place in the vector.',
    },
    { name: 'name', type: 'text', unit: 'word', doc: 'Its column in `setups`.' },
    {
      name: 'center',
      type: 'f64',
      unit: 'as the column',
      nullable: true,
      doc: 'Median of triggers and of the minutes of approaches; null without any.',
    },
    {
      name: 'spread',
      type: 'f64',
      unit: 'as the column',
      nullable: true,
      min: 0,
      doc: 'Where it is 0 the column does not count.',
      formula: '1.4826·median |v − center|; quartiles’ distance / 1.349 where that is 0',
      source: 'Spymaster',
    },
    {
      name: 'sessions',
      type: 'i32',
      unit: 'sessions',
      min: 0,
      doc: 'Earlier sessions behind it.',
    },
  ],
  rules: [{ kind: 'same-nulls', columns: ['center', 'spread'] }],
} as const satisfies Contract;
