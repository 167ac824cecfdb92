import type { TradeTape } from '../episodes/trade-tape.ts';

/** From where price is followed; times ns since the session's start, distances ticks. */
export type PathStart = {
  readonly ns: number;
  readonly levelTick: number;
  /** 1 upward, −1 downward. */
  readonly direction: 1 | -1;
  /** Where price is, in the direction of travel. */
  readonly xTicks: number;
  /** Distances from the level at which an outcome is decided, ascending. */
  readonly barriers: readonly number[];
  /** How far price is followed, minutes, ascending. */
  readonly horizons: readonly number[];
};

/** Where price went after a moment; trades alone, in the order of the file. */
export type ForwardPath = {
  /** When it first came to each barrier ahead and behind; NaN never, its start if it was there. */
  readonly breakNs: readonly number[];
  readonly rejectNs: readonly number[];
  /**
   * Which of the two it came to first: 1 ahead, −1 behind, 0 neither yet. Two trades of one instant
   * have an order too, that of the file.
   */
  readonly firstSides: readonly (1 | -1 | 0)[];
  /** Farthest ahead and behind by each horizon; −Infinity and Infinity without a trade. */
  readonly high: readonly number[];
  readonly low: readonly number[];
};

/**
 * Follows price until the last horizon, or as far as it is seen. The start's own price counts for
 * nothing but a barrier that it is already beyond.
 */
export function forwardPath(tape: TradeTape, start: PathStart, seenNs: number): ForwardPath {
  const { ns: startNs, levelTick, direction, xTicks, barriers, horizons } = start;
  const { ns, tick } = tape;
  const breakNs = barriers.map((barrier) => (xTicks >= barrier ? startNs : NaN));
  const rejectNs = barriers.map((barrier) => (xTicks <= -barrier ? startNs : NaN));
  const firstSides = barriers.map((_, k) => sideOf(breakNs[k], rejectNs[k]));
  const [highs, lows]: [number[], number[]] = [[], []];
  let high = -Infinity;
  let low = Infinity;
  let i = tape.countUntil(startNs);
  for (const minutes of horizons) {
    const untilNs = Math.min(startNs + minutes * 60e9, seenNs);
    for (; i < ns.length && ns[i] <= untilNs; i++) {
      const x = direction * (tick[i] - levelTick);
      if (x > high) {
        high = x;
        noteFirst(breakNs, barriers, x, ns[i]);
        noteSides(firstSides, breakNs, 1);
      }
      if (x < low) {
        low = x;
        noteFirst(rejectNs, barriers, -x, ns[i]);
        noteSides(firstSides, rejectNs, -1);
      }
    }
    highs.push(high);
    lows.push(low);
  }
  return { breakNs, rejectNs, firstSides, high: highs, low: lows };
}

/** The side on which price was from the beginning. */
function sideOf(breakNs: number, rejectNs: number): 1 | -1 | 0 {
  if (!Number.isNaN(breakNs)) return 1;
  return Number.isNaN(rejectNs) ? 0 : -1;
}

/** Barriers that were come to, and had not been on either side. */
function noteSides(sides: (1 | -1 | 0)[], found: readonly number[], side: 1 | -1): void {
  for (let k = 0; k < sides.length; k++) {
    if (sides[k] === 0 && !Number.isNaN(found[k])) sides[k] = side;
  }
}

/** Only a new extreme can be the first at a barrier. */
function noteFirst(found: number[], barriers: readonly number[], x: number, ns: number): void {
  for (let k = 0; k < barriers.length && x >= barriers[k]; k++) {
    if (Number.isNaN(found[k])) found[k] = ns;
  }
}
