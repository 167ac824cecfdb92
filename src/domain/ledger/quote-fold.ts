import { FaultError } from '../../base/fault.ts';
import { ASK, BID } from '../book/place.ts';
import { Action, Flag } from '../dbn/mbo.ts';
import { QUOTE, QUOTES } from '../dbn/quote.ts';
import type { RecordRun } from '../dbn/record-run.ts';
import { TRADE } from '../dbn/trade.ts';
import { isOnTick, isUndefPx, pxTick } from '../dbn/wire-price.ts';
import { nsSince, nsWords } from '../dbn/wire-time.ts';
import type { NsWords } from '../dbn/wire-time.ts';
import { DepthFlow } from './depth-flow.ts';
import { DEPTH_COUNT, KEYFRAME_WINDOWS, WINDOW_NS } from './ledger-columns.ts';
import type { SessionLedger } from './ledger-columns.ts';
import type { LedgerOptions } from './ledger-fold.ts';
import { QualityTally } from './quality-tally.ts';
import { QuoteTicks } from './quote-ticks.ts';
import { RepriceRows } from './reprice-rows.ts';
import { ShownBook } from './shown-book.ts';
import { TapeTally } from './tape-tally.ts';
import { TradedTicks } from './traded-ticks.ts';
import { WindowClock } from './window-clock.ts';
import { WindowRows } from './window-rows.ts';

/** Words of a record that shows ten depths, at least. */
const RECORD_WORDS = QUOTES.word + DEPTH_COUNT * QUOTE.wordCount;

/** A trade of the event that is going on. */
type Print = { readonly tick: number; readonly lots: number; readonly side: number };

/**
 * Folds mbp-10 records of one contract into the ledger of a session.
 *
 * The ten best prices of both sides are what a source of orders would say, and so are the order
 * flow imbalance made of them and the tape. Who came and who went at a price is not told: those
 * flows stay unknown, and so does depth beyond the tenth price.
 *
 * An event, all records up to the one with F_LAST, belongs to the window of that record, which
 * shows the book after it.
 */
export class QuoteFold {
  readonly #start: NsWords;
  readonly #tickNano: number;
  readonly #clock: WindowClock;
  readonly #book: ShownBook;
  readonly #flow = new DepthFlow();
  readonly #tape = new TapeTally();
  readonly #traded = new TradedTicks();
  readonly #quality = new QualityTally();
  readonly #windows = new WindowRows();
  readonly #ticks = new QuoteTicks();
  /** Of the event that is going on: its trades, those off the grid, and all flags. */
  readonly #prints: Print[] = [];
  #offTickCount = 0;
  #flags = 0;
  #isBase = true;

  constructor(options: LedgerOptions) {
    this.#start = nsWords(options.startNs);
    this.#tickNano = options.tickNano;
    this.#book = new ShownBook(options.tickNano);
    this.#clock = new WindowClock(options, (win) => this.#close(win));
  }

