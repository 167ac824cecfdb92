import type { Column, Contract } from './contract.ts';

/** What may come true, as columns name it; TOUCH is of its own answer, the others exclude it. */
const outcomes = ['break', 'reject', 'chop', 'touch'] as const;

const models = {
  p: 'What the answer said',
  tilted: 'Base rate of the past pool, tilted to the geometry; of a touch first passage alone',
  base: 'Base rate of the past pool',
  logistic: 'What a logistic model of four features said, fitted on earlier sessions',
} as const;

/** A probability per model and outcome; of an answer that has no such outcome it is null. */
const probabilities: readonly Column[] = Object.entries(models).flatMap(([model, doc]) =>
  outcomes.map((outcome) => ({
    name: `${model}_${outcome}`,
    ...({ type: 'f64', unit: 'probability', nullable: true, min: 0, max: 1 } as const),
    doc: `${doc}: ${outcome.toUpperCase()}.`,
  })),
);

/** What an evaluation asked, what was said and what happened: scores can be recomputed from it. */
export const evaluation = {
  table: 'evaluation',
  row: 'one question of one answer, asked walking forward by date after the burn-in',
  order: ['answer', 'decided_ns'],
  key: ['answer', 'decided_ns', 'row_id'],
  columns: [
    {
      name: 'answer',
      type: 'text',
      unit: 'word',
      doc: 'atLevel: outcome at the level; inIt: outcome from inside; outcomeGivenTouch: outcome, should the touch come; touch: whether it comes within 10 minutes.',
      words: ['atLevel', 'inIt', 'outcomeGivenTouch', 'touch'],
    },
    { name: 'decided_ns', type: 'i64', unit: 'ns UNIX', doc: 'Decision time.' },
    { name: 'row_id', type: 'text', unit: 'word', doc: 'Row of `setups` that was asked about.' },
    { name: 'session_date', type: 'text', unit: 'date', doc: 'Date in the exchange time zone.' },
    { name: 'level_kind', type: 'text', unit: 'word', doc: 'Level that is approached.' },
    { name: 'dir', type: 'text', unit: 'word', doc: 'Direction of travel.', words: ['UP', 'DOWN'] },
    {
      name: 'outcome',
      type: 'text',
      unit: 'word',
      doc: 'What happened; null where it is censored or was so at once.',
      words: ['BREAK', 'REJECT', 'CHOP', 'TOUCH', 'NONE'],
      nullable: true,
    },
    { name: 'abstain', type: 'bool', unit: 'flag', doc: 'Whether the product says nothing.' },
    {
      name: 'reason',
      type: 'text',
      unit: 'word',
      doc: 'Why it says nothing; null where it says something.',
      nullable: true,
      nullWhere: { column: 'abstain', test: 'equals', value: 0 },
    },
    { name: 'pool_level', type: 'text', unit: 'word', doc: 'Pool that the neighbors come from.' },
    { name: 'k', type: 'i32', unit: 'rows', doc: 'Neighbors.', min: 0 },
    {
      name: 'n_eff',
      type: 'f64',
      unit: 'rows',
      doc: 'How many independent neighbors they are worth.',
      min: 0,
    },
    ...probabilities,
  ],
} as const satisfies Contract;
