import type { Abstention } from '../../domain/retrieval/abstention.ts';
import type { AnswerDocument } from '../../domain/retrieval/query-document.ts';
import { fixed } from '../ui/figures.ts';
import { wholePercents } from '../ui/whole-percents.ts';

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

/** What the stored reasons look like: the cause itself is not stored. */
const reasons: readonly (readonly [RegExp, Abstention['cause']])[] = [
  [/^unlike the past/, 'novel'],
  [/^worth /, 'neighbors'],
  [/ does not stand out /, 'base'],
  [/ comparable approaches in pool /, 'pool'],
  [/ of the setup is there/, 'missing'],
  [/ earlier sessions say /, 'scaling'],
];

/** Title and words of a stored reason, e.g. "NO_EDGE: unlike the past: …". */
export function storedAbstention(reason: string): { title: string; words: string } {
  const words = reason.replace(/^NO_(DATA|EDGE): /, '');
  const cause = reasons.find(([pattern]) => pattern.test(words))?.[1];
  return { title: cause === undefined ? 'Kept back' : abstentionTitles[cause], words };
}

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
  return words.replace(
    /^(\d+) comparable approaches in pool (\w+), (\d+) needed$/,
    (_, found: string, pool: string, needed: string) =>
      `only ${found} comparable approaches ${pools[pool] ?? ''} in the past, ${needed} are needed`,
  );
}

/**
 * Why an answer is kept back, in words and in the figures of its table: the likeliest outcome, and
 * the highest base rate with the outcome whose it is.
 */
export function keptWords(kept: Abstention, answer: AnswerDocument): string {
  if (kept.cause !== 'base') return readerWords(kept);
  const word = largestOf(answer.p);
  return `${outcomeName(word)} at ${intervalOf(answer, word)} does not clear ${baseWords(answer, word)}`;
}

/** What an answer says that leans to nothing and is not kept back: the likeliest is below a base. */
export function belowBaseWords(answer: AnswerDocument): string {
  const word = largestOf(answer.p);
  const base = baseWords(answer, word);
  return `${outcomeName(word)}, the likeliest, at ${intervalOf(answer, word)} is below ${base}`;
}

/** The outcome that an answer's words are about: the likeliest, or where it has none the commonest. */
export function wordSpokenOf({ p, counts }: AnswerDocument, kept: Abstention | undefined): string {
  return largestOf(kept === undefined || kept.cause === 'base' ? p : counts);
}

function intervalOf({ ci90 }: AnswerDocument, word: string): string {
  const [low, high] = ci90[word].map((end) => fixed(100 * (end ?? NaN), 0));
  return `${low}–${high} %`;
}

function baseWords({ base }: AnswerDocument, word: string): string {
  const words = Object.keys(base);
  const highest = largestOf(base);
  const percents = wholePercents(words.map((other) => base[other] ?? undefined));
  const whose = highest === word ? 'its' : `${outcomeName(highest)}’s`;
  return `${whose} base of ${percents[words.indexOf(highest)]} %`;
}

function outcomeName(word: string): string {
  return { TOUCH: 'a touch', NONE: 'no touch' }[word] ?? word;
}

function largestOf(shares: Readonly<Record<string, number | null>>): string {
  const words = Object.keys(shares);
  return words.reduce((best, other) => ((shares[other] ?? 0) > (shares[best] ?? 0) ? other : best));
}

/** The likeliest outcome, if its interval clears the highest base rate. */
export function leadOf({
  p,
  ci90,
  base,
}: AnswerDocument): { readonly word: string; readonly clears: number } | undefined {
  const word = largestOf(p);
  const highest = Math.max(...Object.values(base).map((share) => share ?? NaN));
  const clears = (ci90[word][0] ?? NaN) - highest;
  return clears > 0 ? { word, clears } : undefined;
}
