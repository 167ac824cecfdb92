import { Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { newestOnly } from './newest-only.ts';

describe('newestOnly', () => {
  function scrub(): {
    move: Subject<number>;
    asked: number[];
    shown: number[];
    answer: () => Promise<void>;
  } {
    const move = new Subject<number>();
    const asked: number[] = [];
    const shown: number[] = [];
    let release: (() => void) | undefined;
    move
      .pipe(
        newestOnly((value) => {
          asked.push(value);
          return new Promise<number>((resolve) => (release = () => resolve(value)));
        }),
      )
      .subscribe((value) => shown.push(value));
    const answer = async (): Promise<void> => {
      release?.();
      await new Promise((resolve) => setTimeout(resolve));
    };
    return { move, asked, shown, answer };
  }

  it('asks at once when the worker is idle', async () => {
    const { move, asked, shown, answer } = scrub();
    move.next(1);
    expect(asked).toEqual([1]);
    await answer();
    expect(shown).toEqual([1]);
  });

  it('lets only the newest of many moves wait', async () => {
    const { move, asked, shown, answer } = scrub();
    for (const atS of [1, 2, 3, 4]) move.next(atS);
    await answer();
    expect(asked).toEqual([1, 4]);
    await answer();
    expect(shown).toEqual([1, 4]);
  });

  it('always answers the place where the cursor was let go', async () => {
    const { move, shown, answer } = scrub();
    move.next(1);
    await answer();
    move.next(2);
    move.next(3);
    await answer();
    await answer();
    expect(shown.at(-1)).toBe(3);
  });
});
