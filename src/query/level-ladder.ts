import { NO_ANCHOR } from '../domain/features/anchors.ts';
import type { Anchors } from '../domain/features/anchors.ts';
import { depthTrend, TREND_WINDOWS } from '../domain/features/depth-trend.ts';
import { ladderAt, ladderSeries, medianDepth } from '../domain/features/ladder.ts';
import type { LadderRow } from '../domain/features/ladder.ts';
import type { LedgerIndex } from '../domain/features/ledger-index.ts';
import { tickLadder, ticksAt } from '../domain/features/tick-ladder.ts';
import type { PressureRules } from '../domain/session/instrument-profile.ts';
import type { LadderRowNow, MeanWindows } from '../protocol/pressure-api.ts';

/** Windows of the minute that measures depth. */
const MINUTE_WINDOWS = 12;

/** The rows around a level at the moment, and the ticks that they are made of. */
export type LevelLadder = {
  readonly rows: readonly LadderRowNow[];
  readonly ticks: readonly LadderRow[];
};

/** Which window is looked at, and how. */
export type LadderAsk = {
  readonly row: number;
  readonly windows: MeanWindows;
  readonly isByTick: boolean;
};

/** The ladder of a level at a window's end; empty while the level does not exist. */
export function levelLadder(
  index: LedgerIndex,
  anchors: Anchors | undefined,
  rules: PressureRules,
  { row, windows, isByTick }: LadderAsk,
): LevelLadder {
  if (row < 0 || anchors === undefined || anchors[row] === NO_ANCHOR)
    return { rows: [], ticks: [] };
  const start = Math.max(0, row - MINUTE_WINDOWS + 1);
  const range = { start, end: row + 1 };
  const [ladder] = ladderSeries(index, [anchors], rules, range);
  const trends = rowTrends(index, anchors[row], rules, row);
  const rows = ladderAt(ladder, row - start, windows).map((found, i) => ({
    ...found,
    ...trends[i],
  }));
  if (!isByTick) return { rows, ticks: [] };
  const at = { row: row - start, windows };
  const usual = medianDepth(ladder, row - start);
  return { rows, ticks: ticksAt(tickLadder(index, anchors, rules, range), at, usual) };
}

/**
 * How depth has moved in each row, from the highest down, at the prices that the rows have now: a
 * wall stays where it is when the level moves.
 */
function rowTrends(
  index: LedgerIndex,
  tick: number,
  rules: PressureRules,
  row: number,
): readonly Pick<LadderRowNow, 'askTrend' | 'bidTrend'>[] {
  const start = Math.max(0, row - TREND_WINDOWS);
  const level = new Int32Array(index.rowCount).fill(tick);
  const [{ asks, bids }] = ladderSeries(index, [level], rules, { start, end: row + 1 });
  const trends = asks.map((ask, place) => ({
    askTrend: depthTrend(ask.E, row - start),
    bidTrend: depthTrend(bids[place].E, row - start),
  }));
  return trends.reverse();
}
