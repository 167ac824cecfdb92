import { Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lasting } from './lasting.ts';

describe('a state that lasts', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function told() {
    const [states, found] = [new Subject<boolean>(), [] as boolean[]];
    states.pipe(lasting({ afterMs: 100, untilMs: 450 })).subscribe((holds) => found.push(holds));
    const hold = (holds: boolean, forMs: number): void => {
      states.next(holds);
      vi.advanceTimersByTime(forMs);
    };
    return { found, hold };
  }

  it('is not told of while it is gone after a frame or two', () => {
    const { found, hold } = told();
    hold(true, 40);
    hold(false, 600);
    hold(true, 99);
    hold(false, 1000);
    expect(found).toEqual([false]);
  });

  it('is told of once, and stays through short breaks', () => {
    const { found, hold } = told();
    for (let i = 0; i < 5; i++) {
      hold(true, 150);
      hold(false, 250);
    }
    expect(found).toEqual([true]);
    hold(false, 450);
    expect(found).toEqual([true, false]);
  });
});
