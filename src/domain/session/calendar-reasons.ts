import { calendarDay } from './calendar.ts';
import { utcNsOf } from './exchange-clock.ts';
import type { InstrumentProfile } from './instrument-profile.ts';
import { sessionAnchors } from './session-anchors.ts';

/** When the New York Stock Exchange closes on its short days. */
const EARLY_CLOSE = { clock: '13:00', timeZone: 'America/New_York' } as const;

/**
 * Why the calendar keeps a date's session out of the corpus; empty if it does not. A short day
 * counts as long as the session ends by its close.
 *
 * @throws FaultError 'input' if the date is none.
 */
export function calendarReasons(profile: InstrumentProfile, date: string): readonly string[] {
  const { type, occasion } = calendarDay(date, profile.calendar, profile.closedDates);
  if (type === 'CASH_CLOSED') return [`CASH_CLOSED: ${occasion ?? 'no cash market'}`];
  if (type === 'REGULAR') return [];
  const closeNs = utcNsOf(date, EARLY_CLOSE.clock, EARLY_CLOSE.timeZone);
  if (sessionAnchors(profile, date).endNs <= closeNs) return [];
  const hours = `the market closed at ${EARLY_CLOSE.clock} ET, the session ends at ${profile.end}`;
  return [`EARLY_CLOSE: ${occasion ?? 'a short day'}, ${hours}`];
}
