import { expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { principalComponents, project } from './principal-components.ts';

it('finds the diagonal along which two columns move together', () => {
  const { directions, variances } = principalComponents(Float32Array.of(-2, -2, 2, 2, -1, 1, 1, -1), 2, 2); // prettier-ignore
  const half = Math.sqrt(0.5);
  [half, half, half, -half].forEach((weight, i) =>
    expect(Math.abs(directions[i])).toBeCloseTo(Math.abs(weight), 10),
  );
  expect(variances[0]).toBeCloseTo(4, 10);
  expect(variances[1]).toBeCloseTo(1, 10);
});

it('keeps distances when it keeps all directions', () => {
  const random = new Random('turn');
  const values = Float32Array.from({ length: 40 * 6 }, () => random.normal());
  const found = principalComponents(values, 6, 6);
  const [a, b] = [new Float32Array(6), new Float32Array(6)];
  project(found, { values, row: 3 }, a);
  project(found, { values, row: 17 }, b);
  const distance = (x: Float32Array, y: Float32Array) => Math.hypot(...x.map((value, i) => value - y[i])); // prettier-ignore
  expect(distance(a, b)).toBeCloseTo(distance(values.subarray(18, 24), values.subarray(102, 108)), 5); // prettier-ignore
  expect([...found.variances]).toEqual([...found.variances].sort((x, y) => y - x));
});

it('takes a missing value for the center', () => {
  const found = principalComponents(Float32Array.of(1, NaN, -1, NaN), 2, 1);
  const out = new Float32Array(1);
  project(found, { values: Float32Array.of(3, NaN), row: 0 }, out);
  expect(Math.abs(out[0])).toBeCloseTo(3, 6);
});
