import { by, CCZ, CKS, log, number, OURS, ratio, share, word } from './column-kinds.ts';
import type { Column } from './contract.ts';

const barrierStates = ['VACUUM', 'CONSUMED', 'ABSORPTION', 'WALL', 'WEAK', 'NEUTRAL'];
const tapeFormula = '(buy − sell) / (buy + sell + kap)';

/** How price moves in the frame of the level. */
export const motion: readonly Column[] = [
  ...spans([1, 3, 5, 10, 20], (m) =>
    number(
      `vel_${m}m`,
      'ATR/min',
      'Velocity towards L and through it.',
      `(y_t − y_(t−${m}m)) / ${m}`,
    ),
  ),
  ...spans([1, 3, 5, 10], (m) =>
    number(`acc_${m}m`, 'ATR/min²', 'Acceleration, by thirds.', `(v3 − v1) / (2·${m}/3)`),
  ),
  ...spans([1, 3, 5, 10], (m) =>
    number(`jerk_${m}m`, 'ATR/min³', 'Jerk, by thirds.', `(v3 − 2·v2 + v1) / (${m}/3)²`),
  ),
];

/** Order flow of the whole book. */
export const flow: readonly Column[] = [
  ...spans([30, 60, 120, 300], (s) =>
    by(
      CCZ,
      number(`ofi_int_${s}s`, 'ratio', 'Order flow of ten depths, ahead positive.', flowFormula(s)),
    ),
  ),
  ...spans([60, 120, 300], (s) =>
    by(CCZ, number(`ofi_trend_${s}s`, 'ratio', 'Its second half less its first.', flowFormula(s))),
  ),
  number(
    'ofi_var_120s',
    'ln',
    'Variance of the flow against twenty minutes.',
    'ln(var 120 s / var 20 min)',
  ),
  by(
    CKS,
    number('ofi_peak_120s', 'ratio', 'Largest flow of a window, signed.', 's·max |OFI / (2·AD)|'),
  ),
];

/** What defends the level ahead of price. */
export const barrier: readonly Column[] = [
  log(
    'bar_rel',
    'Barrier ahead, within 4 ticks, against its median of 5 minutes.',
    'lr(D, median)',
  ),
  ...spans([1, 3, 5], (m) =>
    log(`bar_chg_${m}m`, `Barrier against that ${m} min before.`, `lr(D_t, D_(t−${m}m))`),
  ),
  number('bar_slope_3m', '1/min', 'Slope of its log over 3 minutes.', 'OLS of ln(D + kap)'),
  {
    ...number(
      'bar_vol_5m',
      'ln',
      'How it flickers over 5 minutes.',
      'sd of 5 s differences of ln(D + kap)',
    ),
    min: 0,
  },
  log('bar_abs_3m', 'Added against eaten, 3 minutes.', 'lr(Σ add, Σ fill)'),
  word('barrier_state', 'What the barrier within 8 ticks ahead did in 60 s.', barrierStates),
  number(
    'bar_repl',
    'ln',
    'Added against taken away, 60 s.',
    'ln((add + kap) / (pull + fill + kap))',
  ),
  log('wall_ratio', 'The barrier against the mirrored ticks of the other side.', 'lr(D, Dmir)'),
  log('churn_rel', 'Its churn of a minute against the mean of ten.', 'lr(churn, mean)'),
];

/** Who trades, near the level and anywhere. */
export const tape: readonly Column[] = [
  ...spans([5, 30, 120], (s) =>
    ratio(`tape_imb_near_${s}s`, 'Aggressors within 8 ticks, buying positive.', tapeFormula),
  ),
  ...spans([5, 30, 120], (s) =>
    ratio(`tape_imb_${s}s`, 'Aggressors anywhere, buying positive.', tapeFormula),
  ),
  log(
    'tape_vel',
    'Pace of trades, 30 s against ten minutes.',
    'lr(trades/s 30 s, trades/s 10 min)',
  ),
  ratio(
    'sweep_net_60s',
    'Sweeps of three ticks and more, up positive.',
    '(up − down) / (up + down + kap)',
  ),
  share(
    'big_share_60s',
    'Share of big aggressor orders; null in the first session.',
    'big / (buy + sell + other)',
  ),
];

/** What the flow should have moved, beside what moved. */
export const force: readonly Column[] = [
  ratio(
    'fma_res',
    'Price moved more easily than its flow, 30 s.',
    'ss(act − pred, 2), pred = β·ofi_n',
  ),
  {
    ...number(
      'fma_ratio',
      'ratio',
      'Move over predicted move; null if that is below a quarter tick.',
    ),
    ...{ min: -4, max: 4, formula: 'act / pred', source: OURS },
  },
  number(
    'pred_acc',
    'ticks',
    'Predicted move less that of the 30 s before.',
    'pred_t − pred_(t−30 s)',
  ),
  number('act_acc', 'ticks', 'Move less that of the 30 s before.', 'act_t − act_(t−30 s)'),
];

function flowFormula(seconds: number): string {
  return `s·Σ w_m·OFI_m / (2·AD·√${seconds / 5})`;
}

/** A column for each span. */
function spans(list: readonly number[], make: (span: number) => Column): readonly Column[] {
  return list.map(make);
}
