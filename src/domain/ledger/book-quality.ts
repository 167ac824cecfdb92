import type { WindowColumns } from './ledger-columns.ts';

/** What a session's ledger tells of its book; undefined where the source has no orders. */
export type BookQuality = {
  /** Share of events about orders that do not fit the book. */
  readonly badOrderShare: number | undefined;
  /** Longest time that the book stood crossed, seconds. */
  readonly crossedSeconds: number | undefined;
};

type QualityColumns = Pick<
  WindowColumns,
  'win' | 'n_events' | 'qa_unknown' | 'qa_duplicate' | 'qa_over' | 'qa_crossed_ms'
>;

/** How sound the book was in windows `startWin` to `endWin − 1`, the regular hours. */
export function bookQuality(
  windows: QualityColumns,
  { startWin, endWin }: { startWin: number; endWin: number },
): BookQuality {
  let events = 0;
  let bad = 0;
  let crossedSeconds = 0;
  windows.win.forEach((win, row) => {
    if (win < startWin || win >= endWin) return;
    events += windows.n_events[row];
    bad += windows.qa_unknown[row] + windows.qa_duplicate[row] + windows.qa_over[row];
    crossedSeconds = Math.max(crossedSeconds, windows.qa_crossed_ms[row] / 1000);
  });
  // Without orders the count of events is missing, and sums to NaN.
  if (Number.isNaN(events)) return { badOrderShare: undefined, crossedSeconds: undefined };
  return {
    badOrderShare: events === 0 ? 0 : Math.min(1, bad / events),
    crossedSeconds,
  };
}
