import { describe, expect, it } from 'vitest';
import { profiles } from './profiles.ts';
import { storedProfile } from './stored-profile.ts';
import type { StoredProfile } from './stored-profile.ts';

describe('a configuration that a lake has kept', () => {
  it('is the profile that was written down', () => {
    const { CL } = profiles;
    expect(storedProfile(JSON.parse(JSON.stringify(CL)) as StoredProfile)).toEqual(CL);
  });

  it('has the defaults of keys that are younger than the lake', () => {
    const { retrieval, episodes, ...older } = profiles.NQ;
    const { barrierTicksMin, barrierTicksMax, ...rules } = episodes;
    const stored = { ...older, episodes: { ...rules, armTicks: 20 } };
    const { episodes: found, ...others } = storedProfile(stored);
    expect(found).toEqual({ ...episodes, armTicks: 20, barrierTicksMin, barrierTicksMax });
    expect(others.retrieval).toEqual(retrieval);
  });

  it('keeps a name that nobody knows', () => {
    expect(storedProfile({ name: 'evening', open: '18:15', end: '19:00' })).toMatchObject({
      ...{ name: 'evening', root: 'ES', open: '18:15' },
    });
  });
});
