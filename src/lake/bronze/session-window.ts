import { addDays } from '../../domain/units/time.ts';
import { dateOf, utcNsOf } from '../../domain/session/exchange-clock.ts';
import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import { sessionAnchors } from '../../domain/session/session-anchors.ts';
import type { SessionAnchors } from '../../domain/session/session-anchors.ts';

const NS_PER_DAY = 86_400_000_000_000n;

/** What of a source belongs to a session; UNIX ns, ends exclusive. */
export type SessionWindow = {
  readonly date: string;
  readonly anchors: SessionAnchors;
  /** 00:00 of the UTC day the session starts in: daily files begin there, with a snapshot. */
  readonly sourceStartNs: bigint;
  /** End of the order data: the tail's end. */
  readonly ordersEndNs: bigint;
  /** End of trades and bars, never before the last bar's end. */
  readonly tradesEndNs: bigint;
};

/** The window of a date's session. */
export function sessionWindow(profile: InstrumentProfile, date: string): SessionWindow {
  const anchors = sessionAnchors(profile, date);
  const { startNs, barsEndNs, tailEndNs } = anchors;
  const averagesEndNs = utcNsOf(date, profile.averagesUntil, profile.timeZone);
  return {
    date,
    anchors,
    sourceStartNs: startNs - (startNs % NS_PER_DAY),
    ordersEndNs: tailEndNs,
    tradesEndNs: averagesEndNs > barsEndNs ? averagesEndNs : barsEndNs,
  };
}

/** Windows around a moment: every one that could hold it, and one more on either side. */
export function windowsAround(profile: InstrumentProfile, tsNs: bigint): readonly SessionWindow[] {
  const date = dateOf(tsNs, profile.timeZone);
  return [-2, -1, 0, 1, 2].map((days) => sessionWindow(profile, addDays(date, days)));
}
