import { HIDDEN, isHiddenDate } from './hidden-date.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A date word as a reader writes it: Fri 14 Nov 2025. A word that is no date stays as it is. */
export function longDate(date: string): string {
  if (isHiddenDate(date)) return HIDDEN;
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return date;
  const [weekday, month] = [WEEKDAYS[day.getUTCDay()], MONTHS[day.getUTCMonth()]];
  return `${weekday} ${day.getUTCDate()} ${month} ${day.getUTCFullYear()}`;
}

/** Day and month of a date word: 14 Nov. */
export function shortDate(date: string): string {
  if (isHiddenDate(date)) return HIDDEN;
  return longDate(date).split(' ').slice(1, 3).join(' ');
}

/** Month and year of a date word: November 2025. */
export function monthOf(date: string): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
