import { describe, expect, it } from 'vitest';
import type { CatalogSession } from '../../protocol/lake-catalog.ts';
import {
  chooseInstant,
  chooseLevel,
  chooseSession,
  ownWishOf,
  readAddress,
  writeAddress,
} from './address.ts';
import { sessionFrame } from './session-frame.ts';

const market = {
  timeZone: 'America/New_York',
  tickNano: 250_000_000,
  pointValue: 50,
  premarketStart: '04:00',
  open: '09:30',
  orMinutes: 15,
  end: '12:30',
  tailMinutes: 15,
  barSeconds: 120,
  priceDecimals: 2,
};

function session(date: string, symbol = 'ESZ5'): CatalogSession {
  return {
    ...{ date, symbol, profile: 'ES', market, included: true, reasons: [], synthetic: true },
    ...{ planted: false, source: 'mbo', grade: 'A', pressure: { available: true }, tables: {} },
  };
}

const lake = [session('2025-11-12'), session('2025-11-13'), session('2025-11-14')];

function opened(firstClock: string, lastClock: string): Parameters<typeof chooseInstant>[1] {
  const { midnightS } = sessionFrame(session('2025-11-14'));
  const at = (clock: string): number =>
    midnightS + Number(clock.slice(0, 2)) * 3600 + Number(clock.slice(3)) * 60;
  const [firstS, lastS] = [at(firstClock), at(lastClock)];
  return { key: '2025-11-14 ESZ5', firstS, lastS, barCount: 0, tradeCount: 0 };
}

describe('the address', () => {
  it('opens the newest session when it asks for none', () => {
    expect(chooseSession(lake, readAddress('')).value?.date).toBe('2025-11-14');
  });

  it('opens the nearest session and says so when the lake lacks the date', () => {
    const found = chooseSession(lake, readAddress('?date=2025-11-01'));
    expect(found.value?.date).toBe('2025-11-12');
    expect(found.notice).toContain('no session of Sat 1 Nov 2025');
  });

  it('opens the newest session and says so when the date is none', () => {
    const found = chooseSession(lake, readAddress('?date=yesterday'));
    expect(found.value?.date).toBe('2025-11-14');
    expect(found.notice).toContain('“yesterday”, which is no date');
  });

  it('tells contracts of one date apart', () => {
    const twins = [session('2025-11-14', 'ESH6'), session('2025-11-14', 'ESZ5')];
    expect(chooseSession(twins, readAddress('?date=2025-11-14&symbol=ESZ5')).value).toBe(twins[1]);
    expect(
      writeAddress(session('2025-11-14'), '10:14:35', { level: 'OR_HIGH', hasTwins: true }),
    ).toBe('?date=2025-11-14&symbol=ESZ5&t=10:14:35&level=OR_HIGH');
  });

  it('comes back as it was written', () => {
    const text = writeAddress(session('2025-11-13'), '09:45:00', {
      level: 'EMA_20',
      hasTwins: false,
    });
    expect(readAddress(text)).toEqual({
      ...{ date: '2025-11-13', symbol: undefined, clock: '09:45:00', level: 'EMA_20' },
    });
  });

  it('shows mid-morning when it asks for no time', () => {
    const frame = sessionFrame(session('2025-11-14'));
    const found = chooseInstant(frame, opened('04:00', '12:45'), undefined);
    expect(found.value - frame.midnightS).toBe(10 * 3600 + 14 * 60 + 35);
  });

  it('stays inside the data and says so', () => {
    const frame = sessionFrame(session('2025-11-14'));
    const found = chooseInstant(frame, opened('09:30', '10:30'), '12:00:00');
    expect(found.value - frame.midnightS).toBe(10.5 * 3600);
    expect(found.notice).toContain('nothing at 12:00:00');
  });

  it('carries a level of one’s own by price and name, for a desk that never drew it', () => {
    const view = { level: '6801.25', name: 'Value area & high', hasTwins: false };
    const text = writeAddress(session('2025-11-14'), '10:14:35', view);
    expect(text).toContain('level=6801.25&name=Value%20area%20%26%20high');
    expect(ownWishOf(readAddress(text))).toEqual({ px: 6801.25, name: 'Value area & high' });
    expect(chooseLevel('6801.25').notice).toBeUndefined();
  });

  it.each(['PM_HIGH', '1e99', '', 'NaN', '6801.25.1', undefined])(
    'takes the level %s for none of one’s own',
    (level) => {
      expect(ownWishOf({ level, name: 'x' })).toBeUndefined();
    },
  );

  it('says which level it does not know', () => {
    expect(chooseLevel('OR_LOW')).toEqual({ value: 'OR_LOW', notice: undefined });
    expect(chooseLevel('FOO').notice).toContain('“FOO”');
  });
});
