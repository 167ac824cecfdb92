import type { Forecasts } from './forecasts.ts';

/** Sets of outcomes that hold the truth in a stated share of cases, and how they fared. */
export type ConformalSets = {
  /** n bit sets: bit c set where outcome c is in the row's set. */
  readonly sets: Uint8Array;
  /** Share of sets that held what happened; of rows from the first that had a past. */
  readonly coverage: number;
  /** The same by outcome: the sets are made per outcome, so that none pays for another. */
  readonly coverageByClass: readonly number[];
  /** Mean count of outcomes in a set. */
  readonly meanSize: number;
};

/** Share of misses aimed at: sets at 80 %. */
const MISS_SHARE = 0.2;

/** How fast the allowed share of misses follows what happened. */
const PACE = 0.01;

/**
 * Adaptive conformal sets, per outcome: an outcome is in the set unless its probability is lower
 * than it was in all but a share of the past rows that ended in it. The share follows the misses,
 * session by session, since a session's outcomes are not known while it lasts.
 *
 * @see Gibbs & Candès (2021), Adaptive conformal inference under distribution shift.
 */
export function conformalSets({ classCount, sessions, outcomes, p }: Forecasts): ConformalSets {
  const past: number[][] = Array.from({ length: classCount }, () => []);
  const sets = new Uint8Array(outcomes.length);
  const tally = { rows: 0, held: 0, size: 0 };
  const byClass = Array.from({ length: classCount }, () => ({ rows: 0, held: 0 }));
  let allowed = MISS_SHARE;
  for (let start = 0; start < outcomes.length;) {
    let end = start;
    while (end < outcomes.length && sessions[end] === sessions[start]) end++;
    const bounds = past.map((scores) => boundOf(scores, allowed));
    const hasPast = start > 0;
    for (let row = start; row < end; row++) {
      for (let c = 0; c < classCount; c++) {
        if (1 - p[row * classCount + c] <= bounds[c]) sets[row] |= 1 << c;
      }
      const isHeld = (sets[row] >> outcomes[row]) & 1;
      if (hasPast) {
        allowed += PACE * (MISS_SHARE - (1 - isHeld));
        tally.rows++;
        tally.held += isHeld;
        tally.size += bitCount(sets[row]);
        byClass[outcomes[row]].rows++;
        byClass[outcomes[row]].held += isHeld;
      }
    }
    for (let row = start; row < end; row++) {
      insertSorted(past[outcomes[row]], 1 - p[row * classCount + outcomes[row]]);
    }
    start = end;
  }
  return {
    sets,
    coverage: tally.held / tally.rows,
    coverageByClass: byClass.map(({ rows, held }) => held / rows),
    meanSize: tally.size / tally.rows,
  };
}

/** Largest score that an outcome in the set may have; infinite where the past is too short. */
function boundOf(sorted: readonly number[], allowed: number): number {
  if (allowed >= 1) return -Infinity;
  const place = Math.ceil((sorted.length + 1) * (1 - allowed));
  return place > sorted.length || place < 1 ? Infinity : sorted[place - 1];
}

function insertSorted(sorted: number[], value: number): void {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  sorted.splice(low, 0, value);
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
