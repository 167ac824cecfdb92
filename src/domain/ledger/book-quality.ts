import type { WindowColumns } from './ledger-columns.ts';

/** What a session's ledger tells of its book; undefined where the source has no orders. */
export type BookQuality = {
  /** Share of events about orders that do not fit the book. */
  readonly badOrderShare: number | undefined;
  /** Longest time that windows followed each other with the book crossed at their end, seconds. */
  readonly crossedSeconds: number | undefined;
};

type QualityColumns = Pick<
  WindowColumns,
  'win' | 'bb' | 'ba' | 'n_events' | 'qa_unknown' | 'qa_duplicate' | 'qa_over'
>;

/**
 * How sound the book was in windows `startWin` to `endWin − 1`, the regular hours.
 *
 * @param windowSeconds length of a window.
 */
export function bookQuality(
  windows: QualityColumns,
  { startWin, endWin, windowSeconds }: { startWin: number; endWin: number; windowSeconds: number },
): BookQuality {
  let events = 0;
  let bad = 0;
  let crossedRun = 0;
  let crossedMax = 0;
  windows.win.forEach((win, row) => {
    if (win < startWin || win >= endWin) return;
    events += windows.n_events[row];
    bad += windows.qa_unknown[row] + windows.qa_duplicate[row] + windows.qa_over[row];
    crossedRun = windows.bb[row] >= windows.ba[row] ? crossedRun + 1 : 0;
    crossedMax = Math.max(crossedMax, crossedRun);
  });
  // Without orders the count of events is missing, and sums to NaN.
  if (Number.isNaN(events)) return { badOrderShare: undefined, crossedSeconds: undefined };
  return {
    badOrderShare: events === 0 ? 0 : Math.min(1, bad / events),
    crossedSeconds: crossedMax * windowSeconds,
  };
}
