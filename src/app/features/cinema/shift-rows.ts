import type { AnswerDocument } from '../../../domain/retrieval/query-document.ts';
import type { DaySpread, SiftStep } from '../../../protocol/evidence-api.ts';
import { shortDate } from '../../context/dates.ts';
import { MISSING } from '../../ui/figures.ts';
import { wholePercents } from '../../ui/whole-percents.ts';

/** An outcome's figures with and without the sieve; shares in percent for the bar. */
export type ShiftRow = {
  readonly word: string;
  readonly count: number;
  readonly p: string;
  readonly interval: string;
  /** What any one day left out makes of it. */
  readonly spread: string;
  readonly base: string;
  /** Percentage points against the past without a sieve. */
  readonly shift: string;
  /** Percent; undefined where nothing is known. */
  readonly bar: { readonly p: number; readonly low: number; readonly high: number } | undefined;
  readonly whisker: { readonly low: number; readonly high: number } | undefined;
  readonly baseAt: number | undefined;
  readonly wholeAt: number | undefined;
};

/** Why an answer may be shown in figures though it is kept back: it says what the base rate says. */
const SHOWN_CAUSE = 'base';

/** The table of what is left of the past. @param spread of the same answer, once it is known. */
export function shiftRows(
  { answer, abstention, whole }: Pick<SiftStep, 'answer' | 'abstention' | 'whole'>,
  spread: DaySpread | undefined,
  isSieved: boolean,
): readonly ShiftRow[] {
  if (answer === undefined) return [];
  const isShown = abstention === undefined || abstention.cause === SHOWN_CAUSE;
  const words = Object.keys(answer.counts);
  const whole100 = (shares: AnswerDocument['p'] | undefined): readonly (number | undefined)[] =>
    wholePercents(words.map((word) => shares?.[word] ?? undefined));
  const [said, usual, before] = [whole100(answer.p), whole100(answer.base), whole100(whole?.p)];
  return words.map((word, i) => {
    const p = isShown ? percentOf(answer.p[word]) : undefined;
    const [low, high] = (answer.ci90[word] ?? []).map(percentOf);
    const range = isShown ? spread?.range[word]?.map((share) => 100 * share) : undefined;
    const wholeAt = isSieved ? percentOf(whole?.p[word]) : undefined;
    return {
      ...{ word, count: answer.counts[word] },
      ...{
        p: rounded(p === undefined ? p : said[i]),
        interval: p === undefined ? MISSING : between(low, high),
      },
      spread: range === undefined ? MISSING : between(range[0], range[1]),
      base: rounded(usual[i]),
      shift: wholeAt === undefined || p === undefined ? MISSING : shiftText(said[i], before[i]),
      bar:
        p === undefined || low === undefined || high === undefined ? undefined : { p, low, high },
      whisker: range && { low: range[0], high: range[1] },
      ...{ baseAt: percentOf(answer.base[word]), wholeAt },
    };
  });
}

/** What the figures rest on, in a sentence. */
export function shiftFacts(
  { k, eligible, nEff, neighbors }: AnswerDocument,
  spread: DaySpread | undefined,
): string {
  const days = new Set(neighbors.map(({ date }) => date)).size;
  const resting = `${k} of ${eligible} eligible, effective n ${nEff.toFixed(1)}, ${days} days.`;
  const heaviest = spread?.heaviest;
  if (heaviest === undefined) return resting;
  return `${resting} Without ${shortDate(heaviest.date)}, the day that moves it most, ${rounded(100 * heaviest.p)} %.`;
}

function shiftText(p: number | undefined, before: number | undefined): string {
  if (p === undefined || before === undefined) return MISSING;
  const points = p - before;
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0';
}

function percentOf(share: number | null | undefined): number | undefined {
  return share === null || share === undefined ? undefined : 100 * share;
}

function rounded(percent: number | undefined): string {
  return percent === undefined ? MISSING : String(Math.round(percent));
}

function between(low: number | undefined, high: number | undefined): string {
  return `${rounded(low)}–${rounded(high)}`;
}
