import { describe, expect, it } from 'vitest';
import type { Episode, Touch } from './episode-rows.ts';
import { shownFrom, touchBeside } from './touch-steps.ts';

const touches = [
  { eventId: 'a', level: 'PM_HIGH', triggerS: 100.2 },
  { eventId: 'b', level: 'OR_LOW', triggerS: 150 },
  { eventId: 'c', level: 'PM_HIGH', triggerS: 200 },
] as Touch[];
const episodes = [...touches.map((touch) => ({ touch })), { touch: undefined }] as Episode[];

function beside(atS: number, direction: 1 | -1, level?: Touch['level']): string | undefined {
  return touchBeside(episodes, { atS, direction, level })?.eventId;
}

describe('from touch to touch', () => {
  it('goes to the next of the selected level and past those of others', () => {
    expect(beside(101, 1, 'PM_HIGH')).toBe('c');
    expect(beside(101, 1)).toBe('b');
    expect(beside(200, 1)).toBeUndefined();
  });

  it('goes back to the last before the clock, not to the one it stands on', () => {
    expect(beside(200, -1, 'PM_HIGH')).toBe('a');
    expect(beside(200, -1)).toBe('b');
    expect(beside(101, -1)).toBeUndefined();
  });

  it('stands where the touch is known, never a moment before', () => {
    expect(touches.map(shownFrom)).toEqual([101, 150, 200]);
    expect(beside(100, 1)).toBe('a');
  });
});
