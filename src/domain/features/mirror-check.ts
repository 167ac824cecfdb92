/** A session and its reflection in the frame of travel, for specs. */
import type { LedgerOptions } from '../ledger/ledger-fold.ts';
import type { PressureRules } from '../session/instrument-profile.ts';
import { NO_ANCHOR } from './anchors.ts';
import type { Anchors } from './anchors.ts';
import type { LedgerIndex } from './ledger-index.ts';
import { levelPressures } from './level-pressure.ts';
import type { PressureColumns } from './level-pressure.ts';

/** How a mirror is made and looked at. */
export type MirrorOptions = LedgerOptions & {
  /** Twice the tick that prices are reflected at. */
  readonly twice: number;
  readonly rules: PressureRules;
};

/** Levels of a session: where it began, its high and low so far, a slow mean that moves. */
export function sampleLevels({ ledger: { windows }, rowCount }: LedgerIndex): readonly Anchors[] {
  const levels = Array.from({ length: 4 }, () => new Int32Array(rowCount).fill(NO_ANCHOR));
  const [still, high, low, moving] = levels;
  let [first, top, bottom, mean] = [NO_ANCHOR, -Infinity, Infinity, NaN];
  for (let row = 0; row < rowCount; row++) {
    // As real levels do, they move with closed bars alone.
    if (row % 24 === 0 && top >= bottom) {
      still.fill(first, row);
      high.fill(top, row);
      low.fill(bottom, row);
      if (!Number.isNaN(mean)) moving.fill(Math.round(mean), row);
    }
    const { last_tick: last, high_tick: highs, low_tick: lows } = windows;
    if (Number.isNaN(last[row])) continue;
    if (first === NO_ANCHOR) first = last[row];
    top = Math.max(top, highs[row]);
    bottom = Math.min(bottom, lows[row]);
    mean = Number.isNaN(mean) ? last[row] : mean + (last[row] - mean) / 100;
  }
  return levels;
}

/** The levels where a mirror shows them. */
export function reflectedLevels(levels: readonly Anchors[], twice: number): readonly Anchors[] {
  return levels.map((anchors) =>
    anchors.map((tick) => (tick === NO_ANCHOR ? NO_ANCHOR : twice - tick)),
  );
}

/** Pressure around each of the levels, all columns by name. */
export function columnsAround(
  index: LedgerIndex,
  levels: readonly Anchors[],
  rules: PressureRules,
): readonly PressureColumns[] {
  return levelPressures(index, levels, rules).map(({ columns }) => columns);
}

/** The same four conditions seen by who travels downward: 1 and 2 swap with 3 and 4. */
export function turnedWord(word: number): number {
  return Number.isNaN(word) ? NaN : (word >> 2) | ((word & 3) << 2);
}
