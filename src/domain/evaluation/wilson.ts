/** A share with the interval that its count allows. */
export type ShareInterval = { readonly low: number; readonly high: number };

/** Two-sided 95 % of the normal distribution. */
const Z95 = 1.959963984540054;

/**
 * Wilson's 95 % interval of a share; 0 to 1 without any trial.
 *
 * @see Wilson (1927), Probable inference, the law of succession, and statistical inference.
 */
export function wilsonInterval(hits: number, count: number, z = Z95): ShareInterval {
  if (count === 0) return { low: 0, high: 1 };
  const share = hits / count;
  const squared = (z * z) / count;
  const center = (share + squared / 2) / (1 + squared);
  const half =
    (z / (1 + squared)) * Math.sqrt((share * (1 - share)) / count + squared / (4 * count));
  return { low: Math.max(0, center - half), high: Math.min(1, center + half) };
}
