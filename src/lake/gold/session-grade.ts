import type { bars2m } from '../../contracts/bars-2m.ts';
import type { AnyColumns, Columns } from '../../contracts/contract.ts';
import { bookQuality } from '../../domain/ledger/book-quality.ts';
import type { BookQuality } from '../../domain/ledger/book-quality.ts';
import { WINDOW_NS } from '../../domain/ledger/ledger-columns.ts';
import { calendarReasons } from '../../domain/session/calendar-reasons.ts';
import { sessionAnchors } from '../../domain/session/session-anchors.ts';
import type { SessionAnchors } from '../../domain/session/session-anchors.ts';
import { sessionQuality } from '../../domain/session/session-quality.ts';
import type { QualityMeasures, SessionQuality } from '../../domain/session/session-quality.ts';
import { tapeMeasures } from '../../domain/session/tape-quality.ts';
import type { TapeRows } from '../../domain/session/tape-quality.ts';
import { windowColumns } from '../silver/ledger.ts';
import type { SourceTables } from '../silver/source-tables.ts';
import type { StageSession } from '../stage/define-stage.ts';

/** What is known of a session's worth. */
export type SessionGrade = Pick<SessionQuality, 'grade'> & {
  readonly measures: QualityMeasures;
  /** Why the corpus must do without it: calendar, contract, data; empty if it is included. */
  readonly reasons: readonly string[];
};

/** The tables a session is graded by. */
type GradeTables = SourceTables & {
  readonly windows: AnyColumns | undefined;
  readonly earlierBars: readonly Columns<typeof bars2m>[];
};

/** Grades a session against its profile and the sessions before it. */
export function sessionGrade(
  tables: GradeTables,
  { profile, anchors, date, source, earlier }: StageSession,
): SessionGrade {
  const { quality: limits, premarketCoverageMin } = profile;
  const { activity } = source;
  const tape = tapeMeasures(tapeOf(tables), anchors, limits, activity);
  const measures = { ...tape, ...bookMeasures(tables.windows, anchors) };
  const earlierVolumes = tables.earlierBars
    .slice(0, limits.trailingSessions)
    .map((bars, i) => regularVolume(bars, sessionAnchors(profile, earlier[i].date)));
  const { grade, reasons } = sessionQuality(measures, {
    ...{ limits, premarketCoverageMin, earlierVolumes, activity },
  });
  return {
    grade,
    measures,
    reasons: [...calendarReasons(profile, date), ...source.reasons, ...reasons],
  };
}

function bookMeasures(windows: AnyColumns | undefined, anchors: SessionAnchors): BookQuality {
  if (!windows) return { badOrderShare: undefined, crossedSeconds: undefined };
  const winOf = (ns: bigint): number => Number(ns - anchors.startNs) / WINDOW_NS;
  return bookQuality(windowColumns(windows), {
    startWin: winOf(anchors.openNs),
    endWin: winOf(anchors.endNs),
  });
}

function tapeOf({ trades, minutes }: SourceTables): TapeRows {
  if (trades) return { ts_ns: trades.ts_ns, lots: trades.size, spanSeconds: 0 };
  const { ts_ns = new BigInt64Array(), vol: lots = new Float64Array() } = minutes ?? {};
  return { ts_ns, lots, spanSeconds: 60 };
}

/** Volume of an earlier session's regular hours, from its bars. */
function regularVolume(bars: Columns<typeof bars2m>, { openNs, endNs }: SessionAnchors): number {
  let volume = 0;
  bars.bar_start_ns.forEach((ns, row) => {
    if (ns >= openNs && ns < endNs) volume += bars.vol[row];
  });
  return volume;
}
