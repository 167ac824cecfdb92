import { selectedQuantile } from '../features/selected.ts';

/** Standard deviations of a normal in one median absolute deviation, and in one quartile range. */
const PER_MAD = 1.4826;
const PER_QUARTILES = 1 / 1.349;

/** Where values usually lie and how far they spread; NaN without any. */
export type RobustScale = { readonly center: number; readonly spread: number };

/**
 * Median of the known values and their spread: 1.4826 median absolute deviations, or where more than
 * half of them are equal the quartiles' distance over 1.349; 0 where that is nothing too.
 *
 * @param values scratch, which is reordered; NaN is unknown.
 */
export function robustScale(values: Float64Array): RobustScale {
  const known = knownOf(values);
  if (known.length === 0) return { center: NaN, spread: NaN };
  const center = selectedQuantile(known, 0.5);
  const deviations = known.map((value) => Math.abs(value - center));
  const spread = PER_MAD * selectedQuantile(deviations, 0.5);
  if (spread > 0) return { center, spread };
  const [low, high] = [selectedQuantile(known, 0.25), selectedQuantile(known, 0.75)];
  return { center, spread: PER_QUARTILES * (high - low) };
}

/** Moves the known values to the front, and shows them alone. */
function knownOf(values: Float64Array): Float64Array {
  let count = 0;
  for (const value of values) if (!Number.isNaN(value)) values[count++] = value;
  return values.subarray(0, count);
}
