import type { Contract } from './contract.ts';

/** What is known of a session as a whole. */
export const sessions = {
  table: 'sessions',
  row: 'one session of one contract',
  order: ['session_date'],
  key: ['session_date', 'symbol'],
  columns: [
    { name: 'session_date', type: 'text', unit: 'date', doc: 'Date in the exchange time zone.' },
    { name: 'symbol', type: 'text', unit: 'word', doc: 'Raw symbol of the contract.' },
    {
      name: 'instrument_id',
      type: 'f64',
      unit: 'id',
      doc: 'Numeric id of the contract in the source; null without one.',
      nullable: true,
    },
    { name: 'profile', type: 'text', unit: 'word', doc: 'Instrument profile of the build.' },
    {
      name: 'session_type',
      type: 'text',
      unit: 'word',
      doc: 'REGULAR, EARLY_CLOSE or CASH_CLOSED.',
      words: ['REGULAR', 'EARLY_CLOSE', 'CASH_CLOSED'],
    },
    {
      name: 'included',
      type: 'bool',
      unit: 'flag',
      doc: 'Whether the corpus may use the session.',
    },
    {
      name: 'reasons',
      type: 'text',
      unit: 'word',
      doc: 'Why the session is excluded, joined by "; "; null when it is included.',
      nullable: true,
      nullWhere: { column: 'included', test: 'equals', value: 1 },
    },
    {
      name: 'grade',
      type: 'text',
      unit: 'word',
      doc: 'Data quality, A to F; null until graded.',
      nullable: true,
      words: ['A', 'B', 'C', 'D', 'E', 'F'],
    },
    { name: 'first_ns', type: 'i64', unit: 'ns UNIX', doc: 'First record inside the session.' },
    { name: 'last_ns', type: 'i64', unit: 'ns UNIX', doc: 'Last record inside the session.' },
    {
      name: 'records',
      type: 'f64',
      unit: 'records',
      doc: 'Source records of the session.',
      min: 1,
    },
    { name: 'volume', type: 'f64', unit: 'lots', doc: 'Traded volume inside the session.', min: 0 },
    { name: 'config_hash', type: 'text', unit: 'hash', doc: 'Hash of the build configuration.' },
    { name: 'synthetic', type: 'bool', unit: 'flag', doc: 'Whether a simulator made the data.' },
    { name: 'planted', type: 'bool', unit: 'flag', doc: 'Whether causality was planted in it.' },
  ],
  rules: [
    { kind: 'at-most', low: 'first_ns', high: 'last_ns' },
    { kind: 'of-session', column: 'session_date', fact: 'date' },
    { kind: 'of-session', column: 'symbol', fact: 'symbol' },
  ],
} as const satisfies Contract;
