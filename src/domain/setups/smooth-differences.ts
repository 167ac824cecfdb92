import { differences } from '../features/differences.ts';

/** How much of a smoothed value is the newest one. */
const NEWEST_SHARE = 1 / 3;

/**
 * First, second and third difference of a smoothed history at its end: of the raw one the third would
 * be noise.
 *
 * @param values by window, oldest first, with which the smoothing begins; NaN is unknown, passes
 * nothing on and leaves the differences across it unknown.
 * @see differences for their scales
 */
export function smoothDifferences(values: Float64Array): readonly [number, number, number] {
  let last = NaN;
  const smooth = values.map((value) => {
    if (Number.isNaN(value)) return NaN;
    last = Number.isNaN(last) ? value : last + NEWEST_SHARE * (value - last);
    return last;
  });
  const { d1, d2, d3 } = differences(smooth.subarray(-4), () => false);
  return [d1.at(-1) ?? NaN, d2.at(-1) ?? NaN, d3.at(-1) ?? NaN];
}
