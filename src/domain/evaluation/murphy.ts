import { equalCountBins } from './equal-count-bins.ts';
import { statementsOf } from './forecasts.ts';
import type { Forecasts, Statements } from './forecasts.ts';

/**
 * What a Brier score is made of:
 * score = reliability − resolution + uncertainty + within.
 */
export type MurphyParts = {
  /** Squared distance of said from came, per bin: 0 is perfectly calibrated. */
  readonly reliability: number;
  /** Squared distance of what came in a bin from what came in all: the more the better. */
  readonly resolution: number;
  /** Score of always saying the share of all: the market's part. */
  readonly uncertainty: number;
  /** What is left inside the bins: spread of what was said, less twice its covariance with hits. */
  readonly within: number;
};

/**
 * Murphy's decomposition of the multiclass Brier score, outcome by outcome in ten bins of equal
 * count, summed over the outcomes.
 *
 * @see Murphy (1973); Stephenson, Coelho & Jolliffe (2008), Two extra components in the Brier
 * score decomposition.
 */
export function murphyParts(forecasts: Forecasts, binCount = 10): MurphyParts {
  const total = { reliability: 0, resolution: 0, uncertainty: 0, within: 0 };
  for (let outcome = 0; outcome < forecasts.classCount; outcome++) {
    const parts = partsOf(statementsOf(forecasts, outcome), binCount);
    total.reliability += parts.reliability;
    total.resolution += parts.resolution;
    total.uncertainty += parts.uncertainty;
    total.within += parts.within;
  }
  return total;
}

function partsOf({ p, hits }: Statements, binCount: number): MurphyParts {
  const n = p.length;
  const bins = Array.from({ length: binCount }, () => ({ count: 0, said: 0, came: 0 }));
  const binOf = equalCountBins(p, binCount);
  binOf.forEach((place, row) => {
    const bin = bins[place];
    bin.count++;
    bin.said += p[row];
    bin.came += hits[row];
  });
  const share = bins.reduce((sum, { came }) => sum + came, 0) / n;
  let [reliability, resolution, within] = [0, 0, 0];
  for (const { count, said, came } of bins) {
    if (count === 0) continue;
    reliability += (count * ((said - came) / count) ** 2) / n;
    resolution += (count * (came / count - share) ** 2) / n;
  }
  binOf.forEach((place, row) => {
    const { count, said, came } = bins[place];
    const apart = p[row] - said / count;
    within += (apart * apart - 2 * apart * (hits[row] - came / count)) / n;
  });
  return { reliability, resolution, uncertainty: share * (1 - share), within };
}
