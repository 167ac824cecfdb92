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

/**
 * The value that a sorted list has at a place: a list is not sorted for one of its values.
 *
 * @param list reordered in place, so that no value before `place` is above it.
 * @see Hoare (1961), Algorithm 65: Find
 */
function selected(list: Float64Array, place: number): number {
  let [first, last] = [0, list.length - 1];
  while (first < last) {
    const pivot = list[place];
    let [low, high] = [first, last];
    while (low <= high) {
      while (list[low] < pivot) low++;
      while (list[high] > pivot) high--;
      if (low > high) break;
      [list[low], list[high]] = [list[high], list[low]];
      low++;
      high--;
    }
    if (high < place) first = low;
    if (low > place) last = high;
  }
  return list[place];
}
