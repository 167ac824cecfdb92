import { expect, it } from 'vitest';
import { UNDEF_PRICE } from '../units/ticks.ts';
import { UNDEF_TIMESTAMP } from '../units/time.ts';
import { MBO } from './mbo.ts';
import { OHLCV } from './ohlcv.ts';
import type { RecordRun } from './record-run.ts';
import { StreamSummary } from './stream-summary.ts';
import { hiWord, loWord } from './wire-int.ts';

/** A run of records of 14 words: an order's price or a bar's close, and the time of each. */
function run(rtype: number, rows: readonly (readonly [ts: bigint, px: bigint])[]): RecordRun {
  const words = new Int32Array(rows.length * 14);
  const priceWord = rtype === 160 ? MBO.priceLo : OHLCV.closeLo;
  rows.forEach(([ts, px], i) => {
    words.set([loWord(ts), hiWord(ts)], i * 14 + MBO.tsEventLo);
    words.set([loWord(px), hiWord(px)], i * 14 + priceWord);
  });
  const place = { recordIndex: 0, byteOffset: 0, version: 3 } as const;
  return { rtype, words, wordsPerRecord: 14, count: rows.length, ...place };
}

it('counts by kind and finds the ranges of time and price', () => {
  const summary = new StreamSummary();
  summary.run(
    run(160, [
      [1_703_500_000_000_000_002n, 4_810_250_000_000n],
      [1_703_500_000_000_000_001n, -37_630_000_000n],
    ]),
  );
  summary.run(run(33, [[1_703_500_000_000_000_003n, 1_000_000_000n]]));
  expect(Array.from(summary.counts)).toEqual([
    [160, 2],
    [33, 1],
  ]);
  expect(summary.recordCount).toBe(3);
  expect(summary.tsEvent).toEqual({
    min: 1_703_500_000_000_000_001n,
    max: 1_703_500_000_000_000_003n,
  });
  expect(summary.pxNano).toEqual({ min: -37_630_000_000, max: 4_810_250_000_000 });
});

it('tells nothing of records without time and price', () => {
  const summary = new StreamSummary();
  summary.run(
    run(160, [
      [UNDEF_TIMESTAMP, UNDEF_PRICE],
      [0n, UNDEF_PRICE],
    ]),
  );
  expect(summary.recordCount).toBe(2);
  expect(summary.tsEvent).toBeUndefined();
  expect(summary.pxNano).toBeUndefined();
});

it('compares times within one high word, and across', () => {
  const summary = new StreamSummary();
  const early = 1_703_500_000_000_000_000n;
  summary.run(
    run(160, [
      [early + 4_294_967_296n, 1n],
      [early, 1n],
      [early - 1n, 1n],
    ]),
  );
  expect(summary.tsEvent).toEqual({ min: early - 1n, max: early + 4_294_967_296n });
});
