import { describe, expect, it } from 'vitest';
import type { CatalogSession } from '../../protocol/lake-catalog.ts';
import { calendarMonths } from './calendar-months.ts';

const sessionOn = (date: string): CatalogSession => ({ date, symbol: 'ESZ5' }) as CatalogSession;

describe('calendarMonths', () => {
  it('shows the newest month first and only months with a session', () => {
    const months = calendarMonths([sessionOn('2025-09-30'), sessionOn('2025-11-14')]);
    expect(months.map(({ title }) => title)).toEqual(['November 2025', 'September 2025']);
  });

  it('begins weeks on Monday: 1 November 2025 is a Saturday', () => {
    const november = calendarMonths([sessionOn('2025-11-14')]).at(0);
    expect(november?.leadCount).toBe(5);
    expect(november?.days).toHaveLength(30);
    expect(november?.days[13]?.sessions).toHaveLength(1);
    expect(november?.days[14]?.sessions).toHaveLength(0);
  });

  it('puts two contracts of one date on one day', () => {
    const march = calendarMonths([sessionOn('2024-03-08'), sessionOn('2024-03-08')]).at(0);
    expect(march?.days[7]?.sessions).toHaveLength(2);
  });
});
