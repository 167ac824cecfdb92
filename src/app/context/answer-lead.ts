import type { Abstention } from '../../domain/retrieval/abstention.ts';
import type { AnswerDocument } from '../../domain/retrieval/query-document.ts';

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
