import type { CatalogSession } from '../../protocol/lake-catalog.ts';
import { monthOf } from './dates.ts';

/** One day of a calendar page. */
export type CalendarDay = {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly dayOfMonth: number;
  /** Sessions of that date, several if the lake holds several contracts. */
  readonly sessions: readonly CatalogSession[];
};

/** One page of the calendar, weeks from Monday. */
export type CalendarMonth = {
  readonly title: string;
  /** Empty places before the first day. */
  readonly leadCount: number;
  readonly days: readonly CalendarDay[];
};

/** Pages for every month that has a session, the newest first. */
export function calendarMonths(sessions: readonly CatalogSession[]): CalendarMonth[] {
  const byMonth = Map.groupBy(sessions, ({ date }) => date.slice(0, 7));
  return [...byMonth.entries()]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([month, ofMonth]) => calendarMonth(month, ofMonth));
}

function calendarMonth(month: string, sessions: readonly CatalogSession[]): CalendarMonth {
  const byDate = Map.groupBy(sessions, ({ date }) => date);
  const first = new Date(`${month}-01T00:00:00Z`);
  const dayCount = new Date(
    Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0),
  ).getUTCDate();
  const days = Array.from({ length: dayCount }, (_, i) => {
    const date = `${month}-${String(i + 1).padStart(2, '0')}`;
    return { date, dayOfMonth: i + 1, sessions: byDate.get(date) ?? [] };
  });
  return { title: monthOf(`${month}-01`), leadCount: (first.getUTCDay() + 6) % 7, days };
}
