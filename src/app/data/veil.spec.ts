import { describe, expect, it } from 'vitest';
import { UNDEF_I64 } from '../../contracts/contract.ts';
import { canVeil, veiledColumns } from './veil.ts';

const veil = {
  ...{ aheadNs: 86_400_000_000_000n, zeroTick: 27_200, zeroPx: 6800 },
  idStart: { real: 'ESZ5|2025-11-14|', shown: 'ES blind|2000-01-03|' },
};

describe('columns under a veil', () => {
  it('count their prices from the level and their times on another day', () => {
    const bars = {
      bar_start_ns: BigInt64Array.of(86_400_000_000_001n),
      ...{ o: Int32Array.of(27_201), c: Int32Array.of(27_199) },
      vol: Float64Array.of(120),
    };
    expect(veiledColumns('bars_2m', bars, veil)).toEqual({
      bar_start_ns: BigInt64Array.of(1n),
      ...{ o: Int32Array.of(1), c: Int32Array.of(-1) },
      vol: Float64Array.of(120),
    });
  });

  it('leave what is missing missing', () => {
    const levels = {
      level_px: Float64Array.of(NaN, 6801.5),
      level_tick: Float64Array.of(NaN, 27_206),
    };
    expect(veiledColumns('levels_2m', levels, veil)).toEqual({
      ...{ level_px: Float64Array.of(NaN, 1.5), level_tick: Float64Array.of(NaN, 6) },
    });
    const labels = { resolved_at: BigInt64Array.of(UNDEF_I64), event_id: [undefined] };
    expect(veiledColumns('labels', labels, veil)).toEqual(labels);
  });

  it('have no round price, which would tell where the real scale begins', () => {
    const levels = {
      level_kind: ['PM_HIGH', 'ROUND'],
      level_px: Float64Array.of(6801.5, 6800),
      level_tick: Float64Array.of(27_206, 27_200),
      valid: Uint8Array.of(1, 1),
    };
    expect(veiledColumns('levels_2m', levels, veil)).toEqual({
      level_kind: ['PM_HIGH', 'ROUND'],
      level_px: Float64Array.of(1.5, NaN),
      level_tick: Float64Array.of(6, NaN),
      valid: Uint8Array.of(1, 0),
    });
  });

  it('tell no date by their ids', () => {
    const episodes = { event_id: ['ESZ5|2025-11-14|PM_HIGH|UP|01'] };
    expect(veiledColumns('episodes', episodes, veil)).toEqual({
      event_id: ['ES blind|2000-01-03|PM_HIGH|UP|01'],
    });
  });

  it('are those of known tables alone', () => {
    expect(['trades', 'window_5s', 'signals', 'sessions'].map(canVeil)).toEqual([
      ...[true, true, false, false],
    ]);
  });
});
