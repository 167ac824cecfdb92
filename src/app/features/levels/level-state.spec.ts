import { describe, expect, it } from 'vitest';
import type { Episode } from '../../context/episode-rows.ts';
import { levelStateAt } from './level-state.ts';
import type { LevelState } from './level-state.ts';

const touch: Episode['touch'] = {
  ...{ eventId: 'e', level: 'PM_HIGH', dir: 'UP', ordinal: 1, levelTick: 27_200 },
  ...{ contactS: 158, triggerS: 160, outcomes: [] },
};
/** Near from 100 s on, touched at 160, broken at 220. */
const broken: Episode = {
  ...{ approachId: 'a01', level: 'PM_HIGH', dir: 'UP', armedS: 80, startS: 100 },
  ...{ endS: 220, endReason: 'BREAK', touch },
};
const turned: Episode = {
  ...{ approachId: 'a02', level: 'PM_HIGH', dir: 'DOWN', armedS: 600, startS: 700 },
  ...{ endS: 800, endReason: 'NO_TOUCH', touch: undefined },
};
const other: Episode = { ...turned, level: 'OR_LOW', startS: 0, endS: 9999 };
const all = [other, broken, turned];

const at = (atS: number, distanceTicks = 3, episodes = all): LevelState =>
  levelStateAt(episodes, 'PM_HIGH', { atS, distanceTicks, monitorTicks: 40 });

describe('a level’s card', () => {
  it.each([
    [99, 'MONITOR', 'UP', undefined],
    [100, 'APPROACH', 'UP', 100],
    // The first print of the touch is not known for one before it is confirmed.
    [159, 'APPROACH', 'UP', 100],
    [160, 'TOUCH', 'UP', 160],
    [219, 'TOUCH', 'UP', 160],
    [220, 'RESOLVED', 'UP', 220],
    [699, 'RESOLVED', 'UP', 220],
    [700, 'APPROACH', 'DOWN', 700],
    [800, 'MONITOR', 'UP', undefined],
  ] as const)('at %i s says %s', (atS, word, dir, sinceS) => {
    expect(at(atS)).toMatchObject({ word, dir, sinceS });
  });

  it('names the outcome once it is known, for a quarter of an hour', () => {
    expect(at(219).outcome).toBeUndefined();
    expect(at(220).outcome).toBe('BREAK');
    const alone = [broken];
    expect(at(220 + 900, 3, alone).outcome).toBe('BREAK');
    expect(at(220 + 901, 3, alone).word).toBe('MONITOR');
  });

  it('is far beyond forty ticks, and where no price is known', () => {
    expect(at(10, -41).word).toBe('FAR');
    expect(at(10, -40)).toMatchObject({ word: 'MONITOR', dir: 'DOWN' });
    expect(at(10, NaN).word).toBe('FAR');
  });

  it('knows nothing of what comes after the moment', () => {
    for (let atS = 0; atS < 1000; atS += 7) {
      const cut = all
        .filter(({ startS }) => startS <= atS)
        .map((episode) => ({
          ...episode,
          endReason: episode.endS <= atS ? episode.endReason : 'SESSION_END',
          endS: episode.endS <= atS ? episode.endS : Infinity,
          touch: (episode.touch?.triggerS ?? Infinity) <= atS ? episode.touch : undefined,
        }));
      expect(at(atS, 3, cut)).toEqual(at(atS));
    }
  });
});
