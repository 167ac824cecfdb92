/**
 * Weights of neighbors by distance, after Epanechnikov: 1 at no distance, 0 at the bandwidth, which
 * is the distance of the next neighbor, or the last one's times `lastBandwidth` where there is none.
 * Where all are as far as the bandwidth all weigh 1.
 *
 * @param distances ascending. @param next distance of the first row that is no neighbor.
 */
export function kernelWeights(
  distances: Float64Array,
  next: number | undefined,
  lastBandwidth: number,
): Float64Array {
  const bandwidth = next ?? lastBandwidth * distances[distances.length - 1];
  const weights = distances.map((distance) => {
    const share = distance / bandwidth;
    return Math.max(0, 1 - share * share);
  });
  return weights.some((weight) => weight > 0) ? weights : weights.fill(1);
}

/**
 * How many independent neighbors the weighted ones are worth: fewer where a few weigh most, and
 * where they share days.
 *
 * @param sessions session of each neighbor. @param dayCorrelation of outcomes within a day.
 * @see Kish (1965), Survey Sampling: effective sample size and design effect.
 */
export function effectiveCount(
  weights: Float64Array,
  sessions: Int32Array,
  dayCorrelation: number,
): number {
  if (weights.length === 0) return 0;
  let sum = 0;
  let squares = 0;
  for (const weight of weights) {
    sum += weight;
    squares += weight * weight;
  }
  const perDay = weights.length / new Set(sessions).size;
  return (sum * sum) / squares / (1 + (perDay - 1) * dayCorrelation);
}
