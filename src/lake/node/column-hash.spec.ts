import { expect, it } from 'vitest';
import { columnHash } from './column-hash.ts';

it('is one for values that are one in a file: any NaN, either zero', () => {
  const otherNaN = new Float64Array(new BigUint64Array([0xfff8_0000_0000_0001n]).buffer);
  expect(columnHash(Float64Array.of(1, NaN, 0))).toBe(
    columnHash(Float64Array.of(1, otherNaN[0], -0)),
  );
});

it('tells a missing text from an empty one, and where one ends', () => {
  const hashes = [[''], [undefined], ['a', 'b'], ['ab', ''], ['ab']].map(columnHash);
  expect(new Set(hashes).size).toBe(hashes.length);
});