  /**
   * Takes records `start` to `end − 1` of a run of mbp-10 records, in exchange order.
   *
   * @throws FaultError 'decode' for records without ten depths, 'book-integrity' where a price of
   * the book is off the tick grid.
   */
  push({ words, wordsPerRecord: stride, count }: RecordRun, start = 0, end = count): void {
    if (stride < RECORD_WORDS) throw shortFault(stride);
    for (let at = start * stride; at < end * stride; at += stride) {
      const bits = words[at + TRADE.bits];
      const action = bits & 0xff;
      this.#flags |= (bits >>> 16) & 0xff;
      if (action === Action.Trade) this.#note(words, at, (bits >>> 8) & 0xff);
      // A book that was cleared starts anew, as it does with a snapshot.
      else if (action === Action.Clear) this.#flags |= Flag.Snapshot;
      if ((this.#flags & Flag.Last) === 0) continue;
      this.#event(words, at);
      this.#prints.length = 0;
      this.#offTickCount = this.#flags = 0;
    }
  }

  /** Closes the last window. */
  end(): void {
    // How long the last touch stood, nobody knows.
    this.#quality.isCrossed = false;
    if (this.#clock.firstWin >= 0) this.#clock.end();
  }

  /** All closed windows so far, as a copy. */
  ledger(): SessionLedger {
    return {
      windows: this.#windows.columns(),
      ticks: this.#ticks.columns(),
      reprices: new RepriceRows().columns(),
    };
  }

  /** A trade waits for the end of its event, which says its window. */
  #note(words: Int32Array, at: number, side: number): void {
    const [lo, hi] = [words[at + TRADE.priceLo], words[at + TRADE.priceHi]];
    const lots = words[at + TRADE.size];
    if (lots <= 0 || isUndefPx(lo, hi)) return;
    if (!isOnTick(lo, hi, this.#tickNano)) this.#offTickCount++;
    this.#prints.push({ tick: pxTick(lo, hi, this.#tickNano), lots, side });
  }

  /** An event is over. @param at first word of its last record. */
  #event(words: Int32Array, at: number): void {
    const quality = this.#quality;
    const ns = nsSince(this.#start, words[at + TRADE.tsEventLo], words[at + TRADE.tsEventHi]);
    const isSnapshot = (this.#flags & Flag.Snapshot) !== 0;
    if (!this.#enter(words, at, { ns, isSnapshot })) return;
    if (isSnapshot) quality.isReset = this.#isBase = true;
    if ((this.#flags & Flag.MaybeBadBook) !== 0) quality.isBadBook = true;
    quality.offTick += this.#offTickCount;
    for (const { tick, lots, side } of this.#prints) {
      this.#tape.trade(tick, lots, side);
      this.#traded.add(tick, lots, side);
    }
    this.#tape.endEvent();
    this.#look(words, at);
    const { bidTick, askTick } = this.#book.touch;
    const isCrossed = bidTick >= askTick;
    if (isCrossed || quality.isCrossed) quality.noteTouch(isCrossed, ns);
  }

  /** Opens the window of an event; false once the session is over. */
  #enter(
    words: Int32Array,
    at: number,
    { ns, isSnapshot }: { readonly ns: number; readonly isSnapshot: boolean },
  ): boolean {
    const clock = this.#clock;
    if (clock.firstWin < 0) {
      // A snapshot's event is older than the source, which begins where the snapshot was taken.
      const { tsRecvLo, tsRecvHi } = TRADE;
      const recvNs = nsSince(this.#start, words[at + tsRecvLo], words[at + tsRecvHi]);
      clock.begin(isSnapshot ? recvNs : ns);
    }
    if (ns >= clock.endNs) clock.enter(ns);
    else if (ns < clock.startNs && !isSnapshot) this.#quality.late++;
    return !clock.isOver;
  }

  /** Takes the book after an event, and the flow that led to it. */
  #look(words: Int32Array, at: number): void {
    const book = this.#book;
    book.show(words, at);
    if (this.#isBase) {
      this.#isBase = false;
      this.#flow.base(BID, book.bids);
      this.#flow.base(ASK, book.asks);
      return;
    }
    const firstBid = this.#flow.move(BID, book.bids);
    const firstAsk = this.#flow.move(ASK, book.asks);
    this.#flow.count(Math.min(firstBid, firstAsk));
  }

  #close(win: number): void {
    this.#quality.endWindow((win + 1) * WINDOW_NS);
    if (win >= this.#clock.firstWin) this.#write(win);
    this.#flow.reset();
    this.#tape.reset();
    this.#traded.reset();
    this.#quality.reset();
  }

  #write(win: number): void {
    const isFirst = win === this.#clock.firstWin;
    const isKeyframe = isFirst || this.#quality.isReset || win % KEYFRAME_WINDOWS === 0;
    this.#ticks.close(win, { book: this.#book, traded: this.#traded }, isKeyframe);
    this.#windows.push(win, {
      touch: this.#book.touch,
      known: this.#book.known,
      changeCount: NaN,
      flow: this.#flow,
      tape: this.#tape,
      quality: this.#quality,
    });
  }
}

function shortFault(words: number): FaultError {
  const [expected, found] = [RECORD_WORDS * 4, words * 4];
  return new FaultError('decode', `mbp-10 record: expected ${expected} bytes, found ${found}`, {
    expected,
    found,
  });
}
