import { describe, expect, it } from 'vitest';
import type { OutcomeWord, Touch } from '../../context/episode-rows.ts';
import { touchMarks } from './touch-marks.ts';

function touch(eventId: string, triggerS: number, outcome: OutcomeWord, resolvedS: number): Touch {
  const fate = { horizonMin: 8, outcome, resolvedS };
  return { eventId, triggerS, level: 'PM_HIGH', dir: 'UP', outcomes: [fate] } as unknown as Touch;
}

const touches = [touch('a', 100, 'BREAK', 300), touch('b', 200, 'REJECT', 350)];

function marksAt(atS: number, width: number): (string | undefined)[] {
  const share = (instantS: number): number => instantS / width;
  return touchMarks(touches, { atS, share }).map(({ outcome }) => outcome);
}

describe('touches on the scrubber', () => {
  it('bear a sign once their outcome is decided, not a second before', () => {
    expect(marksAt(299, 1000)).toEqual([undefined, undefined]);
    expect(marksAt(300, 1000)).toEqual(['BREAK', undefined]);
    expect(marksAt(350, 1000)).toEqual(['BREAK', 'REJECT']);
  });

  it('leave the room to the newer sign where two would cover each other', () => {
    expect(marksAt(400, 100_000)).toEqual([undefined, 'REJECT']);
  });

  it('say in words what the sign means', () => {
    const [first] = touchMarks(touches, { atS: 310, share: () => 0.5 });
    expect(first.words).toBe('Touch of PM High from below: BREAK within 8 min');
  });
});
