/**
 * The value below which a share of the sorted values lies, straight between its two neighbors.
 * NaN without values.
 *
 * @see Hyndman & Fan (1996), Sample quantiles in statistical packages, definition 7.
 */
export function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}
