import { describe, expect, it } from 'vitest';
import type { Approach } from '../episodes/approach.ts';
import type { EpisodeMoment } from '../episodes/session-episodes.ts';
import { TradeTape } from '../episodes/trade-tape.ts';
import { profiles } from '../session/profiles.ts';
import { outcomeLabels } from './outcome-labels.ts';
import type { OutcomeLabel } from './outcome-labels.ts';

const L = 24_000;

type Given = {
  readonly direction?: 1 | -1;
  readonly x0?: number;
  readonly horizons?: readonly number[];
  /** Seconds after the trigger from which the market is not seen. */
  readonly silentS?: number;
};

/** Labels of a trigger at second 100 with an ATR of 24 ticks, and trades [seconds after, tick]. */
function labelsOf(
  trades: readonly (readonly [s: number, tick: number])[],
  { direction = 1, x0 = 0, horizons = [8], silentS }: Given = {},
): readonly OutcomeLabel[] {
  const all = [[0, L + direction * x0] as const, ...trades];
  const columns = {
    ts_ns: BigInt64Array.from(all, ([s]) => BigInt(Math.round((100 + s) * 1e9))),
    tick: Int32Array.from(all, ([, tick]) => tick),
    size: new Int32Array(all.length).fill(1),
  };
  const silences =
    silentS === undefined
      ? { startNs: [], endNs: [] }
      : { startNs: [(100 + silentS) * 1e9], endNs: [1e14] };
  const tape = new TradeTape(columns, 0n);
  return outcomeLabels(
    { tape, silences, limits: profiles.ES.episodes },
    momentOf(direction, x0),
    horizons,
  );
}

function momentOf(direction: 1 | -1, xTicks: number): EpisodeMoment {
  const frame = { levelTick: L, xTicks, atr: 24, barrierTicks: 24 };
  const trigger = { ...frame, ordinal: 1, contactNs: 99e9, ns: 100e9, confirmCount: 2 };
  const approach: Approach = {
    ...{ direction, ordinal: 1, armedNs: 0, startNs: 0, trigger, end: undefined },
  };
  const ids = { approachId: 'a', eventId: 'e', confluenceId: 'e', kind: 'PM_HIGH' } as const;
  return {
    approach: { ...approach, ...ids },
    followed: {
      ...{ ...frame, rowType: 'TRIGGER', ns: 100e9, tradeCount: 1, approach, isSeasonal: true },
    },
    setup: {
      ...{ ...frame, ...ids, rowId: 'e', rowType: 'TRIGGER', direction, win: 19 },
      ...{ decidedNs: 100_000_000_000n, atrMode: 'seasonal' },
    },
  };
}

const golden = [
  [30, 24_010],
  [61, 24_023],
  [100, 24_024],
  [200, 23_990],
  [300, 23_976],
] as const;

describe('golden case G17', () => {
  it('breaks after 100 s, and would have been rejected after 300 s', () => {
    const [label] = labelsOf(golden);
    expect(label.outcomes[1]).toBe('BREAK');
    expect(label.breakS[1]).toBe(100);
    expect(label.rejectS[1]).toBe(300);
    expect(label).toMatchObject({ mfe: 24, mae: -24, strength: 24, resolvedNs: 200e9 });
    expect(label).toMatchObject({ isInstant: false, px5m: 23_976 });
  });

  it('has gone nowhere after 90 s', () => {
    const [label] = labelsOf(golden, { horizons: [1.5] });
    expect(label.outcomes).toEqual(['BREAK', 'CHOP', 'CHOP']);
    expect(label.breakS).toEqual([61, NaN, NaN]);
    expect(label).toMatchObject({ mfe: 23, mae: 10, resolvedNs: 190e9 });
  });

  it('is decided by the trade that came first, not by a bar that holds both', () => {
    const [label] = labelsOf([
      [50, 23_976],
      [70, 24_025],
    ]);
    expect(label.outcomes[1]).toBe('REJECT');
    expect([label.rejectS[1], label.breakS[1]]).toEqual([50, 70]);
  });

  it.each([
    ['BREAK', 24_024, 23_976],
    ['REJECT', 23_976, 24_024],
  ])(
    'is a %s where that trade stands first in the file, at one and the same time',
    (word, a, b) => {
      const [label] = labelsOf([
        [50, a],
        [50, b],
      ]);
      expect(label.outcomes[1]).toBe(word);
      expect([label.rejectS[1], label.breakS[1]]).toEqual([50, 50]);
    },
  );

  it('mirrors: downwards the same numbers', () => {
    const upside = golden.map(([s, tick]) => [s, 2 * L - tick] as const);
    // Neither the direction nor a price in ticks can be the same.
    const plain = (label: OutcomeLabel) => ({ ...label, moment: undefined, px5m: undefined });
    const down = labelsOf(upside, { direction: -1 }).map(plain);
    expect(down).toEqual(labelsOf(golden).map(plain));
  });
});

it('counts trades after the trigger up to the horizon itself, and not the trigger’s own price', () => {
  const [label] = labelsOf([
    [0, L + 30],
    [1, L - 3],
    [480, L + 24],
    [480.000001, L - 99],
  ]);
  expect(label).toMatchObject({ mfe: 24, mae: -3 });
  expect(label.breakS[1]).toBe(480);
});

it('is over at once where price is beyond the barrier already', () => {
  const [label] = labelsOf([[10, L]], { x0: 24 });
  expect(label).toMatchObject({ isInstant: true, resolvedNs: 100e9 });
  expect(label.outcomes).toEqual(['BREAK', 'BREAK', 'CHOP']);
  expect(label.breakS[1]).toBe(0);
});

describe('a market that was not seen any more', () => {
  it('leaves open what was not decided by then', () => {
    const [two, five] = labelsOf(golden, { horizons: [2, 5], silentS: 200 });
    expect(two).toMatchObject({ mfe: 24, mae: 10 });
    expect(five.outcomes).toEqual(['BREAK', 'BREAK', undefined]);
    expect(five).toMatchObject({ mfe: NaN, strength: NaN, px5m: NaN, resolvedNs: 200e9 });
    const [early] = labelsOf(golden, { silentS: 70 });
    expect(early.outcomes).toEqual(['BREAK', undefined, undefined]);
    expect(early.resolvedNs).toBeNaN();
  });
});

it('knows no excursion without a trade', () => {
  const [label] = labelsOf([]);
  expect(label).toMatchObject({ mfe: NaN, mae: NaN, strength: NaN, px5m: L });
  expect(label.outcomes[1]).toBe('CHOP');
});
