import { expect, it } from 'vitest';
import { countOf, nanoOf } from './decimal.ts';

it.each([
  ['6785.5', 6_785_500_000_000n],
  ['40653.000000000', 40_653_000_000_000n],
  ['1.10785', 1_107_850_000n],
  ['0.1', 100_000_000n],
  ['.25', 250_000_000n],
  ['5.', 5_000_000_000n],
  ['-37.63', -37_630_000_000n],
  ['0.0067305', 6_730_500n],
  ['0.1234567890000', 123_456_789n],
])('the price %s is exact', (text, nano) => {
  expect(nanoOf(text)).toBe(nano);
});

it.each(['', '.', '-', '1,5', '1e3', 'NaN', '0.1234567891', '1.2.3'])(
  '%j is no price that can be held exactly',
  (text) => {
    expect(nanoOf(text)).toBeUndefined();
  },
);

it('a volume is a whole number, also when written as 12.0', () => {
  expect(countOf('1117')).toBe(1117n);
  expect(countOf('12.0')).toBe(12n);
  expect(countOf('12.5')).toBeUndefined();
  expect(countOf('-1')).toBeUndefined();
  expect(countOf('')).toBeUndefined();
});
