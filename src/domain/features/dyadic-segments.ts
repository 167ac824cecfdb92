/** Windows of each segment of twenty minutes, the newest first: from 10 s to 9.3 min. */
export const DYADIC_SEGMENTS = [2, 2, 4, 8, 16, 32, 64, 112] as const;

/**
 * Means of a history's segments, the newest first: fine where it matters, coarse far back.
 *
 * @param values by window, oldest first, the decision's last; NaN is unknown.
 * @param segments windows of each, the newest first.
 * @returns NaN where more than half of a segment is unknown or lies before the first value.
 */
export function segmentMeans(
  values: ArrayLike<number>,
  segments: readonly number[] = DYADIC_SEGMENTS,
): Float64Array {
  let end = values.length;
  return Float64Array.from(segments, (length) => {
    const mean = knownMean(values, end - length, end);
    end -= length;
    return mean;
  });
}

/**
 * Mean of the known values `start` to `end − 1`; NaN if more than half are unknown or lie outside.
 */
export function knownMean(values: ArrayLike<number>, start: number, end: number): number {
  let sum = 0;
  let known = 0;
  for (let i = Math.max(0, start); i < end; i++) {
    if (Number.isNaN(values[i])) continue;
    sum += values[i];
    known++;
  }
  return 2 * known < end - start ? NaN : sum / known;
}
