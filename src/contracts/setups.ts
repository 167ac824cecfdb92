import type { Column, Contract } from './contract.ts';
import { VECTOR_LAYOUT, vectorColumns } from './vector-columns.ts';

const isMonitor = { column: 'row_type', test: 'equals', value: 'MONITOR' } as const;

function state(name: string, doc: string): Column {
  return { name, type: 'i32', unit: 'bits', nullable: true, min: 0, max: 15, doc };
}

const keys: readonly Column[] = [
  {
    name: 'row_id',
    type: 'text',
    unit: 'id',
    doc: 'event_id of a TRIGGER row, else approach_id|window.',
  },
  {
    ...{ name: 'row_type', type: 'text', unit: 'word', words: ['TRIGGER', 'MONITOR', 'LIVE'] },
    doc: 'At the touch, before it, after it.',
  },
  { name: 'approach_id', type: 'text', unit: 'id', doc: 'The approach, as `episodes` names it.' },
  {
    ...{ name: 'event_id', type: 'text', unit: 'id', nullable: true, nullWhere: isMonitor },
    doc: 'The episode; nobody knows it before the touch.',
  },
  {
    ...{ name: 'confluence_id', type: 'text', unit: 'id', nullable: true, nullWhere: isMonitor },
    doc: 'Event that first touched this price.',
  },
  { name: 'level_kind', type: 'text', unit: 'word', doc: 'Kind of the level.' },
  {
    ...{ name: 'dir', type: 'text', unit: 'word', words: ['UP', 'DOWN'] },
    doc: 'Direction of travel.',
  },
  { name: 'win', type: 'i32', unit: 'windows', min: -1, doc: 'Last window that had ended.' },
  {
    name: 'decided_ns',
    type: 'i64',
    unit: 'ns UNIX',
    doc: 'The moment; nothing later is in the row.',
  },
  { name: 'level_tick', type: 'i32', unit: 'ticks', doc: 'The level, frozen from contact on.' },
  { name: 'x_ticks', type: 'i32', unit: 'ticks', doc: 'Last price, beyond the level positive.' },
  {
    ...{ name: 'y', type: 'f64', unit: 'ATR', nullable: true },
    doc: 'Distance of the mid from the level, negative before it.',
  },
  {
    name: 'b_ticks',
    type: 'i32',
    unit: 'ticks',
    min: 1,
    doc: 'Distance of the barriers, within what the configuration allows.',
  },
  { name: 'atr_s', type: 'f64', unit: 'ticks', min: 0, doc: 'ATR of the moment.' },
  {
    ...{ name: 'atr_mode', type: 'text', unit: 'word', words: ['seasonal', 'wilder14'] },
    doc: 'How the ATR was found.',
  },
  {
    ...{ name: 'p_fp', type: 'f64', unit: 'probability', nullable: true, min: 0, max: 1 },
    doc: 'Of a MONITOR row: that a driftless walk touches the level within 10 minutes.',
    formula: '2·(1 − N((−Tb − x0)/(σ·√10)))',
    source: 'reflection principle',
  },
  state('n_state', 'Which of the four conditions held over the last minute, one bit each.'),
  state('n_state_5s', 'The same, 5 s before.'),
  state('n_state_15s', 'The same, 15 s before.'),
  state('n_state_30s', 'The same, 30 s before.'),
  {
    ...{ name: 'present_weight', type: 'f64', unit: 'share', min: 0, max: 1 },
    doc: 'Share of the vector’s weight that is known.',
  },
];

/** Moments of approaches as numbers that can be compared. */
export const setups: Contract = {
  table: 'setups',
  row: 'one moment of an approach: its trigger, or one on the grid before or after it',
  order: ['decided_ns'],
  key: ['decided_ns', 'row_id'],
  columns: [...keys, ...vectorColumns],
  layout: VECTOR_LAYOUT,
  rules: [
    { kind: 'in-session', column: 'decided_ns' },
    { kind: 'barrier', column: 'b_ticks' },
    {
      kind: 'where',
      where: { column: 'row_type', test: 'equals', value: 'TRIGGER' },
      then: { column: 'p_fp', test: 'null' },
    },
    {
      kind: 'where',
      where: { column: 'row_type', test: 'equals', value: 'LIVE' },
      then: { column: 'p_fp', test: 'null' },
    },
    { kind: 'where', where: isMonitor, then: { column: 'p_fp', test: 'there' } },
  ],
  references: [{ column: 'approach_id', table: 'episodes' }],
};
