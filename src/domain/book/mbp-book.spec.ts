import { describe, expect, it } from 'vitest';
import { QUOTE, QUOTES } from '../dbn/quote.ts';
import { Rtype } from '../dbn/record-kinds.ts';
import type { RecordRun } from '../dbn/record-run.ts';
import { TRADE } from '../dbn/trade.ts';
import { MbpBook } from './mbp-book.ts';
import { ASK, BID } from './place.ts';

const LAST = 128;
const UNDEF = (1n << 63n) - 1n;

type Level = [px: number, size: number, count: number];

/** What a record shows: prices in 1e-9 points, the time in seconds of 1970. */
type Shown = { depths: number; bids?: Level[]; asks?: Level[]; flags?: number; second?: number };

function record({ depths, bids = [], asks = [], flags = LAST, second = 1 }: Shown): RecordRun {
  const words = new Int32Array(QUOTES.word + depths * QUOTE.wordCount);
  const view = new DataView(words.buffer);
  view.setBigUint64(TRADE.tsEventLo * 4, BigInt(second) * 1_000_000_000n, true);
  words[TRADE.bits] = flags << 16;
  for (let depth = 0; depth < depths; depth++) {
    const at = (QUOTES.word + depth * QUOTE.wordCount) * 4;
    const [bid, ask] = [bids.at(depth), asks.at(depth)];
    view.setBigInt64(at, bid === undefined ? UNDEF : BigInt(bid[0]), true);
    view.setBigInt64(at + 8, ask === undefined ? UNDEF : BigInt(ask[0]), true);
    [bid?.[1], ask?.[1], bid?.[2], ask?.[2]].forEach((value, i) => {
      view.setUint32(at + 16 + i * 4, value ?? 0, true);
    });
  }
  const place = { recordIndex: 0, byteOffset: 0, version: 3 } as const;
  return { rtype: Rtype.Mbp10, words, wordsPerRecord: words.length, count: 1, ...place };
}

describe('book of best prices', () => {
  const book = new MbpBook({ depth: 10 });
  const bids: Level[] = [
    [100, 5, 2],
    [98, 1, 1],
    [95, 4, 4],
  ];
  book.push(record({ depths: 3, bids, asks: [[101, 7, 1]] }));

  it('holds what the last record shows', () => {
    expect(book.state()).toEqual({
      tsEvent: 1_000_000_000n,
      restingOrders: undefined,
      bids: [
        { pxNano: 100, size: 5, count: 2 },
        { pxNano: 98, size: 1, count: 1 },
        { pxNano: 95, size: 4, count: 4 },
      ],
      asks: [{ pxNano: 101, size: 7, count: 1 }],
      unknownBeyond: { bids: true, asks: false },
    });
  });

  it.each([
    ['a price that is shown', BID, 98, 1],
    ['a price between those shown', BID, 99, 0],
    ['a price better than the best', BID, 100.5, 0],
    ['a price beyond the last depth', BID, 94, undefined],
    ['a price beyond the last of fewer', ASK, 102, 0],
  ] as const)('tells empty from unknown: %s', (_, side, px, size) => {
    expect(book.size(side, px)).toBe(size);
  });

  it('knows nothing before the first event is over', () => {
    const early = new MbpBook({ depth: 10 });
    early.push(record({ depths: 3, bids, flags: 0 }));
    expect([early.state(), early.size(BID, 100)]).toEqual([undefined, undefined]);
  });

  it('keeps the state at the end of each interval with an event', () => {
    const hour = new MbpBook({ depth: 1, everyNs: 60_000_000_000n });
    for (const second of [1, 59, 60, 200]) {
      hour.push(record({ depths: 1, bids: [[second, 1, 1]], second }));
    }
    expect(hour.states.map(({ bids }) => bids[0].pxNano)).toEqual([59, 60]);
    expect(hour.state()?.bids[0].pxNano).toBe(200);
    expect(hour.recordCount).toBe(4);
  });
});
