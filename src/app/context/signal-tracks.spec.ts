import { describe, expect, it } from 'vitest';
import type { AnyColumns, ColumnArray } from '../../contracts/contract.ts';
import { signalColumns, signalKnownAt, signalTracksIn } from './signal-tracks.ts';

const texts = ['level_kind', 'cause', 'question', 'dir', 'approach_id', 'reason', 'touch_reason'];

/** Columns of a few rows; what a row does not name is unknown. */
function columnsOf(rows: readonly Readonly<Record<string, unknown>>[]): AnyColumns {
  return Object.fromEntries(
    signalColumns.map((name): [string, ColumnArray] => {
      const values = rows.map((row) => row[name]);
      if (name === 'ts_ns') return [name, BigInt64Array.from(values as bigint[])];
      if (texts.includes(name)) return [name, values as string[]];
      return [name, Float64Array.from(values, (value) => (value as number | undefined) ?? NaN)];
    }),
  );
}

const said = { level_kind: 'PM_HIGH', cause: 'STREAM', question: 'approaching', dir: 'UP' };
const tracks = signalTracksIn(
  columnsOf([
    { ...said, ts_ns: 1000_000_000_000n, abstain: 0, p_break: 0.5, smooth_break: 0.4, k: 50 },
    { ...said, ts_ns: 1000_000_000_000n, level_kind: 'PM_LOW', question: 'none', dir: undefined },
    { ...said, ts_ns: 1005_000_000_000n, abstain: 1, reason: 'NO_EDGE: wide', touch_abstain: 0 },
  ]),
);

describe('signalTracksIn', () => {
  it('tells levels apart', () => {
    expect([...tracks].map(([level, track]) => [level, track.length])).toEqual([
      ['PM_HIGH', 2],
      ['PM_LOW', 1],
    ]);
  });

  it('reads an answer, and one that was kept back', () => {
    const [first, second] = tracks.get('PM_HIGH') ?? [];
    expect(first.outcome).toMatchObject({ abstains: false, reason: undefined, k: 50 });
    expect(first.outcome?.smooth.BREAK).toBe(0.4);
    expect(first.touch).toBeUndefined();
    expect(second.outcome).toMatchObject({ abstains: true, reason: 'NO_EDGE: wide' });
    expect(second.touch?.abstains).toBe(false);
  });

  it('has no answer where nothing was asked', () => {
    expect(tracks.get('PM_LOW')?.[0].outcome).toBeUndefined();
  });
});

describe('signalKnownAt', () => {
  const track = tracks.get('PM_HIGH') ?? [];

  it.each([
    [999, undefined],
    [1000, 1000],
    [1004, 1000],
    [1005, 1005],
    [9999, 1005],
  ])('knows at %d what was said at %s', (atS, expected) => {
    expect(signalKnownAt(track, atS)?.atS).toBe(expected);
  });
});
