import type { Contract } from './contract.ts';

/** Statistics of earlier sessions, ascending. */
export const statisticWords = [
  'ask_depth10_slot',
  'atr_s_slot',
  'atr_slot',
  'beta',
  'bid_depth10_slot',
  'big_bucket',
  'close',
  'flow_weight',
] as const;

/** What earlier sessions of the corpus say before a session begins: all that crosses sessions. */
export const sessionStats = {
  table: 'session_stats',
  row: 'one statistic of the sessions before, by slot of the day where it has slots',
  order: ['statistic', 'slot'],
  key: ['statistic', 'slot'],
  columns: [
    {
      name: 'statistic',
      type: 'text',
      unit: 'word',
      doc:
        'atr_slot: median true range of the slot, ticks. ' +
        'atr_s_slot: median of the ATR that rows of the slot went by, ticks. ' +
        'bid_depth10_slot, ask_depth10_slot: median depth of the ten best prices, lots. ' +
        'flow_weight: weight of a depth in the integrated flow, slot 1 to 10. ' +
        'big_bucket: first size class of aggressor orders that is big, 1 to 12, of the session before. ' +
        'beta: ticks that a unit of flow moves price in 30 s. ' +
        'close: closes of the session before, of the same contract, ticks; slot −1 is the last.',
      words: statisticWords,
    },
    {
      name: 'slot',
      type: 'i32',
      packing: 'steps',
      unit: 'bars',
      doc: 'Bar of the day from 0; the place where a statistic has places of its own; else 0.',
    },
    {
      name: 'value',
      type: 'f64',
      unit: 'as the statistic',
      doc: 'The statistic; null with too few sessions. Until ten sessions are there flow_weight is as 0.8^(m − 1); beta is 1 while it cannot be fitted.',
      nullable: true,
      formula:
        'medians over at most 20 sessions; first principal component of their flows by depth; Σ flow·move / Σ flow²',
      source: 'Spymaster; Cont, Cucuringu, Zhang 2023',
    },
    {
      name: 'n',
      type: 'i32',
      unit: 'sessions',
      doc: 'How many earlier sessions stand behind it.',
      min: 0,
    },
  ],
  rules: (['beta', 'close', 'flow_weight'] as const).map((word) => ({
    kind: 'where',
    where: { column: 'statistic', test: 'equals', value: word },
    then: { column: 'value', test: 'there' },
  })),
} as const satisfies Contract;
