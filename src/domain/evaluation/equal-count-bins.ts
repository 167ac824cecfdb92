/**
 * The bin of each value, when values in ascending order are cut into bins of equal count; equal
 * values by row. Bin counts differ by one at most.
 */
export function equalCountBins(values: Float64Array, binCount: number): Uint8Array {
  const order = Array.from(values.keys()).sort((a, b) => values[a] - values[b] || a - b);
  const bins = new Uint8Array(values.length);
  order.forEach((row, rank) => (bins[row] = Math.floor((rank * binCount) / values.length)));
  return bins;
}

/**
 * The tenth in which each value lies, 0 … 9: the share of values below it. Equal values share a
 * tenth, so tenths may be uneven or empty.
 */
export function deciles(values: Float64Array): Uint8Array {
  const sorted = values.toSorted();
  return Uint8Array.from(values, (value) =>
    Math.floor((10 * countBelow(sorted, value)) / sorted.length),
  );
}

function countBelow(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
