/**
 * What each level is worth and from when it counts. Times are ns since the session's start, prices
 * ticks; a rule sees what traded before `nowNs` and nothing else.
 */
import { meanBefore } from '../bars/moving-average.ts';
import type { LevelKind } from '../session/level-kind.ts';
import type { LevelFacts } from './level-facts.ts';
import type { WindowRange } from './window-range.ts';

/** A level before it is rounded and dated. */
export type Finding = {
  /** Unrounded, ticks; NaN while the level does not exist. */
  readonly ticks: number;
  /** NaN while the level is not valid; then `reason` says why. */
  readonly validFromNs: number;
  readonly reason: string | undefined;
};

type Rule = (facts: LevelFacts, nowNs: number) => Finding;
type PriceOf = (range: WindowRange) => number;

/** The rule of each level. */
export const levelRules: Readonly<Record<LevelKind, Rule>> = {
  PM_HIGH: premarket((range) => range.high),
  PM_LOW: premarket((range) => range.low),
  OR_HIGH: openingRange((range) => range.high),
  OR_LOW: openingRange((range) => range.low),
  SMA_90: sessionAverage(90),
  EMA_20: emaOf20,
  SMA_200: longAverage(200),
  SMA_400: longAverage(400),
  VWAP: sinceOpen((range) => range.vwap),
  SESSION_HIGH: sinceOpen((range) => range.high),
  SESSION_LOW: sinceOpen((range) => range.low),
  ROUND: nearestRound,
};

/** A price rounded to its tick, half up: 24000.5 is 24001. */
export function halfUp(ticks: number): number {
  return Math.floor(ticks + 0.5);
}

function premarket(priceOf: PriceOf): Rule {
  return (facts, nowNs) => {
    const { premarket: range, words, premarketCoverageMin } = facts;
    if (nowNs < range.endNs) {
      return formingOr(range, priceOf, { forming: words.open, begin: words.start, facts });
    }
    if (range.startNs === range.endNs) return missing('no pre-market in this profile');
    if (range.minuteCount === 0) return missing(`no trades ${words.start}–${words.open}`);
    if (range.coverage < premarketCoverageMin) {
      const found = Math.floor(range.coverage * 100);
      const needed = Math.round(premarketCoverageMin * 100);
      return missing(`pre-market coverage ${found} %, needs ${needed} %`);
    }
    return valid(priceOf(range), range.endNs);
  };
}

function openingRange(priceOf: PriceOf): Rule {
  return (facts, nowNs) => {
    const { openingRange: range, words } = facts;
    if (nowNs < range.startNs) return missing(`starts at ${words.open} ${words.zone}`);
    if (nowNs < range.endNs) {
      return formingOr(range, priceOf, { forming: words.orEnd, begin: words.open, facts });
    }
    if (range.minuteCount === 0) return missing(`no trades ${words.open}–${words.orEnd}`);
    return valid(priceOf(range), range.endNs);
  };
}

/** A window still open: its price so far, or that nothing traded yet. */
function formingOr(
  range: WindowRange,
  priceOf: PriceOf,
  { forming, begin, facts }: { forming: string; begin: string; facts: LevelFacts },
): Finding {
  if (range.minuteCount === 0) return missing(`no trades since ${begin}`);
  return early(priceOf(range), `forming until ${forming} ${facts.words.zone}`);
}

function sinceOpen(priceOf: PriceOf): Rule {
  return ({ regular, words }, nowNs) => {
    if (nowNs < regular.startNs) return missing(`starts at ${words.open} ${words.zone}`);
    if (regular.minuteCount === 0) return missing(`no trades since ${words.open}`);
    return valid(priceOf(regular), regular.knownNs);
  };
}

function sessionAverage(n: number): Rule {
  return (facts, nowNs) => {
    const { closes } = facts;
    if (closes.length < n) return missing(`needs ${n} bars, has ${closes.length}`);
    return fromOpen(facts, nowNs, {
      ticks: meanBefore(closes, closes.length, n),
      enoughNs: facts.closedNs[n - 1],
    });
  };
}

function emaOf20(facts: LevelFacts, nowNs: number): Finding {
  const { closes, ema20 } = facts;
  if (Number.isNaN(ema20)) return missing(`needs 20 bars, has ${closes.length}`);
  return fromOpen(facts, nowNs, { ticks: ema20, enoughNs: facts.closedNs[19] });
}

/** An average that reaches back into the previous session, whose bars come first. */
function longAverage(n: number): Rule {
  return (facts, nowNs) => {
    const { previousCloses, closes } = facts;
    if (!previousCloses) return missing('previous session of this contract missing');
    const barCount = previousCloses.length + closes.length;
    if (barCount < n) return missing(`needs ${n} bars, has ${barCount}`);
    const last = [...previousCloses.slice(-n), ...closes].slice(-n);
    const enoughNs = facts.closedNs[n - 1 - previousCloses.length] ?? 0;
    return fromOpen(facts, nowNs, { ticks: meanBefore(last, n, n), enoughNs });
  };
}

function nearestRound({ closes, closedNs, roundTicks }: LevelFacts): Finding {
  const close = closes.at(-1);
  if (close === undefined) return missing('needs 1 bar, has 0');
  return valid(halfUp(close / roundTicks) * roundTicks, closedNs[0]);
}

/** An average counts from the open, though it may exist before. */
function fromOpen(
  { regular, words }: LevelFacts,
  nowNs: number,
  { ticks, enoughNs }: { ticks: number; enoughNs: number },
): Finding {
  if (nowNs < regular.startNs) return early(ticks, `valid from ${words.open} ${words.zone}`);
  return valid(ticks, Math.max(regular.startNs, enoughNs));
}

function valid(ticks: number, validFromNs: number): Finding {
  return { ticks, validFromNs, reason: undefined };
}

function early(ticks: number, reason: string): Finding {
  return { ticks, validFromNs: NaN, reason };
}

function missing(reason: string): Finding {
  return { ticks: NaN, validFromNs: NaN, reason };
}
