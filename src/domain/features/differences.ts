/** First, second and third differences by window, each scaled so that a value in ±1 stays there. */
export type Differences = {
  readonly d1: Float64Array;
  readonly d2: Float64Array;
  readonly d3: Float64Array;
};

/**
 * Differences of a quantity over the windows before each one; NaN where one of them is missing or
 * cut off.
 *
 * @param isCut whether a window cannot be compared with the one before: the level moved, or the
 * book was rebuilt.
 */
export function differences(y: Float64Array, isCut: (row: number) => boolean): Differences {
  const d1 = new Float64Array(y.length).fill(NaN);
  const d2 = new Float64Array(y.length).fill(NaN);
  const d3 = new Float64Array(y.length).fill(NaN);
  let uncut = 0;
  for (let t = 0; t < y.length; t++) {
    uncut = t === 0 || isCut(t) ? 0 : uncut + 1;
    if (uncut >= 1) d1[t] = (y[t] - y[t - 1]) / 2;
    if (uncut >= 2) d2[t] = (y[t] - 2 * y[t - 1] + y[t - 2]) / 4;
    if (uncut >= 3) d3[t] = (y[t] - 3 * y[t - 1] + 3 * y[t - 2] - y[t - 3]) / 8;
  }
  return { d1, d2, d3 };
}
