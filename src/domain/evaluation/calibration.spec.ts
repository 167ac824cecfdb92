import { describe, expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { brierScores } from './brier-score.ts';
import { calibration } from './calibration.ts';
import { deciles, equalCountBins } from './equal-count-bins.ts';
import { leadingClasses, leadingStatements, statementsOf } from './forecasts.ts';
import { murphyParts } from './murphy.ts';
import { precisionByCoverage } from './precision-coverage.ts';

describe('bins', () => {
  it('have equal counts, whatever the values', () => {
    expect([...equalCountBins(Float64Array.of(0.9, 0.1, 0.5, 0.5, 0.2, 0.8), 3)]).toEqual([
      2, 0, 1, 1, 0, 2,
    ]);
    const bins = equalCountBins(new Float64Array(25).fill(0.4), 10);
    const counts = Array.from({ length: 10 }, (_, bin) => bins.filter((b) => b === bin).length);
    expect(new Set(counts)).toEqual(new Set([2, 3]));
  });

  it('of tenths keep equal values together', () => {
    expect([...deciles(Float64Array.of(5, 1, 1, 1, 2))]).toEqual([8, 0, 0, 0, 6]);
  });
});

const four = {
  classCount: 2,
  sessions: Int32Array.of(0, 0, 1, 1),
  outcomes: Uint8Array.of(0, 1, 0, 0),
  p: Float64Array.of(0.6, 0.4, 0.6, 0.4, 0.9, 0.1, 0.7, 0.3),
};

describe('statements', () => {
  it('take the leading outcome, the first of equals', () => {
    expect([...leadingClasses({ classCount: 3, p: Float64Array.of(0.2, 0.5, 0.3, 0.4, 0.2, 0.4) })])
      .toEqual([1, 0]); // prettier-ignore
    expect([...leadingStatements(four).hits]).toEqual([1, 0, 1, 1]);
    expect([...statementsOf(four, 1).p]).toEqual([0.4, 0.4, 0.1, 0.3]);
  });
});

describe('calibration', () => {
  it('compares what was said with what came, bin by bin', () => {
    const { bins, ece } = calibration(leadingStatements(four), { seed: 'hand', binCount: 2 });
    expect(bins.map(({ count, said, came }) => [count, said, came])).toEqual([
      [2, 0.6, 0.5],
      [2, 0.8, 1],
    ]);
    // 2/4 · 0.1 + 2/4 · 0.2
    expect(ece).toBeCloseTo(0.15, 12);
  });

  it('forgives noise and nothing else', () => {
    const options = (trial: number) => ({ seed: String(trial), redraws: 200 });
    const random = new Random('calibrated');
    let [falseAlarms, found, ece] = [0, 0, 0];
    for (let trial = 0; trial < 100; trial++) {
      const fair = calibration(spoken(random, 1), options(trial));
      ece += fair.ece / 100;
      if (fair.ece > fair.eceNoise95) falseAlarms++;
      const brazen = calibration(spoken(random, 0.4), options(trial));
      if (brazen.ece > brazen.eceNoise95) found++;
    }
    // 5 are expected; more than 12 have a chance of one in a thousand.
    expect(falseAlarms).toBeLessThan(13);
    expect(found).toBeGreaterThan(95);
    // What a fixed bound would have called a fault.
    expect(ece).toBeGreaterThan(0.035);
    expect(ece).toBeLessThan(0.065);
  });

  it('draws consistency bars that nine of ten fair bins keep', () => {
    const random = new Random('bars');
    let inside = 0;
    for (let trial = 0; trial < 50; trial++) {
      const { bins } = calibration(spoken(random, 1), { seed: String(trial), redraws: 300 });
      inside += bins.filter(({ came, low, high }) => low <= came && came <= high).length;
    }
    expect(inside / 500).toBeGreaterThan(0.86);
    expect(inside / 500).toBeLessThan(0.96);
  });
});

/** 600 statements; the truth lies at `share` of the way from one half to what was said. */
function spoken(random: Random, share: number) {
  const p = Float64Array.from({ length: 600 }, () => 0.35 + 0.6 * random.uniform());
  const hits = Uint8Array.from(p, (said) => Number(random.uniform() < 0.5 + share * (said - 0.5)));
  return { p, hits };
}

describe('the parts of a Brier score', () => {
  it('are known by hand: two bins that say what comes', () => {
    const halves = {
      classCount: 2,
      sessions: new Int32Array(8),
      outcomes: Uint8Array.of(0, 0, 0, 1, 1, 1, 1, 0),
      p: Float64Array.from([...Array<number>(4).fill(0.75), ...Array<number>(4).fill(0.25)].flatMap((p) => [p, 1 - p])), // prettier-ignore
    };
    const { reliability, resolution, uncertainty, within } = murphyParts(halves, 2);
    expect(reliability).toBeCloseTo(0, 12);
    expect(resolution).toBeCloseTo(2 / 16, 12);
    expect(uncertainty).toBeCloseTo(0.5, 12);
    expect(within).toBeCloseTo(0, 12);
  });

  it('add up to the score', () => {
    const random = new Random('murphy');
    const p = Float64Array.from({ length: 300 }, () => random.uniform());
    for (let row = 0; row < 100; row++) {
      const sum = p[3 * row] + p[3 * row + 1] + p[3 * row + 2];
      for (let c = 0; c < 3; c++) p[3 * row + c] /= sum;
    }
    const outcomes = Uint8Array.from({ length: 100 }, () => random.integer(0, 3));
    const forecasts = { classCount: 3, sessions: new Int32Array(100), outcomes, p };
    const { reliability, resolution, uncertainty, within } = murphyParts(forecasts);
    const score = brierScores(forecasts).reduce((sum, one) => sum + one / 100, 0);
    expect(reliability - resolution + uncertainty + within).toBeCloseTo(score, 12);
  });
});

it('ranks rows by how sure the leading outcome is', () => {
  const curve = precisionByCoverage(four, Uint8Array.of(1, 1, 0, 0));
  expect(curve.map(({ coverage }) => coverage).slice(-2)).toEqual([95, 100]);
  expect(curve.find(({ coverage }) => coverage === 50)).toEqual({
    ...{ coverage: 50, count: 2, hits: 2, precision: 1, abstained: 0 },
  });
  expect(curve.at(-1)).toMatchObject({ count: 4, hits: 3, precision: 0.75, abstained: 2 });
});
