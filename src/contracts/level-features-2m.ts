import { formulaWord, number, OURS, ranged, ratio, share, word } from './column-kinds.ts';
import type { Column, Contract } from './contract.ts';
import { barrier, flow, force, motion, tape } from './level-feature-columns.ts';
import { optionNumber, optionRules, optionStates } from './option-columns.ts';

const kinds = ['PM_HIGH', 'PM_LOW', 'OR_HIGH', 'OR_LOW', 'SMA_90', 'EMA_20'] as const;

const keys: readonly Column[] = [
  { name: 'session_date', type: 'text', unit: 'date', doc: 'Date in the exchange time zone.' },
  { name: 'symbol', type: 'text', unit: 'word', doc: 'Raw symbol of the contract.' },
  { name: 'bar_start_ns', type: 'i64', unit: 'ns UNIX', doc: 'Open of the closed bar.' },
  {
    ...{ name: 'level_kind', type: 'text', unit: 'word', doc: 'Kind of the level.' },
    words: kinds,
  },
  { name: 'level_tick', type: 'i32', unit: 'ticks', doc: 'The level L after the bar.' },
  {
    ...{ name: 'available_at_ns', type: 'i64', unit: 'ns UNIX' },
    doc: 'When the row is known: the close of its bar.',
  },
  {
    ...{ name: 'dir', type: 'text', unit: 'word', words: ['UP', 'DOWN'] },
    doc: 'Which way price travels towards L, s = 1 or −1: UP from below it; on it as before.',
  },
  { ...number('mid_dist', 'ticks', 'Mid less level, by halves.', '(bb + ba) / 2 − L') },
  {
    ...number('atr_s', 'ticks', 'ATR against the season; Wilder’s where no season is known.'),
    ...{ min: 0, formula: 'S(slot)·exp mean ln(TR_j / S(slot_j)), 15 bars', source: OURS },
  },
  word('atr_mode', 'How the ATR was found.', ['seasonal', 'wilder14']),
  {
    ...{ name: 'b_ticks', type: 'i32', unit: 'ticks', nullable: true, min: 1 },
    doc: 'Distance B at which an outcome is decided, within what the configuration allows.',
  },
  {
    ...{ name: 'opt_state', type: 'text', unit: 'word', words: optionStates },
    doc: 'Whether options are known; all that is made of them is null unless it is OK.',
  },
];

const options: readonly Column[] = [
  ...[25, 50, 75].flatMap((points) =>
    (['above', 'below'] as const).map((side) =>
      optionNumber(`gex_${side}_${points}`, `Gamma of dealers within ${points} points ${side}.`),
    ),
  ),
  optionNumber('gex_asym', 'Gamma above against below, 25 points.'),
  optionNumber('gex_net_75', 'Gamma within 75 points.'),
  optionNumber('flow_above_75', 'Gamma of today’s flow within 75 points above.'),
  optionNumber('flow_below_75', 'Gamma of today’s flow within 75 points below.'),
  optionNumber('flow_asym', 'Gamma of today’s flow above against below, 25 points.'),
  optionNumber('flow_net_75', 'Gamma of today’s flow within 75 points.'),
  word('fuel_effect', 'What dealers’ hedging does.', ['AMPLIFY', 'DAMPEN', 'NEUTRAL']),
  optionNumber('call_wall', 'Distance to the strike with the most call gamma.', 10),
  optionNumber('put_wall', 'Distance to the strike with the most put gamma.', 10),
  optionNumber('gamma_flip', 'Distance to where dealers’ gamma changes sign.', 10),
  optionNumber('call_tide', 'Call premium bought less sold, 5 min.'),
  optionNumber('put_tide', 'Put premium bought less sold, 5 min.'),
  optionNumber('pc_ratio', 'Call volume against put volume, 5 min.'),
];

