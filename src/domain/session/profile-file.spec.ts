import { describe, expect, it } from 'vitest';
import { profileDifferences, profileFrom } from './profile-file.ts';
import { isSection, profileKeys, valueAt } from './profile-keys.ts';
import { profiles } from './profiles.ts';

const read = (document: unknown): unknown => profileFrom({ file: { name: 'my.json', document } });

describe('a configuration file', () => {
  it('lets flags win over itself, itself over the profile, the profile over the defaults', () => {
    const document = { profile: 'CL', open: '08:00', end: '13:00', quality: { gapSecondsMax: 90 } };
    const made = profileFrom({
      file: { name: 'my.json', document },
      flags: { end: '12:00', orMinutes: undefined },
    });
    expect(made).toEqual({
      ...profiles.CL,
      open: '08:00',
      end: '12:00',
      quality: { ...profiles.CL.quality, gapSecondsMax: 90 },
    });
    expect(profileFrom({ file: { name: 'my.json', document }, profile: 'ES' }).root).toBe('ES');
    expect(profileFrom({})).toEqual(profiles.ES);
  });

  it.each([
    [[], 'my.json, file: expected a JSON object, found []'],
    [{ profile: 'YM' }, 'my.json, profile: expected one of ES, MES, NQ, CL, AAPL, found "YM"'],
    [{ orMinutes: '15' }, 'my.json, orMinutes: expected whole minutes above 0, found "15"'],
    [{ open: null }, 'my.json, open: expected HH:MM, found null'],
    [
      { levelKinds: ['PM_HIGH', 'R2'] },
      /^my\.json, levelKinds: expected any of PM_HIGH, .*, found \["PM_HIGH","R2"\]$/,
    ],
    [
      { quality: { windowShareMin: 95 } },
      'my.json, quality.windowShareMin: expected a share from 0 to 1, found 95',
    ],
    [
      { contract: { dominant: 0.5 } },
      'my.json, contract.dominant: expected a known key, found an unknown key; did you mean "contract.dominantShareMin"?',
    ],
    [
      { contract: { volume: 0.5 } },
      'my.json, contract.volume: expected one of contract.dominantShareMin, contract.runSessionsMin, found an unknown key',
    ],
    [
      { gapSecondMax: 90 },
      'my.json, gapSecondMax: expected a known key, found an unknown key; did you mean "quality.gapSecondsMax"?',
    ],
    [
      { closedDates: ['2027-02-30'] },
      'my.json, closedDates: expected a list of dates, YYYY-MM-DD, found ["2027-02-30"]',
    ],
    [{ quality: 3 }, 'my.json, quality: expected a section of keys, found a value'],
    [
      { opne: '09:00' },
      'my.json, opne: expected a known key, found an unknown key; did you mean "open"?',
    ],
    [
      { volatility: 1 },
      /^my\.json, volatility: expected one of profile, root, .*, found an unknown key$/,
    ],
    [
      { end: '09:40' },
      "my.json: profile ES, end: expected not before the opening range's end at 09:45, found 09:40",
    ],
  ])('%j is refused with file, key, expected and found', (document, message) => {
    expect(() => read(document)).toThrow(message);
  });

  it('is not blamed for a flag', () => {
    const file = { name: 'my.json', document: { open: '10:00' } };
    expect(() => profileFrom({ file, flags: { end: '09:40' } })).toThrow(/^profile ES, end: /);
  });
});

describe('the keys of a profile', () => {
  it('are all in the table, and nothing else is', () => {
    const paths = Object.entries(profiles.ES)
      .filter(([key]) => key !== 'name')
      .flatMap(([key, value]) =>
        isSection(value) ? Object.keys(value).map((inner) => `${key}.${inner}`) : [key],
      );
    expect(profileKeys.map(({ path }) => path).sort()).toEqual(paths.sort());
  });

  it('say what they are and where they are used', () => {
    for (const { unit, range, doc, usedIn } of profileKeys) {
      for (const words of [unit, range, doc, usedIn]) expect(words).not.toBe('');
      expect(doc).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('hold in every profile and refuse another type', () => {
    for (const { path, holds } of profileKeys) {
      for (const profile of Object.values(profiles))
        expect(holds(valueAt(profile, path))).toBe(true);
      for (const value of [undefined, null, {}, true]) expect(holds(value)).toBe(false);
    }
  });
});

it('tells what differs from the defaults', () => {
  const made = profileFrom({ flags: { open: '10:00', quality: { rthVolumeMin: 1 } } });
  expect(profileDifferences(profiles.ES, made)).toEqual([
    { path: 'open', before: '09:30', after: '10:00' },
    { path: 'quality.rthVolumeMin', before: 100_000, after: 1 },
  ]);
});
