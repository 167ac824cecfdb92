import { describe, expect, it } from 'vitest';
import { profiles } from '../session/profiles.ts';
import { ledgerOf, timedRun } from '../ledger/timed-rows.ts';
import type { TimedRow } from '../ledger/timed-rows.ts';
import { aggregateFields } from './aggregate.ts';
import { conditionsAhead } from './conditions.ts';
import { indexLedger } from './ledger-index.ts';
import { levelPressures } from './level-pressure.ts';
import type { LevelPressure } from './level-pressure.ts';
import { randomTape, reflected } from './tape-rows.ts';

const rules = profiles.ES.pressure;
const LEVEL = 24_000;

/** Pressure around a level that stands still. */
function pressureOf(tape: readonly TimedRow[], level = LEVEL): LevelPressure {
  const index = indexLedger(ledgerOf(timedRun(tape)));
  const anchors = new Int32Array(index.rowCount).fill(level);
  return levelPressures(index, [anchors], rules)[0];
}

/** Chosen columns of a window, rounded as golden cases are. */
function valuesOf({ columns }: LevelPressure, row: number, names: readonly string[]): number[] {
  return names.map((name) => Math.round(columns[name][row] * 1e6) / 1e6);
}

const orders: readonly TimedRow[] = [
  [1, 'A', 'A', 1, 24_000, 10],
  [1, 'A', 'A', 2, 24_001, 20],
  [1, 'A', 'A', 3, 24_004, 30],
  [1, 'A', 'A', 4, 24_010, 40],
  [1, 'A', 'B', 5, 23_999, 15],
  [1, 'A', 'B', 6, 23_995, 25],
];
const g1: readonly TimedRow[] = [
  ...orders,
  [6, 'T', 'B', 99, 24_000, 4, 'part'],
  [6, 'F', 'A', 1, 24_000, 4, 'part'],
  [6, 'C', 'A', 1, 24_000, 4],
  [6, 'C', 'A', 1, 24_000, 6],
  [6, 'M', 'A', 2, 24_003, 20],
  [6, 'M', 'A', 3, 24_004, 18],
  [6, 'A', 'A', 7, 24_002, 5],
  [6, 'M', 'A', 4, 24_010, 50],
  [6, 'C', 'B', 6, 23_995, 25],
  [6, 'A', 'B', 8, 23_998, 10],
];

describe('golden case G1', () => {
  const pressure = pressureOf(g1);

  it('has the lots of both zones', () => {
    const flows = ['S', 'add', 'pull', 'fill', 'E'];
    const of = (side: string): string[] => flows.map((flow) => `raw_${side}_${flow}`);
    expect(valuesOf(pressure, 1, of('above_ask'))).toEqual([100, 15, 18, 4, 93]);
    expect(valuesOf(pressure, 1, of('below_bid'))).toEqual([40, 10, 25, 0, 25]);
  });

  it('has their ratios', () => {
    const above = ['shift', 'pa', 'dep', 'rep', 'fs', 'haz'].map((name) => `above_${name}`);
    expect(valuesOf(pressure, 1, above)).toEqual([
      0.600515, 0.069767, 0.148936, 0.8, 0.125, -1.33594,
    ]);
    const below = ['shift', 'pa', 'dep', 'haz'].map((name) => `below_${name}`);
    expect(valuesOf(pressure, 1, below)).toEqual([-0.677419, 0.333333, 0.333333, -0.194156]);
    expect(valuesOf(pressure, 1, ['cond_state'])).toEqual([11]);
  });

  it('has its ratio to a mirror of 40 lots, and to what is usual of 150', () => {
    // The mid is 24,000.5: the mirror of the zone are the bids from 24,001 down.
    const deeper = pressureOf([[1, 'A', 'B', 10, 23_985, 15], ...g1]);
    expect(valuesOf(deeper, 1, ['above_mb'])).toEqual([0.722706]);
    const thinned = pressureOf([
      [1, 'A', 'A', 1, 24_000, 150],
      [301, 'C', 'A', 1, 24_000, 57],
    ]);
    expect(valuesOf(thinned, 60, ['above_rd'])).toEqual([-0.440445]);
  });
});

it('golden case G2: reflected, the sides have each other’s numbers', () => {
  const [plain, mirror] = [pressureOf(g1), pressureOf(reflected(g1, LEVEL))];
  const names = ['shift', 'pa', 'dep', 'rep', 'fs', 'haz', 'wall', 'share_near'];
  const of = (zone: string): string[] => names.map((name) => `${zone}_${name}`);
  expect(valuesOf(mirror, 1, of('below'))).toEqual(valuesOf(plain, 1, of('above')));
  expect(valuesOf(mirror, 1, of('above'))).toEqual(valuesOf(plain, 1, of('below')));
  const [c1, c2, c3, c4] = ['above_shift', 'above_pa', 'below_shift', 'below_pa'].map(
    (name) => valuesOf(mirror, 1, [name])[0],
  );
  expect(conditionsAhead([c1, c2, c3, c4], -1)).toEqual([0.600515, 0.069767, -0.677419, 0.333333]);
});

