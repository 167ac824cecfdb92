import { calendarDay } from '../../domain/session/calendar.ts';
import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import type { SourceFacts } from '../stage/manifest.ts';

/** Why a session stays out of the corpus, by calendar and by contract; none if it is included. */
export function sessionReasons(
  profile: InstrumentProfile,
  date: string,
  source: SourceFacts,
): readonly string[] {
  const { type, occasion } = calendarDay(date, profile.calendar);
  const calendar = type === 'CASH_CLOSED' ? [`CASH_CLOSED: ${occasion ?? 'no cash market'}`] : [];
  return [...calendar, ...source.reasons];
}
