import type { Contract } from './contract.ts';

/** Facts of a session, ascending. */
export const factWords = [
  'ask_depth10',
  'atr_s',
  'bid_depth10',
  'flow_product',
  'orders',
  'push_flow_flow',
  'push_flow_move',
  'range',
] as const;

/** What a session adds to the statistics of later ones: computed once, read by many. */
export const sessionFacts = {
  table: 'session_facts',
  row: 'one fact of the session, by slot of the day where it has slots; what is unknown has no row',
  order: ['fact', 'slot'],
  key: ['fact', 'slot'],
  columns: [
    {
      name: 'fact',
      type: 'text',
      unit: 'word',
      doc:
        'range: true range of the bar, ticks. ' +
        'atr_s: ATR that rows of the slot go by, ticks. ' +
        'bid_depth10, ask_depth10: median over the slot’s windows of the lots at the ten best prices. ' +
        'flow_product: sum of products of the flows of two depths, each over its window’s mean depth, slot 10·(a − 1) + b. ' +
        'orders: aggressor orders of a size class, slot 1 to 12. ' +
        'push_flow_move, push_flow_flow: sums over 30 s stretches of flow at the touch times move, and of its square.',
      words: factWords,
    },
    {
      name: 'slot',
      type: 'i32',
      unit: 'bars',
      doc: 'Bar of the day from 0; the place where a fact has places of its own; else 0.',
      min: 0,
    },
    { name: 'value', type: 'f64', unit: 'as the fact', doc: 'The fact.' },
  ],
} as const satisfies Contract;
