import { describe, expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { skillInterval } from './day-bootstrap.ts';
import { quantile } from '../features/quantile.ts';
import { wilsonInterval } from './wilson.ts';

it('reads quantiles straight between two values', () => {
  const sorted = Float64Array.of(1, 2, 4, 8);
  expect(quantile(sorted, 0)).toBe(1);
  expect(quantile(sorted, 0.5)).toBe(3);
  expect(quantile(sorted, 1)).toBe(8);
  expect(quantile(Float64Array.of(), 0.5)).toBeNaN();
});

// Rounded to percent, as in Wilson's tables.
it.each([
  [4, 5, 38, 96],
  [6, 8, 41, 93],
  [19, 25, 57, 89],
  [38, 50, 63, 86],
  [154, 200, 71, 82],
  [0, 10, 0, 28],
])('knows what %i of %i allow: %i to %i percent', (hits, count, low, high) => {
  const interval = wilsonInterval(hits, count);
  expect([Math.round(100 * interval.low), Math.round(100 * interval.high)]).toEqual([low, high]);
});

describe('p-values for many looks', () => {
  it('are multiplied by the looks, and divided by their rank', () => {
    expect(benjaminiHochberg([0.01, 0.04, 0.03, 0.5])).toEqual([0.04, 0.04 * 4 / 3, 0.04 * 4 / 3, 0.5]); // prettier-ignore
    expect(benjaminiHochberg([0.02, NaN])).toEqual([0.02, NaN]);
    expect(benjaminiHochberg([0.9, 1])).toEqual([1, 1]);
    // Looks that are not given count as if they had found nothing.
    expect(benjaminiHochberg([0.02], 4)).toEqual([0.08]);
    expect(benjaminiHochberg([0.02, 0.01, NaN], 4)).toEqual([0.04, 0.04, NaN]);
  });

  it('let few families without any effect speak', () => {
    const random = new Random('bh');
    let loud = 0;
    for (let family = 0; family < 1000; family++) {
      const pValues = Array.from({ length: 16 }, () => random.uniform());
      if (benjaminiHochberg(pValues).some((p) => p <= 0.05)) loud++;
    }
    expect(loud).toBeGreaterThan(25);
    expect(loud).toBeLessThan(75);
  });
});

describe('the interval of a skill', () => {
  const options = { seed: 'days', draws: 400 };

  it('has no width where all days are alike', () => {
    const sessions = Int32Array.of(3, 3, 4, 4, 7, 7);
    const scores = Float64Array.of(0.2, 0.4, 0.2, 0.4, 0.2, 0.4);
    const references = new Float64Array(6).fill(0.6);
    const { low, high, error } = skillInterval({ sessions, scores, references }, options);
    expect(low).toBeCloseTo(0.5, 12);
    expect(high).toBeCloseTo(0.5, 12);
    expect(error).toBeCloseTo(0, 6);
  });

  it('is the same for the same seed', () => {
    const pair = market(new Random('same'), 0.5);
    expect(skillInterval(pair, options)).toEqual(skillInterval(pair, options));
    expect(skillInterval(pair, { ...options, seed: 'other' })).not.toEqual(
      skillInterval(pair, options),
    );
  });

  it('holds the true skill about nine times in ten, though rows of a day move together', () => {
    const random = new Random('coverage');
    let held = 0;
    for (let trial = 0; trial < 200; trial++) {
      const { low, high } = skillInterval(market(random, 0.5), { seed: String(trial), draws: 300 });
      if (low <= 0.1 && 0.1 <= high) held++;
    }
    // Resampling 60 days in blocks is known to fall a little short of its 180.
    expect(held).toBeGreaterThan(155);
    expect(held).toBeLessThan(195);
  });

  it('is wider than rows counted one by one would have it', () => {
    const pair = market(new Random('wide'), 0.5);
    const byRow = { ...pair, sessions: Int32Array.from(pair.sessions.keys()) };
    const once = { ...options, blockDays: 1 };
    expect(skillInterval(pair, once).error).toBeGreaterThan(1.3 * skillInterval(byRow, once).error);
  });
});

/** 60 days of 10 rows with skill 0.1; half of the noise belongs to the day. */
function market(random: Random, daySpread: number) {
  const n = 600;
  const sessions = Int32Array.from({ length: n }, (_, row) => Math.floor(row / 10));
  const references = new Float64Array(n).fill(0.6);
  let day = 0;
  const scores = Float64Array.from(sessions, (_, row) => {
    if (row % 10 === 0) day = daySpread * random.normal();
    return 0.54 + 0.2 * (day + random.normal());
  });
  return { sessions, scores, references };
}
