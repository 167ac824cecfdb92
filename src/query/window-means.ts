/**
 * The mean of those known among the last windows up to a row; NaN without any.
 *
 * @param windows how many windows, the row's own included.
 */
export function meanUpTo(values: Float64Array, row: number, windows: number): number {
  let sum = 0;
  let count = 0;
  for (let at = Math.max(0, row - windows + 1); at <= row; at++) {
    if (Number.isNaN(values[at])) continue;
    sum += values[at];
    count++;
  }
  return sum / count;
}

/** A condition window by window, and how long it has been as it is. */
export type ConditionTrace = {
  /** Signed ratio in (−1, 1); NaN when it cannot be told. */
  readonly value: Float64Array;
  /** Row from which on it has held without a break, or has not, or could not be told. */
  readonly since: Int32Array;
};

/** A condition from its windows. @param windows how many of them a value is the mean of. */
export function conditionTrace(
  values: Float64Array,
  windows: number,
  deadBand: number,
): ConditionTrace {
  const value = new Float64Array(values.length);
  const since = new Int32Array(values.length);
  let before: boolean | undefined;
  for (let row = 0; row < values.length; row++) {
    value[row] = meanUpTo(values, row, windows);
    const holds = Number.isNaN(value[row]) ? undefined : value[row] > deadBand;
    since[row] = row > 0 && holds === before ? since[row - 1] : row;
    before = holds;
  }
  return { value, since };
}
