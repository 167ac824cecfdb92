/** Shares as whole percents that sum to 100: what rounding leaves goes to the largest remainders. */
export function wholePercents(
  shares: readonly (number | undefined)[],
): readonly (number | undefined)[] {
  const known = shares.filter((share) => share !== undefined);
  if (known.length < shares.length) return shares.map(() => undefined);
  const whole = known.map((share) => Math.floor(100 * share + 1e-9));
  const missing = 100 - whole.reduce((sum, percent) => sum + percent, 0);
  const order = [...known.keys()].sort(
    (a, b) => 100 * known[b] - whole[b] - (100 * known[a] - whole[a]) || a - b,
  );
  for (const i of order.slice(0, missing)) whole[i]++;
  return whole;
}
