/**
 * Items whose words hold every word of a text: those with its first word as it stands come first,
 * then those with a word that begins so.
 *
 * @param wordsOf what an item is found by.
 */
export function matching<T>(
  items: readonly T[],
  text: string,
  wordsOf: (item: T) => string,
): readonly T[] {
  const asked = text.toLowerCase().split(/\s+/);
  const [first = ''] = asked;
  const rank = (text: string): number => {
    const words = text.split(' ');
    if (words.includes(first)) return 0;
    return words.some((word) => word.startsWith(first)) ? 1 : 2;
  };
  return items
    .map((item) => ({ item, words: wordsOf(item).toLowerCase() }))
    .filter(({ words }) => asked.every((word) => words.includes(word)))
    .toSorted((a, b) => rank(a.words) - rank(b.words))
    .map(({ item }) => item);
}
