import { toNano } from '../features/rounding.ts';
import { betaQuantile } from './beta-quantile.ts';

/** 5th and 95th percentile. */
export type Interval = readonly [low: number, high: number];

/** Probabilities by outcome with their 90 % intervals. */
export type Posterior = { readonly p: readonly number[]; readonly ci90: readonly Interval[] };

/**
 * Base rates brought to the query's geometry: each outcome's rate times how much likelier geometry
 * holds it here than it did in the pool. A mean of 0, or odds that are unknown, tilt nothing.
 *
 * @param odds of the query; @param meanOdds of the pool.
 */
export function tiltedBase(
  rates: readonly number[],
  odds: readonly number[],
  meanOdds: readonly number[],
): readonly number[] {
  const tilted = rates.map((rate, c) => {
    const ratio = odds[c] / meanOdds[c];
    return Number.isFinite(ratio) ? rate * ratio : rate;
  });
  const sum = tilted.reduce((total, share) => total + share, 0);
  return sum > 0 ? tilted.map((share) => share / sum) : rates;
}

/**
 * What neighbors make of a base rate: Dirichlet with the base rate as its prior, each outcome's
 * interval that of its Beta margin, as tables have it: the last bits of a logarithm are not the same
 * in every engine.
 *
 * @param base sum 1. @param shares of the neighbors' weight by outcome, sum 1, or 0 without any.
 */
export function posteriorOf(
  base: readonly number[],
  shares: readonly number[],
  { priorCount, effectiveCount }: { readonly priorCount: number; readonly effectiveCount: number },
): Posterior {
  const alpha = base.map((rate, c) => priorCount * rate + effectiveCount * shares[c]);
  const sum = alpha.reduce((total, count) => total + count, 0);
  return {
    p: alpha.map((count) => count / sum),
    ci90: alpha.map((count) => [
      toNano(betaQuantile(0.05, count, sum - count)),
      toNano(betaQuantile(0.95, count, sum - count)),
    ]),
  };
}
