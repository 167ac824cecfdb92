import { describe, expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { NO_OUTCOME } from '../retrieval/answer-words.ts';
import { solveInPlace } from './linear-system.ts';
import { fitLogistic, logisticProbabilities } from './multinomial-logistic.ts';
import { walkForwardLogistic } from './walk-forward-logistic.ts';

it('solves two equations by hand', () => {
  const b = Float64Array.of(6, 5);
  solveInPlace(Float64Array.of(4, 2, 2, 3), b);
  expect(b[0]).toBeCloseTo(1, 12);
  expect(b[1]).toBeCloseTo(1, 12);
});

describe('a logistic model', () => {
  it('says the shares where features say nothing', () => {
    const outcomes = Uint8Array.of(0, 0, 0, 0, 0, 1, 1, 1, 2, 2);
    const rows = { classCount: 3, featureCount: 1, features: new Float64Array(10), outcomes };
    const p = new Float64Array(3);
    logisticProbabilities(fitLogistic(rows), Float64Array.of(0), p);
    [0.5, 0.3, 0.2].forEach((share, c) => expect(p[c]).toBeCloseTo(share, 5));
  });

  it('finds the coefficients that made the outcomes', () => {
    const truth = { classCount: 3, featureCount: 2, coefficients: Float64Array.of(0.3, 1, -0.5, -0.2, 0, 0.8) }; // prettier-ignore
    const rows = sampled(new Random('logit'), truth, 6000);
    const { coefficients } = fitLogistic(rows);
    truth.coefficients.forEach((slope, i) =>
      expect(Math.abs(coefficients[i] - slope)).toBeLessThan(0.15),
    );
  });

  it('is not thrown far by a few rows that are', () => {
    const random = new Random('outliers');
    const features = Float64Array.from({ length: 300 }, (_, i) =>
      i % 100 < 3 ? 40 : random.normal(),
    );
    const outcomes = Uint8Array.from(features, (x) => Number(x > 20 || random.uniform() < 0.5));
    const rows = { classCount: 2, featureCount: 1, features, outcomes };
    const far = { classCount: 2, featureCount: 1, coefficients: Float64Array.of(30, -30) };
    for (const start of [undefined, far]) {
      const p = new Float64Array(2);
      logisticProbabilities(fitLogistic(rows, start), Float64Array.of(0), p);
      expect(Math.abs(p[0] - 0.5)).toBeLessThan(0.1);
    }
  });

  it('stays finite where a feature parts the outcomes', () => {
    const features = Float64Array.of(-2, -1, 1, 2);
    const rows = { classCount: 2, featureCount: 1, features, outcomes: Uint8Array.of(0, 0, 1, 1) };
    expect(fitLogistic(rows).coefficients.every(Number.isFinite)).toBe(true);
  });
});

describe('the walk forward', () => {
  const truth = { classCount: 2, featureCount: 1, coefficients: Float64Array.of(0, 2) };
  const rows = sampled(new Random('walk'), truth, 400);
  const sessions = Int32Array.from(rows.outcomes, (_, row) => Math.floor(row / 10));
  const p = walkForwardLogistic({ ...rows, sessions });

  it('says nothing before it has a past, and learns from then on', () => {
    expect([...p.subarray(0, 60)]).toEqual(Array<number>(60).fill(0.5));
    const right = rows.outcomes.filter((outcome, row) => p[2 * row + outcome] > 0.5).length;
    expect(right / 400).toBeGreaterThan(0.7);
  });

  it('does not see the session it speaks of, nor later ones', () => {
    const features = rows.features.slice();
    const outcomes = rows.outcomes.slice();
    for (let row = 200; row < 400; row++) outcomes[row] = 1 - outcomes[row];
    features.fill(5, 210);
    const changed = walkForwardLogistic({ ...rows, features, outcomes, sessions });
    expect(changed.subarray(0, 420)).toEqual(p.subarray(0, 420));
    expect(changed.subarray(420)).not.toEqual(p.subarray(420));
  });

  it('lets rows without an outcome teach nothing, and a missing feature be the mean', () => {
    const outcomes = rows.outcomes.slice().fill(NO_OUTCOME, 0, 100);
    const features = rows.features.slice();
    features[399] = NaN;
    const said = walkForwardLogistic({ ...rows, features, outcomes, sessions });
    expect([...said.subarray(0, 200)]).toEqual(Array<number>(200).fill(0.5));
    expect(said[798]).toBeGreaterThan(0.3);
    expect(said[798]).toBeLessThan(0.7);
  });
});

function sampled(random: Random, model: Parameters<typeof logisticProbabilities>[0], n: number) {
  const { classCount, featureCount } = model;
  const features = Float64Array.from({ length: n * featureCount }, () => random.normal());
  const p = new Float64Array(classCount);
  const outcomes = Uint8Array.from({ length: n }, (_, row) => {
    const of = features.subarray(row * featureCount, (row + 1) * featureCount);
    logisticProbabilities(model, of, p);
    const drawn = random.uniform();
    return drawn < p[0] ? 0 : drawn < p[0] + p[1] ? 1 : 2;
  });
  return { classCount, featureCount, features, outcomes };
}
