import type { Contract } from './contract.ts';

/** Every trade of the session's contract. */
export const trades = {
  table: 'trades',
  row: 'one trade of the selected contract, in the order of the file',
  order: [],
  columns: [
    { name: 'ts_ns', type: 'i64', unit: 'ns UNIX', doc: 'Matching-engine time of the trade.' },
    { name: 'tick', type: 'i32', unit: 'ticks', doc: 'Price.', packing: 'steps' },
    { name: 'size', type: 'i32', unit: 'lots', doc: 'Size.', min: 1 },
    {
      name: 'side',
      type: 'text',
      unit: 'word',
      doc: 'Aggressor: B buy, A sell, N none.',
      words: ['B', 'A', 'N'],
    },
  ],
  rules: [{ kind: 'in-session', column: 'ts_ns' }],
} as const satisfies Contract;