const context: readonly Column[] = [
  ...[...kinds, 'SMA_200', 'SMA_400', 'VWAP'].map((kind) =>
    ranged(
      number(`dist_${kind}`, 'ATR', `Distance to ${kind}, ahead positive.`, 's·(level − L) / ATR'),
      -10,
      10,
    ),
  ),
  number(
    'minutes_since_open',
    'min',
    'Minutes since the open, before it negative.',
    '(t − open) / 60 s',
  ),
  {
    ...{
      name: 'or_active',
      type: 'bool',
      unit: 'flag',
      doc: 'Whether the opening range is being made.',
    },
    ...{ formula: 'open ≤ t < end of the range', source: OURS },
  },
  number('atr_rel', 'ln', 'ATR against the slot’s usual one.', 'ln(ATR / median of 20 sessions)'),
  share('session_pos', 'Last price between low and high since the open.', '(P − lo) / (hi − lo)'),
  number('gap', 'ratio', 'Open against the pre-market’s middle.', '(first − PM mid) / PM range'),
  share(
    'touch_ord',
    'Touches of the level so far, and the present one or the next; null without trades.',
    'min(n, 5) / 5',
  ),
  {
    ...number(
      't_since_touch',
      'ln',
      'Time since the last touch before; null before the first.',
      'ln(1 + min)',
    ),
    min: 0,
  },
  ...(['ahead', 'behind'] as const).flatMap((where): readonly Column[] => [
    {
      ...number(
        `runway_${where}`,
        'ATR',
        `Room ${where}: to the next level or wall; null without one.`,
      ),
      ...{ min: 0, formula: 'distance / ATR', source: OURS },
    },
    {
      ...word(`runway_${where}_quality`, `Whether B fits in ${where}.`, ['CLEAR', 'OBSTRUCTED']),
      ...{ formula: 'CLEAR if > B', source: OURS },
    },
  ]),
];

const score: readonly Column[] = [
  ratio('score_liquidity', 'Rule of thumb: what the book says.', 'mean(n1, n2, −n3, −n4, −mb / 4)'),
  ratio('score_tape', 'What the tape says.', 'mean(s·tape_near, s·ofi_n / 4 within ±1)'),
  optionNumber('score_hedging', 'What dealers’ hedging says.'),
  ranged(
    number(
      'score_raw',
      'points',
      'All together; 0 rejects, 100 breaks.',
      '50 + 50·(.45·S_L + .35·S_T + .20·S_H)',
    ),
    0,
    100,
  ),
  ranged(
    number(
      'score_smooth',
      'points',
      'The same smoothed since the approach began, else over 20 min.',
      'EWMA, half-life 30 s',
    ),
    0,
    100,
  ),
  formulaWord(
    'score_signal',
    'Its verdict.',
    ['BREAK', 'REJECT', 'CONTESTED', 'NEUTRAL'],
    'BREAK ≥ 65, REJECT ≤ 35, CONTESTED |S_L − S_T| > 0.8',
  ),
  formulaWord(
    'score_confidence',
    'Its certainty.',
    ['HIGH', 'MEDIUM', 'LOW'],
    '|raw − 50| ≥ 25 HIGH, ≥ 12 MEDIUM',
  ),
];

const strikes: readonly Column[] = [
  share('call_gamma_25', 'Call gamma within 25 points.', 'Σ OI·γ / TotAbs'),
  share('put_gamma_25', 'Put gamma within 25 points.', 'Σ OI·γ / TotAbs'),
  share('gex_ratio_3strike', 'Gamma of the strike at L and its neighbors.', 'Σ OI·γ / TotAbs'),
];

/**
 * Features of the six levels at each close of a 2-minute bar: 92 columns, three of options more.
 *
 * y = s·(mid − L) / ATR; D rests ahead of price within 4 ticks of L, or 8 where it says so;
 * kap = 10 lots; ss(v, c) = v/(|v| + c); lr(a, b) = ln((a + kap)/(b + kap)) within ±4.
 */
export const levelFeatures2m: Contract = {
  table: 'level_features_2m',
  row: 'one valid level within 80 ticks of the mid at the close of one 2-minute bar',
  order: ['bar_start_ns'],
  key: ['bar_start_ns', 'level_kind'],
  columns: [
    ...keys,
    ...[...motion, ...flow, ...barrier, ...tape],
    ...[...options, ...force, ...context, ...score],
    ...strikes,
  ],
  rules: [
    { kind: 'of-session', column: 'session_date', fact: 'date' },
    { kind: 'of-session', column: 'symbol', fact: 'symbol' },
    { kind: 'in-session', column: 'bar_start_ns', gridSeconds: 'bar' },
    { kind: 'after', column: 'available_at_ns', start: 'bar_start_ns', seconds: 'bar' },
    { kind: 'barrier', column: 'b_ticks' },
    { kind: 'same-nulls', columns: ['atr_s', 'atr_mode', 'b_ticks'] },
    { kind: 'same-nulls', columns: ['runway_ahead_quality', 'runway_behind_quality', 'atr_s'] },
    { kind: 'same-nulls', columns: ['score_raw', 'score_signal', 'score_confidence'] },
    { kind: 'same-nulls', columns: ['pred_acc', 'act_acc'] },
    ...optionRules([...options, ...strikes].map(({ name }) => name)),
  ],
  references: [{ column: 'bar_start_ns', table: 'levels_2m' }],
};
