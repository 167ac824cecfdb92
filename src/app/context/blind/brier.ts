import type { OutcomeWord } from '../episode-rows.ts';

/** The outcomes, in their order. */
export const outcomeWords = ['BREAK', 'REJECT', 'CHOP'] as const satisfies readonly OutcomeWord[];

/** A probability for each outcome; they add up to 1. */
export type Forecast = Readonly<Record<OutcomeWord, number>>;

/** One outcome with a confidence, the rest shared evenly by the other two. @param p 0 … 1. */
export function forecastOf(outcome: OutcomeWord, p: number): Forecast {
  const rest = (1 - p) / 2;
  const share = (word: OutcomeWord): number => (word === outcome ? p : rest);
  return { BREAK: share('BREAK'), REJECT: share('REJECT'), CHOP: share('CHOP') };
}

/** A forecast from probabilities by word; undefined unless all three are there. */
export function forecastIn(
  p: Readonly<Partial<Record<string, number | null>>> | undefined,
): Forecast | undefined {
  const of = (word: OutcomeWord): number => p?.[word] ?? NaN;
  const sum = outcomeWords.reduce((total, word) => total + of(word), 0);
  if (!(sum > 0)) return undefined;
  return { BREAK: of('BREAK') / sum, REJECT: of('REJECT') / sum, CHOP: of('CHOP') / sum };
}

/** The mean of two forecasts. */
export function averageOf(a: Forecast, b: Forecast): Forecast {
  const mean = (word: OutcomeWord): number => (a[word] + b[word]) / 2;
  return { BREAK: mean('BREAK'), REJECT: mean('REJECT'), CHOP: mean('CHOP') };
}

/**
 * The Brier score of a forecast: 0 for the certain truth, 2/3 for even odds, 2 for a certain error.
 *
 * @see Brier (1950), Verification of forecasts expressed in terms of probability.
 */
export function brierOf(forecast: Forecast, outcome: OutcomeWord): number {
  return outcomeWords.reduce(
    (sum, word) => sum + (forecast[word] - (word === outcome ? 1 : 0)) ** 2,
    0,
  );
}
