/**
 * Items whose words hold every word of a text: first what is called by it, then what has
 * it as words of its own, then what begins with it.
 *
 * @param wordsOf what an item is found by.
 */
export function matching<T>(
  items: readonly T[],
  text: string,
  wordsOf: (item: T) => string,
): readonly T[] {
  const asked = text.toLowerCase().split(/\s+/);
  const phrase = asked.join(' ');
  const rank = (words: string): number => {
    const spaced = ` ${words} `;
    if (spaced.startsWith(` ${phrase} `)) return 0;
    if (spaced.includes(` ${phrase} `)) return 1;
    return spaced.includes(` ${asked[0] ?? ''}`) ? 2 : 3;
  };
  return items
    .map((item) => ({ item, words: wordsOf(item).toLowerCase() }))
    .filter(({ words }) => asked.every((word) => words.includes(word)))
    .toSorted((a, b) => rank(a.words) - rank(b.words))
    .map(({ item }) => item);
}
