/** Windows that a trend may go back: five minutes. */
export const TREND_WINDOWS = 60;

/** Share of a depth by which it may move against a trend without ending it. */
const SLACK = 0.05;

/**
 * For how many windows a resting depth has grown, negative if it has shrunk, 0 if neither.
 *
 * Looking back from a row, a depth grows as long as none before it is more than a twentieth above
 * the lowest one after it; it has grown since the last window that was within a twentieth of the
 * lowest of all. The same upside down shrinks. The longer of both counts.
 *
 * @param lots resting at each window's end; one that is unknown ends the trend.
 */
export function depthTrend(lots: ArrayLike<number>, row: number): number {
  const grown = risenFor(lots, row, 1);
  const shrunk = risenFor(lots, row, -1);
  return grown >= shrunk ? grown : -shrunk;
}

/** @param sign −1 turns the depths upside down. */
function risenFor(lots: ArrayLike<number>, row: number, sign: 1 | -1): number {
  let lowest = sign * (lots[row] ?? NaN);
  let first = row;
  for (let at = row - 1; at >= Math.max(0, row - TREND_WINDOWS); at--) {
    const depth = sign * lots[at];
    if (!(depth <= slackAbove(lowest))) break;
    lowest = Math.min(lowest, depth);
    first = at;
  }
  let since = row;
  while (since > first && sign * lots[since] > slackAbove(lowest)) since--;
  return row - since;
}

function slackAbove(depth: number): number {
  return depth + SLACK * Math.abs(depth);
}
