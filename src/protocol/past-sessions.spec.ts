import { describe, expect, it } from 'vitest';
import type { CatalogSession } from './lake-catalog.ts';
import { evaluationOf, pastSessions, whyNoEvidence } from './past-sessions.ts';

const place = { path: 'gold/x', rowCount: 1, byteLength: 1 };
const names = ['setups', 'labels', 'episodes', 'setup_scaling', 'session_stats'];
const tables = Object.fromEntries(
  [...names, 'bars_2m', 'levels_2m', 'trades'].map((name) => [name, place]),
);

function sessionOf(date: string, change: Partial<CatalogSession> = {}): CatalogSession {
  return {
    ...{ date, symbol: 'ESZ5', profile: 'ES', configHash: 'c0', included: true, grade: 'A' },
    ...{ reasons: [], synthetic: true, planted: true, source: 'mbo', tables },
    pressure: { available: true },
    market: {
      ...{ timeZone: 'America/New_York', tickNano: 250_000_000, pointValue: 50, barSeconds: 120 },
      ...{ premarketStart: '04:00', open: '09:30', orMinutes: 15, end: '12:30', tailMinutes: 15 },
      priceDecimals: 2,
    },
    ...change,
  };
}

describe('the past of a session', () => {
  const today = sessionOf('2025-11-14');
  const lake = [
    sessionOf('2025-11-10'),
    sessionOf('2025-11-11', { included: false }),
    sessionOf('2025-11-12', { configHash: 'c1' }),
    sessionOf('2025-11-13', { tables: { setups: place } }),
    today,
    sessionOf('2025-11-17'),
  ];

  it('is strictly earlier, of one configuration, let in by the gates, and whole', () => {
    expect(pastSessions(lake, today).map(({ date }) => date)).toEqual(['2025-11-10']);
  });

  it('does not change with sessions that come later', () => {
    const later = [...lake, sessionOf('2025-11-18'), sessionOf('2025-12-01')];
    expect(pastSessions(later, today)).toEqual(pastSessions(lake, today));
  });

  it.each([
    ['without orders', { pressure: { available: false, reason: 'trades only' } }, 'trades only'],
    ['of an old lake', { configHash: undefined }, 'this lake was built before there were setups'],
    ['without a table', { tables: {} }, 'not in this session'],
    ['that is the first', { date: '2025-11-10' }, 'no earlier session'],
  ] as const)('a session %s says why it cannot ask', (_, change, words) => {
    expect(whyNoEvidence(lake, { ...today, ...change })).toContain(words);
  });

  it('a session that can ask has nothing to say about it', () => {
    expect(whyNoEvidence(lake, today)).toBeUndefined();
  });

  it('the evaluation of a lake is the last one of the catalog', () => {
    expect(evaluationOf(lake)).toBeUndefined();
    const evaluated = sessionOf('2025-11-13', { tables: { evaluation: place } });
    expect(evaluationOf([...lake, evaluated])).toBe(place);
  });
});
