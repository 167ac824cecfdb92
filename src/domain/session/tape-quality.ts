import type { QualityLimits } from './instrument-profile.ts';
import type { QualityMeasures } from './session-quality.ts';
import type { SessionAnchors } from './session-anchors.ts';

const NS_PER_S = 1_000_000_000;
const MINUTE_S = 60;

/** When it traded, and how much; rows in order of the file. */
export type TapeRows = {
  /** UNIX ns. */
  readonly ts_ns: BigInt64Array;
  /** Lots. */
  readonly lots: ArrayLike<number>;
  /** Time that a row stands for, seconds: 0 for a trade, 60 for a bar of a minute. */
  readonly spanSeconds: number;
};

/** Measures that the tape alone gives. */
export type TapeMeasures = Omit<QualityMeasures, 'badOrderShare' | 'crossedSeconds'>;

/**
 * How completely the tape covers a session's pre-market and regular hours.
 *
 * @param activity longer windows for simulations with fewer orders.
 */
export function tapeMeasures(
  rows: TapeRows,
  anchors: SessionAnchors,
  { windowSeconds }: Pick<QualityLimits, 'windowSeconds'>,
  activity: number,
): TapeMeasures {
  const since = (ns: bigint): number => Number(ns - anchors.startNs) / NS_PER_S;
  const [openS, endS] = [since(anchors.openNs), since(anchors.endNs)];
  const windowS = Math.max(windowSeconds / activity, rows.spanSeconds);
  const minutes = new Set<number>();
  const windows = new Set<number>();
  let volume = 0;
  let gapS = 0;
  let coveredS = openS;
  for (let row = 0; row < rows.ts_ns.length; row++) {
    const lots = rows.lots[row];
    const atS = since(rows.ts_ns[row]);
    if (!(lots > 0) || atS < 0 || atS >= endS) continue;
    if (atS < openS) {
      minutes.add(Math.floor(atS / MINUTE_S));
      continue;
    }
    windows.add(Math.floor((atS - openS) / windowS));
    volume += lots;
    gapS = Math.max(gapS, atS - coveredS);
    coveredS = Math.max(coveredS, atS + rows.spanSeconds);
  }
  return {
    windowShare: windows.size / Math.ceil((endS - openS) / windowS),
    gapSeconds: Math.max(gapS, endS - coveredS),
    premarketCoverage: openS > 0 ? minutes.size / Math.ceil(openS / MINUTE_S) : 1,
    rthVolume: volume,
  };
}
