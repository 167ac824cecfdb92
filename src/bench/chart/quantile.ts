/**
 * The smallest of some numbers that at least this share of them does not exceed (nearest rank): an
 * answer that really happened, never one between two. NaN for none.
 *
 * @param share above 0, up to 1; 0.95 for p95.
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.at(Math.ceil(share * sorted.length) - 1) ?? NaN;
}
