import { quantile } from '../features/quantile.ts';

/** Standard deviations of a normal in one median absolute deviation, and in one quartile range. */
const PER_MAD = 1.4826;
const PER_QUARTILES = 1 / 1.349;

/** Where values usually lie and how far they spread; NaN without any. */
export type RobustScale = { readonly center: number; readonly spread: number };

/**
 * Median of the known values and their spread: 1.4826 median absolute deviations, or where more than
 * half of them are equal the quartiles' distance over 1.349; 0 where that is nothing too.
 *
 * @param values scratch, which is sorted; NaN is unknown.
 */
export function robustScale(values: Float64Array): RobustScale {
  values.sort();
  // NaN sorts to the end.
  const known = values.subarray(0, firstNaN(values));
  if (known.length === 0) return { center: NaN, spread: NaN };
  const center = quantile(known, 0.5);
  const deviations = known.map((value) => Math.abs(value - center)).sort();
  const spread = PER_MAD * quantile(deviations, 0.5);
  if (spread > 0) return { center, spread };
  return { center, spread: PER_QUARTILES * (quantile(known, 0.75) - quantile(known, 0.25)) };
}

function firstNaN(sorted: Float64Array): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Number.isNaN(sorted[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}
