import { selected } from './selected.ts';

/** Median of the values, the mean of the middle two of an even number; NaN if one is NaN or none. */
export function median(values: ArrayLike<number>): number {
  const list = new Float64Array(values);
  if (list.length === 0 || list.includes(NaN)) return NaN;
  const middle = list.length >> 1;
  const upper = selected(list, middle);
  if (list.length % 2 === 1) return upper;
  let lower = list[0];
  for (let i = 1; i < middle; i++) if (list[i] > lower) lower = list[i];
  return (lower + upper) / 2;
}
