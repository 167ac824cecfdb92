import { Random } from '../../base/random.ts';
import { equalCountBins } from './equal-count-bins.ts';
import type { Statements } from './forecasts.ts';
import { quantile } from '../features/quantile.ts';
import { mean } from './skill.ts';

/** Statements of about equal probability. */
export type ReliabilityBin = {
  readonly count: number;
  /** Mean probability that was said. */
  readonly said: number;
  /** Share that came true. */
  readonly came: number;
  /** 5th and 95th percentile of that share, had every statement been perfectly calibrated. */
  readonly low: number;
  readonly high: number;
};

/** Whether what was said with 70 % came true in 7 of 10. */
export type Calibration = {
  readonly bins: readonly ReliabilityBin[];
  /** Over all rows: mean probability that was said, and share that came true. */
  readonly said: number;
  readonly came: number;
  /** Expected calibration error: mean distance between said and came, by count. */
  readonly ece: number;
  /** 95th percentile of that error under perfect calibration: what noise alone shows. */
  readonly eceNoise95: number;
};

type CalibrationOptions = {
  readonly seed: string;
  readonly binCount?: number;
  /** Redraws of all hits from what was said. */
  readonly redraws?: number;
};

/**
 * Reliability of statements in bins of equal count, with consistency bars.
 *
 * A fixed bound on the error would fail by noise alone: 600 rows in 10 bins show about 0.05 when
 * perfectly calibrated. So hits are redrawn from the probabilities themselves.
 *
 * @see Bröcker & Smith (2007), Increasing the reliability of reliability diagrams.
 */
export function calibration(
  { p, hits }: Statements,
  { seed, binCount = 10, redraws = 1000 }: CalibrationOptions,
): Calibration {
  const bins = Math.min(binCount, p.length);
  const binOf = equalCountBins(p, bins);
  const counts = sumsByBin(binOf, new Float64Array(p.length).fill(1), bins);
  const said = sumsByBin(binOf, p, bins);
  const random = new Random(seed);
  const errors = new Float64Array(redraws);
  const came = Array.from({ length: bins }, () => new Float64Array(redraws));
  for (let draw = 0; draw < redraws; draw++) {
    const redrawn = p.map((chance) => Number(random.uniform() < chance));
    const hitSums = sumsByBin(binOf, redrawn, bins);
    errors[draw] = errorOf(said, hitSums, p.length);
    came.forEach((shares, bin) => (shares[draw] = hitSums[bin] / counts[bin]));
  }
  const hitSums = sumsByBin(binOf, hits, bins);
  return {
    bins: came.map((shares, bin) => ({
      count: counts[bin],
      said: said[bin] / counts[bin],
      came: hitSums[bin] / counts[bin],
      low: quantile(shares.sort(), 0.05),
      high: quantile(shares, 0.95),
    })),
    ...{ said: mean(p), came: mean(Float64Array.from(hits)) },
    ece: errorOf(said, hitSums, p.length),
    eceNoise95: quantile(errors.sort(), 0.95),
  };
}

function sumsByBin(binOf: Uint8Array, values: ArrayLike<number>, bins: number): Float64Array {
  const sums = new Float64Array(bins);
  binOf.forEach((bin, row) => (sums[bin] += values[row]));
  return sums;
}

/** Σ count/n · |said − came|, from sums over bins. */
function errorOf(said: Float64Array, hits: Float64Array, n: number): number {
  let sum = 0;
  for (let bin = 0; bin < said.length; bin++) sum += Math.abs(said[bin] - hits[bin]);
  return sum / n;
}
