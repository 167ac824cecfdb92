import { describe, expect, it } from 'vitest';
import { TouchWatch } from './touch-watch.ts';

/** Trades as [second, offset from the level in ticks, lots]; the touches that they make. */
function touchesOf(rows: readonly (readonly [number, number, number])[], barrier = 8) {
  const watch = new TouchWatch();
  return rows.flatMap(([timeS, offset, sz]) => {
    const touch = watch.trade({ timeS, tick: 24_000 + offset, sz }, { levelTick: 24_000, barrier });
    return touch ? [touch] : [];
  });
}

/** Price keeps its distance from below for fifteen seconds. */
const armed = [
  [60, -30, 1],
  [75, -30, 1],
] as const;

describe('a touch of a level', () => {
  it('is the second trade at the level within five seconds', () => {
    const touches = touchesOf([...armed, [100, -2, 1], [103, -1, 3]]);
    expect(touches).toEqual([{ travel: 1, timeS: 103, ordinal: 1 }]);
  });

  it('is one trade of ten lots, or one that jumps through', () => {
    expect(touchesOf([...armed, [100, -2, 10]])).toMatchObject([{ timeS: 100 }]);
    expect(touchesOf([...armed, [100, 5, 12]])).toMatchObject([{ timeS: 100 }]);
  });

  it('is no lone small print', () => {
    expect(touchesOf([...armed, [100, -2, 1], [106, -6, 1], [107, -2, 1]])).toEqual([]);
  });

  it('needs distance kept for fifteen seconds before', () => {
    const near = [60, -11, 1] as const;
    expect(touchesOf([near, [80, -11, 1], [100, -2, 10]])).toEqual([]);
    expect(
      touchesOf([
        [60, -30, 1],
        [70, -30, 1],
        [71, -2, 10],
      ]),
    ).toEqual([]);
  });

  it('comes again only after price has left the barriers and kept its distance anew', () => {
    const first = [...armed, [100, -2, 10]] as const;
    expect(touchesOf([...first, [120, -11, 1], [150, -11, 1], [160, -2, 10]])).toHaveLength(1);
    const again = touchesOf([...first, [120, -12, 1], [135, -12, 1], [160, -2, 10]]);
    expect(again.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
  });

  it('counts from above as from below, each side for itself', () => {
    const below = [...armed, [100, -2, 10]] as const;
    const above = [
      [120, 12, 1],
      [135, 14, 1],
      [160, 2, 10],
    ] as const;
    expect(touchesOf([...below, ...above])).toMatchObject([
      { travel: 1, ordinal: 1 },
      { travel: -1, ordinal: 1 },
    ]);
  });
});
