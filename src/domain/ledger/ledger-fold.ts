import { FaultError } from '../../base/fault.ts';
import { ASK, BID, TICK_LIMIT } from '../book/place.ts';
import { Action, Flag, MBO, Side } from '../dbn/mbo.ts';
import type { RecordRun } from '../dbn/record-run.ts';
import { nsWords } from '../dbn/wire-time.ts';
import { EventCarry, eventEnd } from './event-carry.ts';
import { KEYFRAME_WINDOWS, WINDOW_NS } from './ledger-columns.ts';
import type { SessionLedger } from './ledger-columns.ts';
import { OrderFlow } from './order-flow.ts';
import { QualityTally } from './quality-tally.ts';
import { TapeTally } from './tape-tally.ts';
import { TickRows } from './tick-rows.ts';
import { WindowClock } from './window-clock.ts';
import type { LedgerSpan } from './window-clock.ts';
import { WindowRows } from './window-rows.ts';

// A module's own constants are folded into its loops; imported ones are looked up at each turn.
const { orderIdLo, orderIdHi, priceLo, priceHi, size: sizeWord, bits: bitsWord } = MBO;
const { Add, Cancel, Fill, Modify, Clear, Trade } = Action;
const { tsEventLo, tsRecvLo } = MBO;
const { Ask, Bid, None: noSide } = Side;
const askBit = ASK;
const tickLimit = TICK_LIMIT;
const unusualBits = Flag.Snapshot | Flag.MaybeBadBook;

/** What a ledger is made of. */
export type LedgerOptions = LedgerSpan & {
  /** Size of a tick, 1e-9 points. */
  readonly tickNano: number;
};

/** An order source knows the depth of every tick. */
const allKnown = { low: NaN, high: NaN } as const;

/**
 * Folds the MBO records of one contract into the ledger of a session.
 *
 * An event, all records up to the one with F_LAST, belongs to the window of that record. Records
 * before the session build its book, those behind it are passed over; an event without an end is
 * left out.
 */
export class LedgerFold {
  readonly #startHi: number;
  readonly #startLo: number;
  readonly #tickNano: number;
  readonly #ticksPerNano: number;
  readonly #carry = new EventCarry();
  readonly #clock: WindowClock;
  readonly #quality = new QualityTally();
  readonly #tape = new TapeTally();
  readonly #flow = new OrderFlow();
  readonly #windows = new WindowRows();
  readonly #ticks = new TickRows();

  constructor(options: LedgerOptions) {
    const { lo, hi } = nsWords(options.startNs);
    this.#startHi = hi;
    this.#startLo = lo >>> 0;
    this.#tickNano = options.tickNano;
    this.#ticksPerNano = 1 / options.tickNano;
    this.#clock = new WindowClock(options, (win) => this.#close(win));
  }

  /**
   * Takes records `start` to `end − 1` of a run of mbo records, in exchange order.
   *
   * @throws FaultError 'book-integrity' where an order is off the tick grid, or an event endless.
   */
  push(run: RecordRun, start = 0, end = run.count): void {
    const { words, wordsPerRecord: stride } = run;
    const endWord = end * stride;
    let at = start * stride;
    if (this.#carry.length > 0) at = this.#finishEvent(words, at, endWord, stride);
    while (at < endWord) {
      const last = eventEnd(words, at, endWord, stride);
      if (last >= endWord) this.#carry.hold(words, at, endWord);
      else this.#event(words, at, last, stride);
      at = last + stride;
    }
    this.#flow.cells.settle();
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
      reprices: this.#flow.reprices.columns(),
    };
  }

