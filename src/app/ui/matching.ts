/**
 * Items whose words hold every word of a text, those that begin with it first.
 *
 * @param wordsOf what an item is found by.
 */
export function matching<T>(
  items: readonly T[],
  text: string,
  wordsOf: (item: T) => string,
): readonly T[] {
  const asked = text.toLowerCase().split(/\s+/);
  const rank = (words: string): number =>
    words.split(' ').some((word) => word.startsWith(asked[0] ?? '')) ? 0 : 1;
  return items
    .map((item) => ({ item, words: wordsOf(item).toLowerCase() }))
    .filter(({ words }) => asked.every((word) => words.includes(word)))
    .toSorted((a, b) => rank(a.words) - rank(b.words))
    .map(({ item }) => item);
}
