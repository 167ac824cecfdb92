import { describe, expect, it } from 'vitest';
import { FaultError } from '../../base/fault.ts';
import { validProfile, withOverrides, type ProfileOverrides } from './instrument-profile.ts';
import { profileNamed, profiles } from './profiles.ts';

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(FaultError);
    expect((error as FaultError).code).toBe('input');
    return (error as FaultError).message;
  }
  return 'nothing thrown';
}

describe('instrument profiles', () => {
  it('are sound, each under its own name', () => {
    for (const [name, profile] of Object.entries(profiles)) {
      expect(validProfile(profile).name).toBe(name);
      expect(profileNamed(name)).toBe(profile);
    }
  });

  it('know an outright from a spread', () => {
    const isOutright = (profile: { symbolPattern: string }, symbol: string): boolean =>
      new RegExp(profile.symbolPattern).test(symbol);
    expect(isOutright(profiles.ES, 'ESH4')).toBe(true);
    expect(isOutright(profiles.ES, 'ESZ25')).toBe(true);
    expect(isOutright(profiles.ES, 'ESH4-ESM4')).toBe(false);
    expect(isOutright(profiles.ES, 'MESH4')).toBe(false);
    expect(isOutright(profiles.CL, 'CLX5')).toBe(true);
  });

  it('take the clocks of a real stream', () => {
    const evening = { premarketStart: '18:00', open: '18:15', orMinutes: 15, end: '19:00' };
    expect(withOverrides(profiles.ES, evening)).toEqual({ ...profiles.ES, ...evening });
    const oil = { premarketStart: '15:30', open: '15:45', orMinutes: 15, end: '18:00' };
    expect(withOverrides(profiles.CL, oil)).toEqual({ ...profiles.CL, ...oil });
  });

  it('replace single limits of a section and keep the others', () => {
    const { quality } = withOverrides(profiles.ES, { quality: { gapSecondsMax: 90 } });
    expect(quality).toEqual({ ...profiles.ES.quality, gapSecondsMax: 90 });
  });

  it('keep their own where an override is undefined', () => {
    expect(withOverrides(profiles.ES, { open: undefined, end: undefined })).toEqual(profiles.ES);
  });

  it.each<[ProfileOverrides, string]>([
    [{ open: '03:30' }, "open: expected not before the pre-market's start at 04:00, found 03:30"],
    [{ open: '9:30' }, 'open: expected HH:MM, found 9:30'],
    [{ open: '09:30:30' }, 'open: expected HH:MM, found 09:30:30'],
    [{ orMinutes: 0 }, 'orMinutes: expected whole minutes above 0, found 0'],
    [{ orMinutes: NaN }, 'orMinutes: expected whole minutes above 0, found NaN'],
    [{ end: '09:40' }, "end: expected not before the opening range's end at 09:45, found 09:40"],
    [{ end: '23:50' }, 'tailMinutes: expected a tail that ends by midnight, found 15'],
    [{ barSeconds: 90 }, 'barSeconds: expected a multiple or a divisor of 60 above 0, found 90'],
    [{ tickNano: 0.25 }, 'tickNano: expected a whole number above 0, found 0.25'],
    [{ roundPoints: 0.1 }, 'roundPoints: expected whole ticks above 0, found 0.1'],
    [{ averagesUntil: '4 pm' }, 'averagesUntil: expected HH:MM, found 4 pm'],
    [
      { quality: { windowShareMin: 95 } },
      'quality.windowShareMin: expected a share from 0 to 1, found 95',
    ],
    [
      { contract: { runSessionsMin: 0 } },
      'contract.runSessionsMin: expected a whole number above 0, found 0',
    ],
    [
      { pressure: { nearTicks: 3 } },
      'pressure.nearTicks: expected a divisor of zoneTicks and midTicks, found 3',
    ],
    [
      { pressure: { midTicks: 20 } },
      'pressure.midTicks: expected more than nearTicks and less than zoneTicks, found 20',
    ],
    [
      { episodes: { barrierTicksMin: 2 } },
      'episodes.barrierTicksMin: expected more than touchTicks, found 2',
    ],
    [
      { episodes: { barrierTicksMin: 70 } },
      'episodes.barrierTicksMax: expected no less than barrierTicksMin, found 60',
    ],
    [
      { retrieval: { neighborsMax: 12 } },
      'retrieval.neighborsMax: expected no less than neighborsMin, found 12',
    ],
    [
      { retrieval: { noveltyShare: 0 } },
      'retrieval.noveltyShare: expected a share above 0, up to 1, found 0',
    ],
    [{ symbolPattern: '(' }, 'symbolPattern: expected a regular expression, found ('],
  ])('refuse %o in one line', (overrides, message) => {
    const run = (): unknown => withOverrides(profiles.ES, overrides);
    expect(messageOf(run)).toBe(`profile ES, ${message}`);
  });

  it('refuse an unknown zone, and an unknown name with the known ones', () => {
    expect(messageOf(() => withOverrides(profiles.ES, { timeZone: 'ET/ET' }))).toBe(
      'profile ES, timeZone: expected an IANA name, found ET/ET',
    );
    expect(messageOf(() => profileNamed('YM'))).toBe(
      'profile: expected one of ES, MES, NQ, CL, AAPL, found "YM"',
    );
  });
});
