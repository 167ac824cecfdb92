import type { AnswerDocument } from '../../domain/retrieval/query-document.ts';
import { MISSING } from '../ui/figures.ts';
import { wholePercents } from '../ui/whole-percents.ts';

/** An outcome's figures as they stand in the table; shares in percent for the bar. */
export type OutcomeRow = {
  readonly word: string;
  readonly count: number;
  readonly p: string;
  readonly interval: string;
  readonly base: string;
  readonly geo: string;
  readonly lift: string;
  /** Percent; undefined where nothing is said. */
  readonly bar: { readonly p: number; readonly low: number; readonly high: number } | undefined;
  readonly baseAt: number | undefined;
};

/**
 * The table of an answer. Whole percents of each column sum to 100. An answer that is kept back has
 * counts, base rates and geometry alone.
 */
export function outcomeRows(answer: AnswerDocument): readonly OutcomeRow[] {
  const words = Object.keys(answer.counts);
  const of = (shares: AnswerDocument['p']): readonly (number | undefined)[] =>
    wholePercents(words.map((word) => shares[word] ?? undefined));
  const [p, base, geo] = [of(answer.p), of(answer.base), of(answer.pGeo)];
  return words.map((word, i) => {
    const [low, high] = answer.ci90[word].map((end) => (end === null ? undefined : 100 * end));
    const isSaid = !answer.abstain && p[i] !== undefined;
    const exact = answer.p[word];
    return {
      ...{ word, count: answer.counts[word] },
      p: isSaid ? String(p[i]) : MISSING,
      interval: isSaid ? `${rounded(low)}–${rounded(high)}` : MISSING,
      base: rounded(base[i]),
      geo: rounded(geo[i]),
      lift: isSaid ? signedWhole((p[i] ?? 0) - (base[i] ?? 0)) : MISSING,
      bar:
        isSaid && exact !== null && low !== undefined && high !== undefined
          ? { p: 100 * exact, low, high }
          : undefined,
      baseAt: answer.base[word] === null ? undefined : 100 * answer.base[word],
    };
  });
}

function rounded(percent: number | undefined): string {
  return percent === undefined ? MISSING : String(Math.round(percent));
}

function signedWhole(points: number): string {
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0';
}
