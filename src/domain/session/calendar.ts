/**
 * When the New York Stock Exchange closes, as rules. Futures trade on some of these days, but
 * without an opening auction at 09:30 the levels have no meaning there.
 *
 * @see NYSE, Holidays and Trading Hours; rules as in force since 1998, one-offs since 2012.
 */
import { dateOfUtcMs, utcMsOfDate } from './clock-word.ts';

const MS_PER_DAY = 86_400_000;

const Weekday = { Sunday: 0, Monday: 1, Thursday: 4, Saturday: 6 } as const;

/** Calendars a profile may follow; `none` never closes. */
export const calendarNames = ['nyse', 'none'] as const;

/** Name of a calendar. */
export type CalendarName = (typeof calendarNames)[number];

/** What the calendar says of a date: trading as ever, a 13:00 close, or no cash market. */
export type SessionType = 'REGULAR' | 'EARLY_CLOSE' | 'CASH_CLOSED';

/** A date's place in the calendar, and the holiday that made it so. */
export type CalendarDay = {
  readonly type: SessionType;
  /** Holiday's name, 'weekend', or 'day before …'; `undefined` on a regular day. */
  readonly occasion: string | undefined;
};

/** One holiday: its day in a year, UTC ms, and what a weekend does to it. */
type Holiday = {
  readonly name: string;
  readonly dayIn: (year: number) => number;
  readonly firstYear?: number;
  /** Which weekend days move to their nearest weekday; the others are simply lost. */
  readonly observed: 'both' | 'sunday' | 'never';
};

const holidays: readonly Holiday[] = [
  // A Saturday's New Year would close the books' last day, so it is not made up for.
  { name: "New Year's Day", dayIn: (year) => dayOf(year, 1, 1), observed: 'sunday' },
  {
    name: 'Martin Luther King Jr. Day',
    dayIn: nthWeekday(1, Weekday.Monday, 3),
    observed: 'never',
  },
  { name: "Washington's Birthday", dayIn: nthWeekday(2, Weekday.Monday, 3), observed: 'never' },
  { name: 'Good Friday', dayIn: (year) => easterOf(year) - 2 * MS_PER_DAY, observed: 'never' },
  { name: 'Memorial Day', dayIn: lastMondayOfMay, observed: 'never' },
  { name: 'Juneteenth', dayIn: (year) => dayOf(year, 6, 19), firstYear: 2022, observed: 'both' },
  { name: 'Independence Day', dayIn: (year) => dayOf(year, 7, 4), observed: 'both' },
  { name: 'Labor Day', dayIn: nthWeekday(9, Weekday.Monday, 1), observed: 'never' },
  { name: 'Thanksgiving', dayIn: nthWeekday(11, Weekday.Thursday, 4), observed: 'never' },
  { name: 'Christmas', dayIn: (year) => dayOf(year, 12, 25), observed: 'both' },
];

/** Closures that no rule foresees. */
const oneOffs = new Map([
  ['2012-10-29', 'Hurricane Sandy'],
  ['2012-10-30', 'Hurricane Sandy'],
  ['2018-12-05', 'mourning for George H. W. Bush'],
  ['2025-01-09', 'mourning for Jimmy Carter'],
]);

/**
 * Session type of a date, YYYY-MM-DD.
 *
 * @param closedDates one-offs that this table does not know.
 * @throws FaultError 'input' if the date is none.
 */
export function sessionType(
  date: string,
  calendar: CalendarName = 'nyse',
  closedDates: readonly string[] = [],
): SessionType {
  return calendarDay(date, calendar, closedDates).type;
}

/**
 * Session type of a date with the occasion in words, for the reason a session is left out.
 *
 * @param closedDates one-offs that this table does not know.
 * @throws FaultError 'input' if the date is none.
 */
export function calendarDay(
  date: string,
  calendar: CalendarName = 'nyse',
  closedDates: readonly string[] = [],
): CalendarDay {
  const day = utcMsOfDate(date);
  if (closedDates.includes(date))
    return { type: 'CASH_CLOSED', occasion: 'closed by configuration' };
  if (calendar === 'none') return { type: 'REGULAR', occasion: undefined };
  // Closed comes first: 2021-12-24 is Christmas observed, not the eve's early close.
  const closed = closureOn(day);
  if (closed !== undefined) return { type: 'CASH_CLOSED', occasion: closed };
  const early = earlyCloseOn(day);
  return { type: early === undefined ? 'REGULAR' : 'EARLY_CLOSE', occasion: early };
}

function closureOn(day: number): string | undefined {
  if (isWeekend(day)) return 'weekend';
  const oneOff = oneOffs.get(dateOfUtcMs(day));
  if (oneOff !== undefined) return oneOff;
  const year = new Date(day).getUTCFullYear();
  return holidays.find(
    ({ dayIn, firstYear = 0, observed }) =>
      year >= firstYear && observedDay(dayIn(year), observed) === day,
  )?.name;
}

function earlyCloseOn(day: number): string | undefined {
  const date = new Date(day);
  const [month, monthDay] = [date.getUTCMonth() + 1, date.getUTCDate()];
  if (month === 12 && monthDay === 24) return 'Christmas Eve';
  // Before a Monday's Independence Day lies a weekend; a Saturday's closes the 3rd itself.
  if (month === 7 && monthDay === 3) return 'day before Independence Day';
  const thanksgiving = nthWeekday(11, Weekday.Thursday, 4)(date.getUTCFullYear());
  return day === thanksgiving + MS_PER_DAY ? 'day after Thanksgiving' : undefined;
}

function observedDay(day: number, observed: Holiday['observed']): number {
  const weekday = new Date(day).getUTCDay();
  if (weekday === Weekday.Sunday && observed !== 'never') return day + MS_PER_DAY;
  if (weekday === Weekday.Saturday && observed === 'both') return day - MS_PER_DAY;
  return day;
}

function isWeekend(day: number): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday === Weekday.Sunday || weekday === Weekday.Saturday;
}

/** UTC ms of a date. @param month 1 to 12. */
function dayOf(year: number, month: number, monthDay: number): number {
  return Date.UTC(year, month - 1, monthDay);
}

/** The n-th such weekday of a month, by year. */
function nthWeekday(month: number, weekday: number, nth: number): (year: number) => number {
  return (year) => {
    const first = dayOf(year, month, 1);
    const wait = (weekday - new Date(first).getUTCDay() + 7) % 7;
    return first + (wait + (nth - 1) * 7) * MS_PER_DAY;
  };
}

function lastMondayOfMay(year: number): number {
  return nthWeekday(6, Weekday.Monday, 1)(year) - 7 * MS_PER_DAY;
}

/**
 * Easter Sunday of the Gregorian calendar, UTC ms.
 *
 * @see Meeus (1991), Astronomical Algorithms, chapter 8; Butcher's rule, anonymous (1876).
 */
function easterOf(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1);
}
