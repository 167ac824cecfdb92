import { expect, it } from 'vitest';
import type { Approach } from './approach.ts';
import { approachId, eventId, fnv1a64 } from './episode-id.ts';

it('turns an id into the number of golden case G14', () => {
  expect(fnv1a64('ESZ5|2025-10-14|PM_HIGH|UP|01').toString(16)).toBe('6262d21c682c260b');
  expect(fnv1a64('')).toBe(0xcbf29ce484222325n);
});

it('names approaches and events by level, direction and ordinal', () => {
  const owner = { symbol: 'ESZ5', date: '2025-10-14', kind: 'PM_HIGH' } as const;
  const trigger = {
    ...{ ordinal: 1, levelTick: 24_000, contactNs: 1, ns: 2, xTicks: -1, confirmCount: 2 },
    ...{ atr: 20, barrierTicks: 20 },
  };
  const approach: Approach = {
    ...{ direction: 1, ordinal: 12, armedNs: 0, startNs: 1, trigger, end: undefined },
  };
  expect(approachId(owner, approach)).toBe('ESZ5|2025-10-14|PM_HIGH|UP|a12');
  expect(eventId(owner, approach)).toBe('ESZ5|2025-10-14|PM_HIGH|UP|01');
  expect(eventId(owner, { ...approach, trigger: undefined })).toBeUndefined();
});
