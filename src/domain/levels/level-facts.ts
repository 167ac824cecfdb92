import { clockOfMinutes, secondsOfClock } from '../session/clock-word.ts';
import { zoneLabel } from '../session/exchange-clock.ts';
import type { InstrumentProfile } from '../session/instrument-profile.ts';
import type { WindowRange } from './window-range.ts';

/** All that a level may depend on at a moment; ns since the session's start, prices in ticks. */
export type LevelFacts = {
  /** From the session's start to the open. */
  readonly premarket: WindowRange;
  readonly openingRange: WindowRange;
  /** From the open to the last bar's end. */
  readonly regular: WindowRange;
  /** Last price of each closed bar. */
  readonly closes: readonly number[];
  /** When each bar closed. */
  readonly closedNs: readonly number[];
  /** Closes of the previous session of the same contract, oldest first, if it is known. */
  readonly previousCloses: readonly number[] | undefined;
  /** EMA of 20 closes, seeded with the mean of the first 20; NaN until then. */
  readonly ema20: number;
  readonly premarketCoverageMin: number;
  readonly roundTicks: number;
  readonly words: ClockWords;
};

/** The profile's clocks as reasons name them. */
export type ClockWords = {
  readonly start: string;
  readonly open: string;
  readonly orEnd: string;
  readonly zone: string;
};

/** The words for a profile's clocks. */
export function clockWords(profile: InstrumentProfile): ClockWords {
  return {
    start: profile.premarketStart,
    open: profile.open,
    orEnd: clockOfMinutes(secondsOfClock(profile.open) / 60 + profile.orMinutes),
    zone: zoneLabel(profile.timeZone),
  };
}
