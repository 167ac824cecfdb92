import { describe, expect, it } from 'vitest';
import type { CatalogSession } from '../../../protocol/lake-catalog.ts';
import { isAhead, reachOf, staleness } from './answer-age.ts';
import type { Asked } from './answer-age.ts';

const HOUR_NS = 3_600_000_000_000n;

/** A question at an hour of a November day. */
function askedAt(
  hour: number,
  change: { day?: number; sql?: string; whole?: boolean } = {},
): Asked {
  const { day = 14, sql = 'select 1', whole = false } = change;
  const session = { date: `2025-11-${day}`, symbol: 'ESZ5' } as Asked['horizon']['session'];
  const atNs = BigInt(day * 24 + hour) * HOUR_NS;
  return { sql, isWholeLake: whole, horizon: { session, atNs } };
}

describe('an answer', () => {
  it('knows too much once the cursor has gone back, and until it is there again', () => {
    const answer = askedAt(11);
    expect(isAhead(answer, askedAt(10))).toBe(true);
    expect(isAhead(answer, askedAt(11))).toBe(false);
    expect(isAhead(answer, askedAt(12))).toBe(false);
  });

  it('of a later session knows too much at any clock of an earlier one', () => {
    expect(isAhead(askedAt(10), askedAt(12, { day: 13 }))).toBe(true);
    expect(isAhead(askedAt(12, { day: 13 }), askedAt(10))).toBe(false);
  });

  it('of the whole lake knows too much as soon as that is not asked for', () => {
    const answer = askedAt(10, { whole: true });
    expect(isAhead(answer, askedAt(12))).toBe(true);
    expect(isAhead(answer, askedAt(9, { whole: true }))).toBe(false);
  });

  it('is not shown while no session is open, but where everything may be known', () => {
    const now = { ...askedAt(11), horizon: undefined };
    expect(isAhead(askedAt(10), now)).toBe(true);
    expect(isAhead(askedAt(10), { ...now, isWholeLake: true })).toBe(false);
  });
});

describe('an answer that may be seen', () => {
  it('is of now where nothing has changed', () => {
    expect(staleness(askedAt(11), askedAt(11))).toBeUndefined();
  });

  it('is old when the words, the session, the clock or the reach are others', () => {
    expect(staleness(askedAt(11), askedAt(11, { sql: 'select 2' }))).toBe('of the question before');
    expect(staleness(askedAt(11, { day: 13 }), askedAt(11))).toBe('of another session');
    expect(staleness(askedAt(11), askedAt(12))).toBe('of an earlier clock');
    expect(staleness(askedAt(11), askedAt(11, { whole: true }))).toBe('not of the whole lake');
  });

  it('of the whole lake is the same at every clock', () => {
    const whole = { whole: true };
    expect(staleness(askedAt(10, whole), askedAt(12, whole))).toBeUndefined();
  });
});

describe('the reach of an answer', () => {
  const session = {
    ...{ date: '2025-11-14', symbol: 'ESZ5', profile: 'ES' },
    market: {
      ...{ timeZone: 'America/New_York', tickNano: 250_000_000, pointValue: 50, priceDecimals: 2 },
      ...{ premarketStart: '04:00', open: '09:30', orMinutes: 15, end: '12:30', tailMinutes: 15 },
      barSeconds: 120,
    },
  } as unknown as CatalogSession;
  const atNs = BigInt(Date.parse('2025-11-14T16:30:00Z')) * 1_000_000n;
  const asked: Asked = { sql: '', isWholeLake: false, horizon: { session, atNs } };

  it('is told by the clock on the screen, of another session with its date', () => {
    expect(reachOf(asked, session, 'exchange')).toBe('the lake up to 11:30:00 ET');
    expect(reachOf(asked, session, 'utc')).toBe('the lake up to 16:30:00 UTC');
    const other = { ...session, date: '2025-11-13' };
    const told = 'the lake up to Fri 14 Nov 2025, 11:30:00 ET';
    expect(reachOf(asked, other, 'exchange')).toBe(told);
  });

  it('has no clock where it is the whole lake', () => {
    expect(reachOf({ ...asked, isWholeLake: true }, session, 'utc')).toBe('the whole lake');
  });
});
