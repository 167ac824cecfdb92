import type { Column, Contract } from './contract.ts';

const noTrigger = { column: 'event_id', test: 'null' } as const;

/** A column of what a trigger says. */
function ofTrigger<const C extends Pick<Column, 'name' | 'type' | 'unit' | 'doc'>>(column: C) {
  return { ...column, nullable: true, nullWhere: noTrigger } as const;
}

/** Price on its way to a level, and the episode that a touch began. */
export const episodes = {
  table: 'episodes',
  row: 'one approach of price to a level; without a touch what follows from one is null',
  order: ['start_ns'],
  key: ['start_ns', 'approach_id'],
  columns: [
    {
      name: 'approach_id',
      type: 'text',
      unit: 'id',
      doc: 'symbol|date|level|direction|aNN, NN counting approaches of the level in that direction.',
    },
    {
      name: 'event_id',
      type: 'text',
      unit: 'id',
      nullable: true,
      doc: 'symbol|date|level|direction|NN, NN counting triggers; null without one.',
    },
    ofTrigger({
      name: 'u64',
      type: 'i64',
      unit: 'hash',
      doc: 'FNV-1a of event_id, its 64 bits as a signed number.',
    }),
    ofTrigger({
      name: 'confluence_id',
      type: 'text',
      unit: 'id',
      doc: 'Event that first touched this price, of any level within 2 ticks and a minute.',
    }),
    { name: 'session_date', type: 'text', unit: 'date', doc: 'Date in the exchange time zone.' },
    { name: 'symbol', type: 'text', unit: 'word', doc: 'Raw symbol of the contract.' },
    {
      name: 'level_kind',
      type: 'text',
      unit: 'word',
      doc: 'Kind of the level.',
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
      name: 'dir',
      type: 'text',
      unit: 'word',
      doc: 'Where price goes: UP from below.',
      words: ['UP', 'DOWN'],
    },
    ofTrigger({
      name: 'ordinal',
      type: 'i32',
      unit: 'triggers',
      doc: 'Which trigger of the level in this direction it is, from 1.',
    }),
    ofTrigger({
      name: 'L_tick',
      type: 'i32',
      unit: 'ticks',
      doc: 'The level, frozen at the contact.',
    }),
    {
      name: 'armed_ns',
      type: 'i64',
      unit: 'ns UNIX',
      doc: 'When price had kept its distance for long enough.',
    },
    { name: 'start_ns', type: 'i64', unit: 'ns UNIX', doc: 'When price came near.' },
    ofTrigger({
      name: 'contact_ns',
      type: 'i64',
      unit: 'ns UNIX',
      doc: 'First trade of the touch that was confirmed.',
    }),
    ofTrigger({
      name: 'trigger_ns',
      type: 'i64',
      unit: 'ns UNIX',
      doc: 'When it was confirmed: the decision time.',
    }),
    ofTrigger({
      name: 'x_trigger',
      type: 'i32',
      unit: 'ticks',
      doc: 'Price at the trigger, beyond the level positive.',
    }),
    ofTrigger({
      name: 'n_confirm',
      type: 'i32',
      unit: 'trades',
      doc: 'Trades of the touch up to the trigger.',
    }),
    {
      name: 'end_ns',
      type: 'i64',
      unit: 'ns UNIX',
      doc: 'When price was at a barrier, had turned round, or the time was over.',
    },
    {
      name: 'end_reason',
      type: 'text',
      unit: 'word',
      words: ['BREAK', 'REJECT', 'CHOP', 'NO_TOUCH', 'SESSION_END'],
      doc: 'BREAK, REJECT at a barrier; CHOP after 15 min; NO_TOUCH; SESSION_END.',
    },
  ],
  rules: [
    { kind: 'of-session', column: 'session_date', fact: 'date' },
    { kind: 'of-session', column: 'symbol', fact: 'symbol' },
    { kind: 'in-session', column: 'start_ns' },
    { kind: 'in-session', column: 'trigger_ns' },
    { kind: 'at-most', low: 'armed_ns', high: 'start_ns' },
    { kind: 'at-most', low: 'start_ns', high: 'contact_ns' },
    { kind: 'at-most', low: 'contact_ns', high: 'trigger_ns' },
    { kind: 'at-most', low: 'trigger_ns', high: 'end_ns' },
    { kind: 'at-most', low: 'start_ns', high: 'end_ns' },
    {
      kind: 'where',
      where: { column: 'end_reason', test: 'equals', value: 'NO_TOUCH' },
      then: { column: 'event_id', test: 'null' },
    },
    ...(['BREAK', 'REJECT', 'CHOP'] as const).map((value) => ({
      kind: 'where' as const,
      where: { column: 'end_reason', test: 'equals', value } as const,
      then: { column: 'event_id', test: 'there' } as const,
    })),
  ],
} as const satisfies Contract;
