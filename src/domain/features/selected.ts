/**
 * The value that a sorted list has at a place: a list is not sorted for one of its values.
 *
 * @param list reordered in place, so that no value before `place` is above it and none behind below.
 * @see Hoare (1961), Algorithm 65: Find
 */
export function selected(list: Float64Array, place: number): number {
  let [first, last] = [0, list.length - 1];
  while (first < last) {
    const pivot = list[place];
    let [low, high] = [first, last];
    while (low <= high) {
      while (list[low] < pivot) low++;
      while (list[high] > pivot) high--;
      if (low > high) break;
      const value = list[low];
      list[low] = list[high];
      list[high] = value;
      low++;
      high--;
    }
    if (high < place) first = low;
    if (low > place) last = high;
  }
  return list[place];
}

/**
 * What `quantile` says of the sorted list.
 *
 * @param list without NaN; reordered in place.
 */
export function selectedQuantile(list: Float64Array, share: number): number {
  if (list.length === 0) return NaN;
  const place = share * (list.length - 1);
  const below = Math.floor(place);
  const low = selected(list, below);
  if (below + 1 >= list.length) return low;
  let high = list[below + 1];
  for (let i = below + 2; i < list.length; i++) if (list[i] < high) high = list[i];
  return low + (place - below) * (high - low);
}
