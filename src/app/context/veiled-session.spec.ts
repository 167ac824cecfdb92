import { describe, expect, it } from 'vitest';
import type { CatalogSession } from '../../protocol/lake-catalog.ts';
import { longDate, shortDate } from './dates.ts';
import { realInstant, shownInstant, veiledSession, veilOf } from './veiled-session.ts';

function sessionOf(date: string): CatalogSession {
  return {
    ...{ date, symbol: 'ESZ5', profile: 'ES' },
    market: { timeZone: 'America/New_York', tickNano: 250_000_000 },
    tables: { trades: { path: `date=${date}` }, signals: { path: 'signals' } },
  } as unknown as CatalogSession;
}

describe('a session under a veil', () => {
  it.each([
    ['2025-11-14', '2000-01-03'],
    ['2025-07-14', '2000-07-10'],
  ])('of %s has the clock of %s, on which day its hours are the same', (date, shown) => {
    const openS = Date.parse(`${date}T14:30:00Z`) / 1000;
    const veiled = veiledSession(sessionOf(date), { levelTick: 27_200, untilS: openS });
    expect(veiled).toMatchObject({ date: shown, symbol: 'ES blind' });
    expect(veiled.veil.zeroPx).toBe(6800);
    expect(veiled.veil.untilS).toBe(Date.parse(`${shown}T14:30:00Z`) / 1000);
    expect(realInstant(veiled.veil, shownInstant(veiled.veil, openS))).toBe(openS);
  });

  it('has no table that would tell what is hidden', () => {
    const veiled = veiledSession(sessionOf('2025-11-14'), { levelTick: 1, untilS: 0 });
    expect(Object.keys(veiled.tables)).toEqual(['trades']);
    expect(veilOf(veiled)).toBe(veiled.veil);
    expect(veilOf(sessionOf('2025-11-14'))).toBeUndefined();
  });

  it('has no date for a reader', () => {
    expect([longDate('2000-01-03'), shortDate('2000-07-10')]).toEqual([
      ...['date hidden', 'date hidden'],
    ]);
  });
});
