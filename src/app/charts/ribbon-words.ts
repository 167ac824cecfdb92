import { percent } from '../ui/figures.ts';
import type { Signal } from '../context/signal-tracks.ts';
import { storedAbstention } from '../context/answer-lead.ts';
import { outcomeWords } from './ribbon-runs.ts';

/** What was asked, in a few words. */
const questions: Readonly<Record<Signal['question'], string>> = {
  ...{ atLevel: 'at the touch', approaching: 'approaching', inIt: 'after the touch', none: 'far' },
};

/** Shares of one as whole percents without the sign, e.g. 46–71. */
export function rangeWords(low: number, high: number): string {
  const whole = (share: number): string => String(Math.round(share * 100));
  return `${whole(low)}–${whole(high)}`;
}

/**
 * What was said, in a line: long first, then as it is written where there is less room.
 *
 * @param clock when the reader points, HH:MM:SS. @param why nothing was asked, if nothing was.
 */
export function saidWords(
  signal: Signal | undefined,
  clock: string,
  why: string,
): readonly string[] {
  if (signal?.outcome === undefined) return [`${clock} no line: ${why}`, clock];
  const { outcome, dir, question } = signal;
  const from = dir === 'UP' ? 'from below' : 'from above';
  const head = `${clock} ${questions[question]} ${from}`;
  if (outcome.abstains) {
    const { title, words } = storedAbstention(outcome.reason ?? '');
    return [`${head} · ${title}: ${words}`, `${clock} ${title}: ${words}`, `${clock} ${title}`];
  }
  const figures = outcomeWords.map(
    (word) =>
      `${word} ${percent(outcome.p[word])} ${rangeWords(outcome.low[word], outcome.high[word])}`,
  );
  const n = `n ${outcome.k}`;
  return [
    `${head} · ${figures.join(' · ')} · ${n}`,
    `${clock} · ${figures.join(' · ')} · ${n}`,
    `${clock} · ${figures.join(' · ')}`,
    clock,
  ];
}
