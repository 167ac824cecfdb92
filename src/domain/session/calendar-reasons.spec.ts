import { describe, expect, it } from 'vitest';
import { calendarReasons } from './calendar-reasons.ts';
import { withOverrides } from './instrument-profile.ts';
import { profiles } from './profiles.ts';

const { ES, CL } = profiles;
const untilHalfPastOne = withOverrides(ES, { end: '13:30' });
const short = 'the market closed at 13:00 ET, the session ends at 13:30';

describe('calendarReasons', () => {
  it.each([
    ['2025-11-26', ES, []],
    ['2025-11-27', ES, ['CASH_CLOSED: Thanksgiving']],
    ['2025-11-28', ES, []],
    ['2025-11-28', withOverrides(ES, { end: '13:00' }), []],
    ['2025-11-28', untilHalfPastOne, [`EARLY_CLOSE: day after Thanksgiving, ${short}`]],
    ['2025-12-24', untilHalfPastOne, [`EARLY_CLOSE: Christmas Eve, ${short}`]],
    ['2021-12-24', untilHalfPastOne, ['CASH_CLOSED: Christmas']],
    ['2018-12-05', ES, ['CASH_CLOSED: mourning for George H. W. Bush']],
    ['2025-01-09', ES, ['CASH_CLOSED: mourning for Jimmy Carter']],
    ['2025-11-29', ES, ['CASH_CLOSED: weekend']],
    ['2025-11-27', CL, []],
    ['2025-11-28', CL, []],
  ])('of %s', (date, profile, reasons) => {
    expect(calendarReasons(profile, date)).toEqual(reasons);
  });

  it('know a day that the configuration closes, whatever the calendar', () => {
    const closedDates = ['2027-03-02'];
    const closed = ['CASH_CLOSED: closed by configuration'];
    expect(calendarReasons(withOverrides(ES, { closedDates }), '2027-03-02')).toEqual(closed);
    expect(calendarReasons(withOverrides(CL, { closedDates }), '2027-03-02')).toEqual(closed);
    expect(calendarReasons(withOverrides(ES, { closedDates }), '2027-03-03')).toEqual([]);
  });
});
