/**
 * p-values adjusted for how many were looked at: those at or below a rate may be called
 * discoveries, and of these that share is expected to be false. NaN is no look and stays NaN.
 *
 * @see Benjamini & Hochberg (1995), Controlling the false discovery rate.
 */
export function benjaminiHochberg(pValues: readonly number[]): readonly number[] {
  const order = [...pValues.keys()].filter((i) => !Number.isNaN(pValues[i]));
  order.sort((a, b) => pValues[b] - pValues[a]);
  const adjusted = pValues.map(() => NaN);
  let least = 1;
  order.forEach((i, fromTop) => {
    const rank = order.length - fromTop;
    least = Math.min(least, (pValues[i] * order.length) / rank);
    adjusted[i] = least;
  });
  return adjusted;
}
