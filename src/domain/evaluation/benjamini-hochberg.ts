/**
 * p-values adjusted for how many were looked at: those at or below a rate may be called
 * discoveries, and of these that share is expected to be false. NaN is no look and stays NaN.
 *
 * @param lookCount how many looks there are, where those that are not given count too: as if they
 * had found nothing at all.
 * @see Benjamini & Hochberg (1995), Controlling the false discovery rate.
 */
export function benjaminiHochberg(
  pValues: readonly number[],
  lookCount?: number,
): readonly number[] {
  const order = [...pValues.keys()].filter((i) => !Number.isNaN(pValues[i]));
  order.sort((a, b) => pValues[b] - pValues[a]);
  const adjusted = pValues.map(() => NaN);
  const looks = Math.max(lookCount ?? 0, order.length);
  let least = 1;
  order.forEach((i, fromTop) => {
    const rank = order.length - fromTop;
    least = Math.min(least, (pValues[i] * looks) / rank);
    adjusted[i] = least;
  });
  return adjusted;
}
