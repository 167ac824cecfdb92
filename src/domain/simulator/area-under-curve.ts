/**
 * Area under the ROC curve: how often a value of the first kind is above one of the second, ties
 * counting half. 0.5 tells nothing, 1 and 0 tell all.
 *
 * @param values NaN is left out. @param isFirst whether the value of that index is of the first
 * kind.
 * @returns NaN where either kind is missing.
 * @see Mann & Whitney (1947); Hanley & McNeil (1982), The Meaning and Use of the Area under a
 * Receiver Operating Characteristic Curve.
 */
export function areaUnderCurve(
  values: readonly number[],
  isFirst: (index: number) => boolean,
): number {
  const order = [...values.keys()].filter((index) => !Number.isNaN(values[index]));
  order.sort((a, b) => values[a] - values[b]);
  let firstCount = 0;
  let rankSum = 0;
  for (let start = 0, end = 0; start < order.length; start = end) {
    let tied = 0;
    while (end < order.length && values[order[end]] === values[order[start]]) {
      if (isFirst(order[end++])) tied++;
    }
    // Ranks count from 1; equal values share the mean of theirs.
    rankSum += (tied * (start + end + 1)) / 2;
    firstCount += tied;
  }
  const pairs = firstCount * (order.length - firstCount);
  return pairs === 0 ? NaN : (rankSum - (firstCount * (firstCount + 1)) / 2) / pairs;
}

/** Standard error of the area where the values tell nothing. */
export function chanceError(firstCount: number, secondCount: number): number {
  return Math.sqrt((firstCount + secondCount + 1) / (12 * firstCount * secondCount));
}
