import { expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { conformalSets } from './conformal-sets.ts';

it('holds everything as long as there is no past', () => {
  const { sets } = conformalSets({
    ...{ classCount: 3, sessions: Int32Array.of(0, 0), outcomes: Uint8Array.of(0, 1) },
    p: Float64Array.of(0.8, 0.1, 0.1, 0.8, 0.1, 0.1),
  });
  expect([...sets]).toEqual([0b111, 0b111]);
});

it('leaves an outcome out that is less likely than it ever was when it came', () => {
  // Nine sessions: class 0 came at 0.7 and class 1 at 0.6, five and four times.
  const outcomes = Uint8Array.of(0, 1, 0, 1, 0, 1, 0, 1, 0, 0);
  const p = Float64Array.from([...outcomes].flatMap((c) => (c === 0 ? [0.7, 0.3] : [0.4, 0.6])));
  const { sets } = conformalSets({ classCount: 2, sessions: Int32Array.from(outcomes.keys()), outcomes, p }); // prettier-ignore
  expect(sets[9]).toBe(0b01);
});

it.each([
  ['honest chances', 1],
  ['chances that say too much', 1.8],
])('holds what happens in 80 % of cases, given %s', (_, boldness) => {
  const { coverage, coverageByClass, meanSize } = conformalSets(market(boldness));
  expect(Math.abs(coverage - 0.8)).toBeLessThan(0.03);
  coverageByClass.forEach((share) => expect(Math.abs(share - 0.8)).toBeLessThan(0.06));
  expect(meanSize).toBeGreaterThan(1.2);
  expect(meanSize).toBeLessThan(2.6);
});

/** 200 sessions of 10 rows; log-odds are overstated by the factor. */
function market(boldness: number) {
  const random = new Random('conformal');
  const n = 2000;
  const p = new Float64Array(3 * n);
  const outcomes = Uint8Array.from({ length: n }, (_, row) => {
    const odds = [random.normal(), random.normal(), random.normal()];
    const truth = softmax(odds);
    p.set(softmax(odds.map((odd) => boldness * odd)), 3 * row);
    const drawn = random.uniform();
    return drawn < truth[0] ? 0 : drawn < truth[0] + truth[1] ? 1 : 2;
  });
  const sessions = Int32Array.from(outcomes, (_, row) => Math.floor(row / 10));
  return { classCount: 3, sessions, outcomes, p };
}

function softmax(odds: readonly number[]): number[] {
  const powers = odds.map(Math.exp);
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