it('golden case G3: a fill that comes as a modify is a fill', () => {
  const pressure = pressureOf([
    [1, 'A', 'A', 1, 24_000, 10],
    [6, 'F', 'A', 1, 24_000, 4, 'part'],
    [6, 'M', 'A', 1, 24_000, 3],
  ]);
  const raw = ['fill', 'pull', 'E'].map((flow) => `raw_above_ask_${flow}`);
  expect(valuesOf(pressure, 1, raw)).toEqual([4, 3, 3]);
  expect(valuesOf(pressure, 1, ['above_pa', 'above_dep', 'above_fs'])).toEqual([
    0.230769, 0.411765, 0.235294,
  ]);
});

/** Columns that a mirror turns around, and those it swaps; the others stay. */
const turned = ['mid_dist', 'micro_dev', 'at_imb', 'tape_near', 'ofi_n', 'press_net'];
const tapes = ['above_tape', 'below_tape'];

function mirrorName(name: string): string {
  const swaps: Readonly<Record<string, string>> = {
    above: 'below',
    below: 'above',
    ask: 'bid',
    bid: 'ask',
    up: 'down',
    down: 'up',
  };
  return name
    .split('_')
    .map((word) => swaps[word] ?? word)
    .join('_');
}

describe('a reflected tape', () => {
  const tape = randomTape('mirror', 600);
  const plain = pressureOf(tape);
  const mirror = pressureOf(reflected(tape, LEVEL));

  it.each(Object.keys(plain.columns).filter((name) => name !== 'cond_state'))(
    'gives %s from the other side, to the last bit',
    (name) => {
      const bare = name.replace(/^d[123]_/, '');
      const sign = turned.includes(bare) || tapes.includes(bare) ? -1 : 1;
      const found = mirror.columns[mirrorName(name)];
      expect([...found].map((value) => sign * value + 0)).toEqual(
        [...plain.columns[name]].map((value) => value + 0),
      );
    },
  );

  it('knows most of what it tells', () => {
    for (const [name, column] of Object.entries(plain.columns)) {
      // There are no options yet.
      if (name.endsWith('_opt')) continue;
      const known = column.filter((value) => !Number.isNaN(value)).length;
      expect(known, name).toBeGreaterThan(column.length / 2);
    }
  });
});

describe('what a window tells', () => {
  const tape = randomTape('future', 900);
  const whole = pressureOf(tape);

  it('does not change with what comes after it', () => {
    const before = pressureOf(tape.filter(([at]) => at < 600));
    for (const [name, column] of Object.entries(before.columns)) {
      // The last window of the shorter tape is cut off in its middle.
      const closed = column.length - 1;
      expect([...whole.columns[name].slice(0, closed)], name).toEqual([...column.slice(0, closed)]);
    }
  });

  it('is the same from the session’s start and from the keyframe before', () => {
    const index = indexLedger(ledgerOf(timedRun(tape)));
    const anchors = new Int32Array(index.rowCount).fill(LEVEL);
    const [late] = levelPressures(index, [anchors], rules, { start: 95, end: 181 });
    for (const [name, column] of Object.entries(late.columns)) {
      const known = column.slice(72);
      expect([...known], name).toEqual([...whole.columns[name].slice(95 + 72, 181)]);
    }
  });

  it('keeps the lots of every zone in balance', () => {
    const { series, index } = whole;
    for (const zone of ['above', 'below'] as const) {
      const { S, E, add, pull, fill } = series.fields(index[zone], aggregateFields);
      E.forEach((lots, row) => expect(lots).toBe(S[row] + add[row] - pull[row] - fill[row]));
    }
  });

  it('counts from a moving level’s own place', () => {
    const index = indexLedger(ledgerOf(timedRun(tape)));
    const moving = Int32Array.from({ length: index.rowCount }, (_, row) =>
      row < 90 ? LEVEL : LEVEL + 3,
    );
    const [pressure] = levelPressures(index, [moving], rules);
    const there = pressureOf(tape, LEVEL + 3);
    const names = ['raw_above_ask_S', 'above_shift', 'above_pa', 'below_mb', 'tape_near'];
    for (const row of [90, 91, 150]) {
      expect(valuesOf(pressure, row, names)).toEqual(valuesOf(there, row, names));
    }
    expect(pressure.columns['d1_above_pa'][90]).toBeNaN();
    expect(pressure.columns['d2_above_pa'][91]).toBeNaN();
    expect(pressure.columns['d1_above_pa'][91]).toBe(there.columns['d1_above_pa'][91]);
  });
});
