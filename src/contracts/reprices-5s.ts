import type { Contract } from './contract.ts';

/** Resting orders that changed their price, so that a zone can tell who left it from who stayed. */
export const reprices5s = {
  table: 'reprices_5s',
  row: 'one pair of ticks between which orders of a side moved in one window',
  order: ['win', 'side', 'from_tick', 'to_tick'],
  key: ['win', 'side', 'from_tick', 'to_tick'],
  columns: [
    {
      name: 'win',
      type: 'i32',
      unit: 'windows',
      min: 0,
      packing: 'steps',
      doc: 'Window since the session’s start.',
    },
    { name: 'side', type: 'text', unit: 'word', doc: 'A ask, B bid.', words: ['A', 'B'] },
    { name: 'from_tick', type: 'i32', unit: 'ticks', doc: 'Where they rested.' },
    { name: 'to_tick', type: 'i32', unit: 'ticks', doc: 'Where they rest now.' },
    {
      name: 'size',
      type: 'i32',
      unit: 'lots',
      doc: 'What moved; growth beyond it is an add, shrinkage a pull or a fill.',
      min: 1,
    },
  ],
  rules: [{ kind: 'window', column: 'win', seconds: 5 }],
} as const satisfies Contract;
