import { expect, it } from 'vitest';
import { decimalPx, isoTime, spacedTime } from './field-text.ts';

it.each([
  [64_830_000_000n, '64.83'],
  [64_800_000_000n, '64.8'],
  [4_810_000_000_000n, '4810.0'],
  [0n, '0.0'],
  [1n, '0.000000001'],
  [-37_630_000_000n, '-37.63'],
  [-250_000_000n, '-0.25'],
  [9_223_372_036_854_775_806n, '9223372036.854775806'],
  [9_223_372_036_854_775_807n, undefined],
])('a price of %d nano is %s points', (px, text) => {
  expect(decimalPx(px)).toBe(text);
});

it.each([
  [1_758_742_200_000_860_311n, '2025-09-24T19:30:00.000860311Z'],
  [0n, '1970-01-01T00:00:00.000000000Z'],
  [18_446_744_073_709_551_614n, '2554-07-21T23:34:33.709551614Z'],
  [18_446_744_073_709_551_615n, undefined],
])('a time of %d ns is %s', (ns, text) => {
  expect(isoTime()(ns)).toBe(text);
});

it('times that share a second and times that go back are told apart', () => {
  const time = spacedTime();
  expect(time(1_758_742_200_999_999_999n)).toBe('2025-09-24 19:30:00.999999999+00:00');
  expect(time(1_758_742_200_000_000_001n)).toBe('2025-09-24 19:30:00.000000001+00:00');
  expect(time(1_758_742_199_000_000_001n)).toBe('2025-09-24 19:29:59.000000001+00:00');
});
