import { assert } from '../../base/assert.ts';
import type { ScaleWord, SetupScale, SetupScaling } from '../setups/setup-scale.ts';
import { scaleWords } from '../setups/setup-scaling.ts';

/** Statistics of setups as of a session, column by column, as the lake has them; NaN is null. */
export type StoredScaling = {
  readonly scale: readonly (string | undefined)[];
  readonly dim: ArrayLike<number>;
  readonly center: ArrayLike<number>;
  readonly spread: ArrayLike<number>;
  readonly sessions: ArrayLike<number>;
};

/** The statistics by class. @param dims columns of a vector. */
export function scalingOf(stored: StoredScaling, dims: number): SetupScaling {
  const empty = (): SetupScale => ({
    centers: new Float64Array(dims).fill(NaN),
    spreads: new Float64Array(dims).fill(NaN),
  });
  const scales: Record<ScaleWord, SetupScale> = {
    ...{ PM: empty(), OR: empty(), MA: empty(), all: empty() },
  };
  stored.scale.forEach((word, row) => {
    const known = scaleWords.find((other) => other === word);
    const dim = stored.dim[row];
    assert(known !== undefined && dim < dims, `scaling: expected no ${word} ${dim}`);
    scales[known].centers[dim] = stored.center[row];
    scales[known].spreads[dim] = stored.spread[row];
  });
  return { sessionCount: stored.scale.length > 0 ? stored.sessions[0] : 0, scales };
}
