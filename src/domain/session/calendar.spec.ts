import { describe, expect, it } from 'vitest';
import { addDays } from '../units/time.ts';
import { calendarDay, sessionType, type SessionType } from './calendar.ts';

/** Weekdays without regular trading, month-day, as the exchange announced them. */
const announced: Record<number, { closed: string; early: string }> = {
  2012: {
    closed: '01-02 01-16 02-20 04-06 05-28 07-04 09-03 10-29 10-30 11-22 12-25',
    early: '07-03 11-23 12-24',
  },
  2018: {
    closed: '01-01 01-15 02-19 03-30 05-28 07-04 09-03 11-22 12-05 12-25',
    early: '07-03 11-23 12-24',
  },
  2019: {
    closed: '01-01 01-21 02-18 04-19 05-27 07-04 09-02 11-28 12-25',
    early: '07-03 11-29 12-24',
  },
  2020: {
    closed: '01-01 01-20 02-17 04-10 05-25 07-03 09-07 11-26 12-25',
    early: '11-27 12-24',
  },
  2021: { closed: '01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24', early: '11-26' },
  2022: { closed: '01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26', early: '11-25' },
  2023: {
    closed: '01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25',
    early: '07-03 11-24',
  },
  2024: {
    closed: '01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25',
    early: '07-03 11-29 12-24',
  },
  2025: {
    closed: '01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25',
    early: '07-03 11-28 12-24',
  },
  2026: {
    closed: '01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25',
    early: '11-27 12-24',
  },
  2027: {
    closed: '01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24',
    early: '11-26',
  },
};

function weekdaysOf(year: number, type: SessionType): string {
  const found: string[] = [];
  for (let date = `${year}-01-01`; date.startsWith(String(year)); date = addDays(date, 1)) {
    const { type: foundType, occasion } = calendarDay(date);
    if (foundType === type && occasion !== 'weekend') found.push(date.slice(5));
  }
  return found.join(' ');
}

describe('the calendar of the New York Stock Exchange', () => {
  it.each(Object.entries(announced))('closes in %s on the announced days alone', (year, days) => {
    expect(weekdaysOf(Number(year), 'CASH_CLOSED')).toBe(days.closed);
    expect(weekdaysOf(Number(year), 'EARLY_CLOSE')).toBe(days.early);
  });

  it.each([
    ['2021-12-24', 'CASH_CLOSED', 'Christmas'],
    ['2021-12-31', 'REGULAR', undefined],
    ['2021-06-18', 'REGULAR', undefined],
    ['2018-12-05', 'CASH_CLOSED', 'mourning for George H. W. Bush'],
    ['2025-01-09', 'CASH_CLOSED', 'mourning for Jimmy Carter'],
    ['2024-03-29', 'CASH_CLOSED', 'Good Friday'],
    ['2025-11-28', 'EARLY_CLOSE', 'day after Thanksgiving'],
    ['2025-06-07', 'CASH_CLOSED', 'weekend'],
    ['2025-06-04', 'REGULAR', undefined],
  ])('%s is %s (%s)', (date, type, occasion) => {
    expect(calendarDay(date)).toEqual({ type, occasion });
  });

  it('never closes where no calendar is followed', () => {
    expect(sessionType('2023-12-25')).toBe('CASH_CLOSED');
    expect(sessionType('2023-12-25', 'none')).toBe('REGULAR');
  });

  it('refuses a date that does not exist', () => {
    expect(() => sessionType('2025-02-29')).toThrow('expected YYYY-MM-DD, found "2025-02-29"');
  });
});
