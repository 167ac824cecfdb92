import type { Column, Contract } from './contract.ts';

const OURS = 'Spymaster';
const outcomes = ['break', 'reject', 'chop'] as const;
const noAnswer = { column: 'abstain', test: 'null' } as const;

/** A probability; all but the answers' own are shorter, for they are shown and not compared. */
function probability(name: string, doc: string, formula?: string): Column {
  const type = name.startsWith('p_') || name === 'touch_p' ? 'f64' : 'f32';
  const origin = formula === undefined ? {} : { formula, source: OURS };
  return { name, type, unit: 'probability', nullable: true, min: 0, max: 1, doc, ...origin };
}

function byOutcome(name: string, doc: string, formula?: string): readonly Column[] {
  return outcomes.map((outcome) =>
    probability(`${name}_${outcome}`, `${doc}: ${outcome.toUpperCase()}.`, formula),
  );
}

/** What an answer rests on; of the touch where a name begins with `touch_`. */
function evidence(prefix: string, of: string): readonly Column[] {
  const isNull = { column: `${prefix}abstain`, test: 'null' } as const;
  const nullable = { nullable: true, nullWhere: isNull } as const;
  return [
    {
      ...{ name: `${prefix}k`, type: 'i32', unit: 'rows', min: 0, ...nullable },
      doc: `Neighbors behind ${of}.`,
    },
    {
      ...{ name: `${prefix}eligible`, type: 'i32', unit: 'approaches', min: 0, ...nullable },
      doc: 'Approaches of the pool that they were chosen from.',
    },
    {
      ...{ name: `${prefix}n_eff`, type: 'f32', unit: 'rows', min: 0, ...nullable },
      doc: 'Independent neighbors that they are worth.',
      ...{ formula: '(Σw)²/Σw² / (1 + (m̄ − 1)·0.1), m̄ neighbors per day', source: 'Kish 1965' },
    },
    {
      ...{
        name: `${prefix}pool_level`,
        type: 'text',
        unit: 'word',
        words: ['strict', 'class', 'all'],
        ...nullable,
      },
      doc: 'How alike the levels of the pool are.',
    },
    {
      ...{ name: `${prefix}abstain`, type: 'bool', unit: 'flag', nullable: true },
      doc: `Whether ${of} is kept back; null where it was not asked.`,
    },
    {
      ...{ name: `${prefix}reason`, type: 'text', unit: 'words', nullable: true },
      doc: 'Why: NO_DATA or NO_EDGE, and words.',
    },
  ];
}

const columns: readonly Column[] = [
  { name: 'ts_ns', type: 'i64', unit: 'ns UNIX', doc: 'When it was said; nothing later is in it.' },
  {
    ...{ name: 'level_kind', type: 'text', unit: 'word' },
    doc: 'Kind of the level.',
  },
  {
    ...{ name: 'cause', type: 'text', unit: 'word', words: ['TRIGGER', 'CLOSE', 'STREAM'] },
    doc: 'A touch, a bar’s close, or every 5 s while price is near.',
  },
  {
    ...{
      name: 'question',
      type: 'text',
      unit: 'word',
      words: ['atLevel', 'approaching', 'inIt', 'none'],
    },
    doc: 'At the level, approaching it, in the episode; none far from it.',
  },
  {
    ...{ name: 'dir', type: 'text', unit: 'word', words: ['UP', 'DOWN'], nullable: true },
    doc: 'Where price goes; null where nothing was asked.',
    nullWhere: { column: 'question', test: 'equals', value: 'none' },
  },
  {
    ...{ name: 'approach_id', type: 'text', unit: 'id', nullable: true },
    doc: 'The approach; null without one.',
  },
  {
    ...{ name: 'event_id', type: 'text', unit: 'id', nullable: true },
    doc: 'The episode; null before a touch.',
  },
  { name: 'horizon_min', type: 'i32', unit: 'min', min: 2, max: 15, doc: 'Horizon of outcomes.' },
  ...byOutcome(
    'p',
    'What becomes of the level, of a touch that is awaited',
    '(10·base + n_eff·Σw[outcome]/Σw) / (10 + n_eff)',
  ),
  ...byOutcome('low', '5th percentile', 'Beta quantile'),
  ...byOutcome('high', '95th percentile', 'Beta quantile'),
  ...byOutcome('base', 'Base rate of the pool at this geometry', '∝ rate·p_geo/mean p_geo'),
  ...byOutcome('p_geo', 'Geometry alone'),
  ...byOutcome('smooth', 'p with a half-life of 15 s', 'EWMA of log odds against CHOP'),
  ...evidence('', 'the outcome'),
  probability('touch_p', 'That the level is touched within 10 minutes; null after a touch.'),
  probability('touch_low', 'Its 5th percentile.', 'Beta quantile'),
  probability('touch_high', 'Its 95th percentile.', 'Beta quantile'),
  probability('touch_base', 'Base rate of the pool at this distance.'),
  probability('touch_p_fp', 'First passage of a driftless walk.'),
  probability('touch_smooth', 'touch_p with a half-life of 15 s.'),
  ...evidence('touch_', 'the touch'),
  {
    ...{ name: 'neighbors', type: 'text', unit: 'JSON', nullable: true },
    doc: 'At touches and closes, the nearest first: [row_id, distance, weight, outcome, mfe, mae, t_break].',
  },
];

/** Every answer that the product gave. */
export const signals: Contract = {
  table: 'signals',
  row: 'what was said of one level at one moment',
  order: ['ts_ns'],
  key: ['ts_ns', 'level_kind', 'cause'],
  columns,
  rules: [
    { kind: 'in-session', column: 'ts_ns' },
    { kind: 'where', where: noAnswer, then: { column: 'p_break', test: 'null' } },
    {
      kind: 'where',
      where: { column: 'question', test: 'equals', value: 'none' },
      then: { column: 'abstain', test: 'null' },
    },
    {
      kind: 'where',
      where: { column: 'abstain', test: 'equals', value: 1 },
      then: { column: 'reason', test: 'there' },
    },
    {
      kind: 'where',
      where: { column: 'touch_abstain', test: 'there' },
      then: { column: 'question', test: 'equals', value: 'approaching' },
    },
    {
      kind: 'where',
      where: { column: 'cause', test: 'equals', value: 'TRIGGER' },
      then: { column: 'event_id', test: 'there' },
    },
    ...outcomes.flatMap((outcome) => [
      { kind: 'at-most', low: `low_${outcome}`, high: `high_${outcome}` } as const,
    ]),
    { kind: 'at-most', low: 'touch_low', high: 'touch_high' },
  ],
};
