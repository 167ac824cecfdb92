import { describe, expect, it } from 'vitest';
import type { LevelColumns } from '../levels/level-columns.ts';
import { NO_ANCHOR } from './anchors.ts';
import { levelAnchors } from './level-anchors.ts';

const MINUTE_NS = 60_000_000_000n;

/** Rows known after so many minutes. */
function levelsOf(
  ...rows: readonly (readonly [minute: number, kind: string, tick: number, valid: 0 | 1])[]
): LevelColumns {
  const knownNs = BigInt64Array.from(rows, ([minute]) => BigInt(minute) * MINUTE_NS);
  return {
    bar_start_ns: knownNs.map((ns) => ns - 2n * MINUTE_NS),
    level_kind: rows.map(([, kind]) => kind),
    level_tick: Float64Array.from(rows, ([, , tick]) => tick),
    level_px: Float64Array.from(rows, ([, , tick]) => tick / 4),
    valid: Uint8Array.from(rows, ([, , , valid]) => valid),
    reason: rows.map(() => undefined),
    available_at_ns: knownNs,
  };
}

describe('levelAnchors', () => {
  const levels = levelsOf(
    [2, 'EMA_20', NaN, 0],
    [2, 'OR_HIGH', 24_100, 0],
    [4, 'EMA_20', 24_001, 1],
    [4, 'OR_HIGH', 24_100, 1],
    [8, 'EMA_20', 24_002, 1],
  );
  const windowsFrom = (first: number, count: number) => ({
    win: Int32Array.from({ length: count }, (_, i) => first + i),
    ...{ startNs: 0n, windowNs: 60e9 },
  });

  it('change with the first window after a bar’s close', () => {
    expect([...levelAnchors(levels, 'EMA_20', windowsFrom(0, 10))]).toEqual([
      ...Array<number>(4).fill(NO_ANCHOR),
      ...[24_001, 24_001, 24_001, 24_001, 24_002, 24_002],
    ]);
  });

  it('start in the middle of a session as if they had been followed', () => {
    expect([...levelAnchors(levels, 'OR_HIGH', windowsFrom(3, 3))]).toEqual([
      ...[NO_ANCHOR, 24_100, 24_100],
    ]);
    expect([...levelAnchors(levels, 'PM_LOW', windowsFrom(3, 1))]).toEqual([NO_ANCHOR]);
  });
});
