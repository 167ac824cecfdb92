import { Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inMotion } from './in-motion.ts';

describe('inMotion', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function passed(isHeld = () => false): { moves: Subject<number>; seen: number[] } {
    const moves = new Subject<number>();
    const seen: number[] = [];
    const isUrgent = (value: number, before: number): boolean => value < before;
    const options = { everyMs: 400, restMs: 60, heldRestMs: 150, isUrgent, isHeld };
    moves.pipe(inMotion(options)).subscribe((value) => seen.push(value));
    return { moves, seen };
  }

  it('lets a single value pass at once, and once', () => {
    const { moves, seen } = passed();
    moves.next(1);
    expect(seen).toEqual([1]);
    vi.advanceTimersByTime(1000);
    expect(seen).toEqual([1]);
  });

  it('lets few of many pass, and the last as soon as they rest', () => {
    const { moves, seen } = passed();
    for (let i = 0; i <= 50; i++) {
      moves.next(i);
      vi.advanceTimersByTime(16);
    }
    expect(seen).toEqual([0, 25, 50]);
    moves.next(51);
    vi.advanceTimersByTime(59);
    expect(seen).toEqual([0, 25, 50]);
    vi.advanceTimersByTime(1);
    expect(seen).toEqual([0, 25, 50, 51]);
  });

  it('lets what cannot wait pass at once', () => {
    const { moves, seen } = passed();
    for (const value of [5, 6, 4, 3, 7]) {
      moves.next(value);
      vi.advanceTimersByTime(16);
    }
    expect(seen).toEqual([5, 4, 3]);
    vi.advanceTimersByTime(60);
    expect(seen).toEqual([5, 4, 3, 7]);
  });

  it('lets nothing that is held pass before it rests, but the first', () => {
    const { moves, seen } = passed(() => true);
    for (const value of [5, 6, 4, 3, 7]) {
      moves.next(value);
      vi.advanceTimersByTime(149);
    }
    expect(seen).toEqual([5]);
    vi.advanceTimersByTime(1);
    expect(seen).toEqual([5, 7]);
  });

  it('lets each of several values pass at once that rest between each other', () => {
    const { moves, seen } = passed();
    for (let i = 0; i < 4; i++) {
      moves.next(i);
      expect(seen).toEqual(Array.from({ length: i + 1 }, (_, before) => before));
      vi.advanceTimersByTime(60);
    }
    expect(seen).toEqual([0, 1, 2, 3]);
  });
});
