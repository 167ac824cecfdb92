import type { Column, Contract } from './contract.ts';

const isMonitor = { column: 'row_type', test: 'equals', value: 'MONITOR' } as const;
const OURS = 'Spymaster';

const geometric = { source: 'Brownian motion between two barriers', min: 0, max: 1 } as const;

function outcome<const Name extends string>(name: Name, share: string) {
  return {
    name,
    type: 'text',
    unit: 'word',
    nullable: true,
    words: ['BREAK', 'REJECT', 'CHOP'],
    doc: `First of ±${share} ATR around the level that a trade reached by the horizon; null while that was not seen.`,
  } as const;
}

function seconds<const Name extends string>(name: Name, doc: string) {
  return { name, type: 'f64', unit: 's', nullable: true, min: 0, doc } as const;
}

function ticks<const Name extends string>(name: Name, doc: string) {
  return { name, type: 'i32', unit: 'ticks', nullable: true, doc } as const;
}

function inAtr<const Name extends string>(name: Name, doc: string, formula: string) {
  return { name, type: 'f64', unit: 'ATR', nullable: true, doc, formula, source: OURS } as const;
}

function odds<const Name extends string>(name: Name, word: string) {
  return {
    name,
    type: 'f64',
    unit: 'probability',
    nullable: true,
    nullWhere: isMonitor,
    ...geometric,
    doc: `${word} of a driftless walk from x0 between the barriers.`,
    formula: 'sine series in u = (x0 + B)/2B, v = σ²H/4B²; σ = ATR_s/(c·√2) per √min',
  } as const;
}

const geometry = [
  {
    name: 'B_ticks',
    type: 'i32',
    unit: 'ticks',
    doc: 'Distance of the barriers, within what the configuration allows.',
    min: 1,
  },
  { name: 'atr_s', type: 'f64', unit: 'ticks', doc: 'ATR at the row’s own time.', min: 0 },
  { name: 'x0', type: 'i32', unit: 'ticks', doc: 'Last price, beyond the level positive.' },
] as const satisfies readonly Column[];

/** What became of setups. */
export const labels = {
  table: 'labels',
  row: 'one setup by one horizon: its outcome from its own time on; before a touch whether there is one',
  order: ['decided_ns'],
  key: ['decided_ns', 'row_id', 'H_min'],
  columns: [
    { name: 'row_id', type: 'text', unit: 'id', doc: 'The setup.' },
    {
      name: 'row_type',
      type: 'text',
      unit: 'word',
      doc: 'Kind of the row.',
      words: ['TRIGGER', 'MONITOR', 'LIVE'],
    },
    { name: 'decided_ns', type: 'i64', unit: 'ns UNIX', doc: 'Time that the label starts from.' },
    {
      name: 'event_id',
      type: 'text',
      unit: 'id',
      nullable: true,
      doc: 'The episode; of a MONITOR row the one that the touch began, null without a touch.',
    },
    {
      name: 'H_min',
      type: 'i32',
      unit: 'min',
      min: 2,
      max: 15,
      doc: 'The horizon: 2, 5, 8, 15; of a MONITOR row 10.',
    },
    {
      name: 'touch',
      type: 'bool',
      unit: 'flag',
      nullable: true,
      doc: 'Of a MONITOR row: whether the level triggered in this direction by the horizon; null while that was not seen.',
    },
    outcome('outcome', '1'),
    outcome('outcome_05', '0.5'),
    outcome('outcome_15', '1.5'),
    ...geometry,
    odds('p_geo_break', 'Break'),
    odds('p_geo_reject', 'Rejection'),
    odds('p_geo_chop', 'Neither'),
    seconds('t_break_05', 'To the barrier ahead at 0.5 ATR; null if not by the horizon.'),
    seconds('t_break_10', 'To the one at 1 ATR.'),
    seconds('t_break_15', 'To the one at 1.5 ATR.'),
    seconds('t_reject_05', 'To the barrier behind at 0.5 ATR; null if not by the horizon.'),
    seconds('t_reject_10', 'To the one at 1 ATR.'),
    seconds('t_reject_15', 'To the one at 1.5 ATR.'),
    ticks('mfe', 'Farthest ahead by the horizon; null if it was not seen whole.'),
    ticks('mae', 'Farthest behind by the horizon.'),
    inAtr('mfe_atr', 'Farthest ahead.', 'mfe / ATR_s'),
    inAtr('mae_atr', 'Farthest behind.', 'mae / ATR_s'),
    ticks('strength', 'The farther of both.'),
    ticks('px_5m', 'Last price five minutes later.'),
    {
      name: 'resolved_at',
      type: 'i64',
      unit: 'ns UNIX',
      nullable: true,
      nullWhere: { column: 'censored', test: 'equals', value: 1 },
      doc: 'When the outcome, or the touch, was decided.',
    },
    {
      name: 'censored',
      type: 'bool',
      unit: 'flag',
      doc: 'Whether data ended, or stopped for more than a minute, before it was decided.',
    },
    {
      name: 'instant',
      type: 'bool',
      unit: 'flag',
      doc: 'Whether price was beyond the barrier from the beginning; such rows do not count in an evaluation.',
    },
  ],
  rules: [
    { kind: 'in-session', column: 'decided_ns' },
    { kind: 'barrier', column: 'B_ticks' },
    { kind: 'at-most', low: 'decided_ns', high: 'resolved_at' },
    { kind: 'same-nulls', columns: ['mfe', 'mae', 'mfe_atr', 'mae_atr', 'strength'] },
    { kind: 'at-most', low: 'mae', high: 'mfe' },
    { kind: 'where', where: isMonitor, then: { column: 'outcome', test: 'null' } },
    {
      kind: 'where',
      where: isMonitor,
      then: { column: 'H_min', test: 'equals', value: 10 },
    },
    ...(['TRIGGER', 'LIVE'] as const).flatMap((value) => [
      {
        kind: 'where' as const,
        where: { column: 'row_type', test: 'equals', value } as const,
        then: { column: 'touch', test: 'null' } as const,
      },
      {
        kind: 'where' as const,
        where: { column: 'row_type', test: 'equals', value } as const,
        then: { column: 'event_id', test: 'there' } as const,
      },
    ]),
    {
      kind: 'where',
      where: { column: 'censored', test: 'equals', value: 1 },
      then: { column: 'outcome', test: 'null' },
    },
    {
      kind: 'where',
      where: { column: 'censored', test: 'equals', value: 1 },
      then: { column: 'touch', test: 'null' },
    },
    {
      kind: 'where',
      where: { column: 'outcome', test: 'equals', value: 'BREAK' },
      then: { column: 't_break_10', test: 'there' },
    },
    {
      kind: 'where',
      where: { column: 'outcome', test: 'equals', value: 'REJECT' },
      then: { column: 't_reject_10', test: 'there' },
    },
    {
      kind: 'where',
      where: { column: 'outcome', test: 'equals', value: 'CHOP' },
      then: { column: 't_break_10', test: 'null' },
    },
  ],
} as const satisfies Contract;
