import { from, lastValueFrom, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { wholeSeconds } from './whole-seconds.ts';

function stepsOf(speed: number, framesMs: readonly number[]): Promise<number[]> {
  return lastValueFrom(from(framesMs).pipe(wholeSeconds(speed), toArray()));
}

describe('the clock of the replay', () => {
  it('goes a second forward once enough frames have passed', async () => {
    expect(await stepsOf(5, [100, 200, 300, 400])).toEqual([1, 1]);
  });

  it('owes what is left of a second', async () => {
    const frames = Array.from({ length: 60 }, (_, i) => ((i + 1) * 1000) / 60);
    const steps = await stepsOf(100, frames);
    expect(steps.reduce((sum, s) => sum + s, 0)).toBeGreaterThanOrEqual(99);
  });

  it('makes up for nothing when a frame was held up', async () => {
    expect(await stepsOf(4, [250, 60_000])).toEqual([1, 1]);
  });
});
