/** The mbp-10 records that tell of the same market as mbo records, for specs. */
import { BookFold } from '../book/book-fold.ts';
import { ASK, BID } from '../book/place.ts';
import { Action, Flag, MBO } from '../dbn/mbo.ts';
import { QUOTE, QUOTES } from '../dbn/quote.ts';
import { Rtype } from '../dbn/record-kinds.ts';
import { TRADE } from '../dbn/trade.ts';
import { hiWord, loWord } from '../dbn/wire-int.ts';
import { UNDEF_PRICE } from '../units/ticks.ts';

const DEPTHS = 10;

/** Words of an mbp-10 record. */
export const QUOTE_RECORD_WORDS = QUOTES.word + DEPTHS * QUOTE.wordCount;

/** One depth of both sides: price in 1e-9 points and size of bid and ask. */
type Depths = readonly (readonly [bidPx: number, askPx: number, bidSz: number, askSz: number])[];

/**
 * Words of mbp-10 records: each trade, and the ten best prices after each event that traded or
 * changed any of them.
 *
 * @param words whole events of one contract's mbo records, one behind the other.
 */
export function quoteStream(words: Int32Array, tickNano: number): Int32Array {
  const fold = new BookFold(tickNano);
  const records: Int32Array[] = [];
  let shown: Depths = [];
  let shownText = '';
  let [hasTraded, flags] = [false, 0];
  for (let at = 0; at < words.length; at += MBO.wordCount) {
    const record = words.subarray(at, at + MBO.wordCount);
    const front = { rtype: Rtype.Mbo, recordIndex: 0, byteOffset: 0, version: 3 } as const;
    fold.push({ ...front, words: record, wordsPerRecord: MBO.wordCount, count: 1 });
    flags |= record[MBO.bits] & 0xff;
    if (((record[MBO.bits] >>> 16) & 0xff) === Action.Trade) {
      hasTraded = true;
      records.push(quoteRecord(record, shown, 0));
    }
    if ((flags & Flag.Last) === 0) continue;
    shown = depthsOf(fold, tickNano);
    const text = JSON.stringify(shown);
    if (hasTraded || text !== shownText) records.push(quoteRecord(record, shown, flags));
    shownText = text;
    [hasTraded, flags] = [false, 0];
  }
  const all = new Int32Array(records.length * QUOTE_RECORD_WORDS);
  records.forEach((record, i) => all.set(record, i * QUOTE_RECORD_WORDS));
  return all;
}

function depthsOf({ book }: BookFold, tickNano: number): Depths {
  const [bids, asks] = [book.side(BID, DEPTHS), book.side(ASK, DEPTHS)];
  return Array.from({ length: DEPTHS }, (_, depth) => {
    const [bid, ask] = [bids.at(depth), asks.at(depth)];
    const px = (tick: number | undefined): number => (tick ?? NaN) * tickNano;
    return [px(bid?.tick), px(ask?.tick), bid?.size ?? 0, ask?.size ?? 0] as const;
  });
}

/** What an mbo record says, with the book beside it. @param flags 0 unless it ends its event. */
function quoteRecord(mbo: Int32Array, depths: Depths, flags: number): Int32Array {
  const record = new Int32Array(QUOTE_RECORD_WORDS);
  const bits = mbo[MBO.bits];
  const isEnd = (flags & Flag.Last) !== 0;
  // What ends an event is shown as a change of the book, whatever it was.
  const action = isEnd ? Action.Modify : (bits >>> 16) & 0xff;
  record[0] = QUOTE_RECORD_WORDS | (Rtype.Mbp10 << 8) | (mbo[0] & 0xffff_0000);
  record.set(mbo.subarray(MBO.instrumentId, MBO.tsEventHi + 1), TRADE.instrumentId);
  record[TRADE.priceLo] = mbo[MBO.priceLo];
  record[TRADE.priceHi] = mbo[MBO.priceHi];
  record[TRADE.size] = mbo[MBO.size];
  record[TRADE.bits] = action | ((bits >>> 24) << 8) | (flags << 16);
  record[TRADE.tsRecvLo] = mbo[MBO.tsRecvLo];
  record[TRADE.tsRecvHi] = mbo[MBO.tsRecvHi];
  record[TRADE.sequence] = mbo[MBO.sequence];
  depths.forEach((depth, i) => writeDepth(record, QUOTES.word + i * QUOTE.wordCount, depth));
  return record;
}

function writeDepth(
  record: Int32Array,
  at: number,
  [bidPx, askPx, bidSz, askSz]: Depths[number],
): void {
  for (const [word, px] of [
    [at + QUOTE.bidPxLo, bidPx],
    [at + QUOTE.askPxLo, askPx],
  ] as const) {
    const nano = Number.isNaN(px) ? UNDEF_PRICE : BigInt(px);
    record[word] = loWord(nano);
    record[word + 1] = hiWord(nano);
  }
  record[at + QUOTE.bidSz] = bidSz;
  record[at + QUOTE.askSz] = askSz;
  record[at + QUOTE.bidCt] = bidSz > 0 ? 1 : 0;
  record[at + QUOTE.askCt] = askSz > 0 ? 1 : 0;
}
