/** Median of the values, the mean of the middle two of an even number; NaN if one is NaN or none. */
export function median(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  // NaN sorts to the end.
  if (Number.isNaN(sorted[sorted.length - 1] ?? NaN)) return NaN;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