  /** Takes the rest of an event that began in an earlier run; returns where the next one begins. */
  #finishEvent(words: Int32Array, at: number, endWord: number, stride: number): number {
    const last = eventEnd(words, at, endWord, stride);
    const next = Math.min(last + stride, endWord);
    this.#carry.hold(words, at, next);
    if (last < endWord) {
      this.#event(this.#carry.words, 0, this.#carry.length - stride, stride);
      this.#carry.clear();
    }
    return next;
  }

  /** The hot path: one event. @param last first word of its last record. */
  #event(words: Int32Array, first: number, last: number, stride: number): void {
    const flow = this.#flow;
    const ns = this.#nsAt(words, last + tsEventLo);
    if (ns >= this.#clock.endNs && !this.#enter(words, first, ns)) return;
    if (ns < this.#clock.startNs || !flow.pending.isEmpty) this.#settle(words, first, ns);
    const changesBefore = flow.changeCount;
    let aggressor = 0;
    let seenBits = 0;
    for (let at = first; at <= last; at += stride) {
      const bits = words[at + bitsWord];
      const action = (bits >>> 16) & 0xff;
      seenBits |= bits;
      if (action === Add || action === Cancel || action === Modify) this.#order(words, at, action);
      else if (action === Trade) {
        aggressor = bits >>> 24;
        this.#trade(words, at, aggressor);
      } else if (action === Fill) {
        // A fill on the aggressor's own side is of an order that left its price to cross.
        if (bits >>> 24 !== aggressor || aggressor === noSide) this.#fill(words, at, last);
      } else if (action === Clear) {
        seenBits |= Flag.Snapshot;
        flow.clear();
      }
    }
    if (aggressor !== 0) this.#tape.endEvent();
    if ((seenBits & unusualBits) !== 0) this.#endUnusual(seenBits, changesBefore);
    flow.endEvent();
    const isCrossed = flow.cells.bidTick >= flow.cells.askTick;
    if (isCrossed || this.#quality.isCrossed) {
      this.#quality.noteTouch(isCrossed, this.#nsAt(words, last + tsEventLo));
    }
  }

  /** Opens the window of an event that is later than the open one; false after the session. */
  #enter(words: Int32Array, first: number, ns: number): boolean {
    const clock = this.#clock;
    if (clock.firstWin < 0) {
      // Orders of a snapshot are older than the source, which begins where the snapshot was taken.
      const beginWord = isSnapshot(words, first) ? tsRecvLo : tsEventLo;
      clock.begin(this.#nsAt(words, first + beginWord));
    }
    if (ns >= clock.endNs) clock.enter(ns);
    return !clock.isOver;
  }

  /** Sees to what hardly ever is: an event older than its window, or fills that still wait. */
  #settle(words: Int32Array, first: number, ns: number): void {
    const quality = this.#quality;
    if (ns < this.#clock.startNs && !isSnapshot(words, first)) quality.late++;
    quality.unmatchedFill += this.#flow.pending.expire(ns);
  }

  /** Time at a word, ns since the session's start. */
  #nsAt(words: Int32Array, at: number): number {
    return (words[at + 1] - this.#startHi) * 4294967296 + ((words[at] >>> 0) - this.#startLo);
  }

  /** An add, a cancel or a modify. */
  #order(words: Int32Array, at: number, action: number): void {
    const flow = this.#flow;
    const { orders } = flow;
    const lo = words[at + orderIdLo];
    const hi = words[at + orderIdHi];
    const size = words[at + sizeWord];
    const slot = orders.find(lo, hi);
    if (action === Cancel) {
      if (slot < 0) this.#quality.unknown++;
      else if (size >>> 0 <= orders.size(slot)) flow.cancel(slot, size);
      else this.#overCancel(slot);
      return;
    }
    const nano = words[at + priceHi] * 4294967296 + (words[at + priceLo] >>> 0);
    const tick = Math.floor(nano * this.#ticksPerNano + 0.5);
    const place = (tick << 1) | (words[at + bitsWord] >>> 24 === Ask ? askBit : 0);
    if (tick >= tickLimit || tick <= -tickLimit || (lo | hi) === 0 || size < 0) {
      this.#quality.unplaced++;
    } else if (tick * this.#tickNano !== nano) throw this.#offGridFault(nano);
    else if (slot < 0) {
      if (action === Modify) this.#quality.unknown++;
      flow.add(orders.insert(~slot, lo, hi), place, size);
    } else {
      if (action === Add) this.#quality.duplicate++;
      flow.modify(slot, place, size);
    }
  }

  #overCancel(slot: number): void {
    this.#quality.over++;
    this.#flow.cancel(slot, this.#flow.orders.size(slot));
  }

  /** A fill waits for the reduction of its order, if that is known. */
  #fill(words: Int32Array, at: number, last: number): void {
    const { orders, pending } = this.#flow;
    const lo = words[at + orderIdLo];
    const hi = words[at + orderIdHi];
    if (orders.find(lo, hi) < 0) return;
    pending.push(lo, hi, words[at + sizeWord], this.#nsAt(words, last + tsEventLo));
  }

  #trade(words: Int32Array, at: number, side: number): void {
    const nano = words[at + priceHi] * 4294967296 + (words[at + priceLo] >>> 0);
    const tick = Math.floor(nano * this.#ticksPerNano + 0.5);
    const lots = words[at + sizeWord];
    if (!(lots > 0) || tick >= tickLimit || tick <= -tickLimit) return;
    if (tick * this.#tickNano !== nano) this.#quality.offTick++;
    this.#tape.trade(tick, lots, side);
    if (side === Bid) this.#flow.cells.trade((tick << 1) | askBit, lots);
    else if (side === Ask) this.#flow.cells.trade(tick << 1, lots);
  }

  /** The event was odd. A snapshot or a clear is no flow. @param bits set in any of its records. */
  #endUnusual(bits: number, changesBefore: number): void {
    if ((bits & Flag.MaybeBadBook) !== 0) this.#quality.isBadBook = true;
    if ((bits & Flag.Snapshot) === 0) return;
    this.#quality.isReset = true;
    this.#flow.changeCount = changesBefore;
    this.#flow.best.startAnew();
  }

  /** Writes the window that ends and makes ready for the next. */
  #close(win: number): void {
    const { cells, best, reprices } = this.#flow;
    this.#quality.endWindow((win + 1) * WINDOW_NS);
    if (win >= this.#clock.firstWin) this.#write(win);
    else reprices.drop();
    cells.openWindow();
    best.flow.reset();
    this.#tape.reset();
    this.#quality.reset();
    this.#flow.changeCount = 0;
  }

  #write(win: number): void {
    const { cells, best, reprices, changeCount } = this.#flow;
    const { isReset } = this.#quality;
    const isFirst = win === this.#clock.firstWin;
    if (isFirst || isReset || win % KEYFRAME_WINDOWS === 0) cells.touchAll();
    this.#ticks.close(win, cells, isReset);
    if (isReset) reprices.drop();
    else reprices.close(win);
    this.#windows.push(win, {
      touch: {
        bidTick: cells.bidTick,
        askTick: cells.askTick,
        bidLots: cells.size((cells.bidTick << 1) | BID),
        askLots: cells.size((cells.askTick << 1) | ASK),
      },
      known: allKnown,
      changeCount,
      flow: best.flow,
      tape: this.#tape,
      quality: this.#quality,
    });
  }

  #offGridFault(nano: number): FaultError {
    const expected = `a multiple of ${this.#tickNano / 1e9}`;
    const found = nano / 1e9;
    return new FaultError('book-integrity', `order's price: expected ${expected}, found ${found}`, {
      expected,
      found,
    });
  }
}

function isSnapshot(words: Int32Array, at: number): boolean {
  return (words[at + bitsWord] & Flag.Snapshot) !== 0;
}
