import type { EpisodeMoment } from '../episodes/session-episodes.ts';
import type { OutcomeWord } from '../episodes/outcome.ts';
import { barrierShares, horizonsMin } from '../episodes/outcome.ts';
import type { TradeTape } from '../episodes/trade-tape.ts';
import { barrierTicks } from '../features/seasonal-atr.ts';
import type { BarrierLimits } from '../features/seasonal-atr.ts';
import { forwardPath } from './forward-path.ts';
import type { ForwardPath } from './forward-path.ts';
import { pGeo } from './p-geo.ts';
import type { GeometricOdds } from './p-geo.ts';
import { seenUntil } from './silences.ts';
import type { Silences } from './silences.ts';

/** Of half, whole and one and a half barriers. */
export type ByBarrier<T> = readonly [half: T, whole: T, wide: T];

/** What became of a moment by one horizon; undefined and NaN what is not known. */
export type OutcomeLabel = {
  readonly moment: EpisodeMoment;
  readonly horizonMin: number;
  readonly outcomes: ByBarrier<OutcomeWord | undefined>;
  /** Seconds until each barrier ahead and behind was reached; NaN not by the horizon. */
  readonly breakS: ByBarrier<number>;
  readonly rejectS: ByBarrier<number>;
  readonly odds: GeometricOdds;
  /** Farthest ahead and behind by the horizon, ticks; the farther of both. */
  readonly mfe: number;
  readonly mae: number;
  readonly strength: number;
  /** Last price five minutes later, ticks. */
  readonly px5m: number;
  /** When the outcome was decided, ns since the session's start. */
  readonly resolvedNs: number;
  /** Whether price was beyond the barrier from the beginning. */
  readonly isInstant: boolean;
};

/** Trades, what was not seen of them, and how near and far barriers may be. */
export type LabelTape = {
  readonly tape: TradeTape;
  readonly silences: Silences;
  readonly limits: BarrierLimits;
};

/** What became of a moment at or after a trigger, by all horizons. @param horizons minutes, ascending. */
export function outcomeLabels(
  { tape, silences, limits }: LabelTape,
  moment: EpisodeMoment,
  horizons: readonly number[] = horizonsMin,
): readonly OutcomeLabel[] {
  const { setup, followed } = moment;
  const { ns, levelTick, xTicks } = followed;
  // Barriers are those of the trigger, as the level is.
  const atr = moment.approach.trigger?.atr ?? followed.atr;
  const barriers = barrierShares.map((share) => barrierTicks(atr, limits, share));
  const seenNs = seenUntil(silences, ns);
  const start = { ns, levelTick, direction: setup.direction, xTicks, barriers, horizons };
  const path = forwardPath(tape, start, seenNs);
  const px5m = seenNs < ns + 300e9 ? NaN : (tape.tick[tape.countUntil(ns + 300e9) - 1] ?? NaN);
  return horizons.map((horizonMin, place) => {
    const endNs = ns + horizonMin * 60e9;
    const isWhole = seenNs >= endNs;
    const by = (times: readonly number[]): ByBarrier<number> =>
      mapped((k) => inTime(times[k], endNs));
    const [breakNs, rejectNs] = [by(path.breakNs), by(path.rejectNs)];
    const seconds = (times: ByBarrier<number>) => mapped((k) => (times[k] - ns) / 1e9);
    const outcomes = mapped((k) => {
      const isDecided = !Number.isNaN(breakNs[k]) || !Number.isNaN(rejectNs[k]);
      return outcomeOf(isDecided ? path.firstSides[k] : 0, isWhole);
    });
    return {
      ...{ moment, horizonMin, outcomes, px5m, ...excursions(path, place, isWhole) },
      ...{ breakS: seconds(breakNs), rejectS: seconds(rejectNs) },
      odds: pGeo(setup, horizonMin),
      resolvedNs: outcomes[1] === undefined ? NaN : firstOf(breakNs[1], rejectNs[1], endNs),
      isInstant: Math.abs(xTicks) >= barriers[1],
    };
  });
}

function mapped<T>(of: (place: 0 | 1 | 2) => T): ByBarrier<T> {
  return [of(0), of(1), of(2)];
}

function inTime(ns: number, endNs: number): number {
  return ns <= endNs ? ns : NaN;
}

function firstOf(breakNs: number, rejectNs: number, endNs: number): number {
  const [a, b] = [breakNs, rejectNs].map((ns) => (Number.isNaN(ns) ? Infinity : ns));
  return Math.min(a, b, endNs);
}

function outcomeOf(firstSide: 1 | -1 | 0, isWhole: boolean): OutcomeWord | undefined {
  if (firstSide !== 0) return firstSide === 1 ? 'BREAK' : 'REJECT';
  return isWhole ? 'CHOP' : undefined;
}

function excursions({ high, low }: ForwardPath, place: number, isWhole: boolean) {
  if (!isWhole || high[place] < low[place]) return { mfe: NaN, mae: NaN, strength: NaN };
  const [mfe, mae] = [high[place], low[place]];
  return { mfe, mae, strength: mfe >= -mae ? mfe : mae };
}
