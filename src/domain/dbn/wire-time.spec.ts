import { expect, it } from 'vitest';
import { UNDEF_TIMESTAMP } from '../units/time.ts';
import { hiWord, i64, loWord } from './wire-int.ts';
import { isUndefNs, nsOf, nsSince, nsWords } from './wire-time.ts';

const OPEN_NS = 1_704_205_800_000_000_000n;

it('splits and joins the nanoseconds of a session', () => {
  const { lo, hi } = nsWords(OPEN_NS);
  expect(nsOf(lo, hi)).toBe(OPEN_NS);
});

it.each([0n, 1n, -1n, 4_294_967_295n, 4_294_967_296n, 23_400_000_000_001n])(
  'counts %d ns from the open, across the borders of the words',
  (sinceNs) => {
    const ns = OPEN_NS + sinceNs;
    expect(nsSince(nsWords(OPEN_NS), loWord(ns), hiWord(ns))).toBe(Number(sinceNs));
  },
);

it('knows the time that is none', () => {
  expect(isUndefNs(loWord(UNDEF_TIMESTAMP), hiWord(UNDEF_TIMESTAMP))).toBe(true);
  expect(isUndefNs(loWord(OPEN_NS), hiWord(OPEN_NS))).toBe(false);
});

it('keeps the sign of a price', () => {
  expect(i64(loWord(-37_630_000_000n), hiWord(-37_630_000_000n))).toBe(-37_630_000_000n);
});
