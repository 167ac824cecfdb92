import type { Abstention } from '../../domain/retrieval/abstention.ts';
import type { AnswerDocument } from '../../domain/retrieval/query-document.ts';
import { fixed } from '../ui/figures.ts';

/** Titles of what is not said, by its cause. */
export const abstentionTitles: Readonly<Record<Abstention['cause'], string>> = {
  far: 'Nothing to ask',
  setup: 'No setup yet',
  scaling: 'Too short a past',
  missing: 'Setup incomplete',
  pool: 'Too few alike',
  neighbors: 'Too few alike',
  novel: 'No precedent',
  base: 'No edge',
};

const pools: Readonly<Record<string, string>> = {
  strict: 'at this level, this way',
  class: 'at levels of this kind',
  all: 'at any level',
};

/**
 * An abstention's words for a reader; those stored keep their short form.
 *
 * @param tickPx points of a tick: distances are told in points where it is given.
 */
export function readerWords({ words }: Pick<Abstention, 'words'>, tickPx?: number): string {
  const far = /^far: distance ([\d.]+) ticks, ([\d.]+) ticks/.exec(words);
  if (far !== null && tickPx !== undefined) {
    const [away, near] = far.slice(1).map((ticks) => fixed(Number(ticks) * tickPx, 2));
    return `price is ${away} points away, it is asked about within ${near}`;
  }
  return words
    .replace(/^NONE at/, 'no touch at')
    .replace(
      /^(\d+) comparable approaches in pool (\w+), (\d+) needed$/,
      (_, found: string, pool: string, needed: string) =>
        `only ${found} comparable approaches ${pools[pool] ?? ''} in the past, ${needed} are needed`,
    );
}

/** The likeliest outcome, if its interval clears the highest base rate. */
export function leadOf({
  p,
  ci90,
  base,
}: AnswerDocument): { readonly word: string; readonly clears: number } | undefined {
  const words = Object.keys(p);
  const word = words.reduce((best, other) => ((p[other] ?? 0) > (p[best] ?? 0) ? other : best));
  const highest = Math.max(...words.map((other) => base[other] ?? NaN));
  const clears = (ci90[word][0] ?? NaN) - highest;
  return clears > 0 ? { word, clears } : undefined;
}
