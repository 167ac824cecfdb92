import { NO_ASK, NO_BID } from '../book/place.ts';
import { UNKNOWN } from './int-rows.ts';
import { WINDOW_NS } from './ledger-columns.ts';
import type { SessionLedger } from './ledger-columns.ts';
import { QualityTally } from './quality-tally.ts';
import { RepriceRows } from './reprice-rows.ts';
import { TapeTally } from './tape-tally.ts';
import { TickRows } from './tick-rows.ts';
import { TradedTicks } from './traded-ticks.ts';
import { WindowClock } from './window-clock.ts';
import type { LedgerSpan } from './window-clock.ts';
import { WindowRows } from './window-rows.ts';
import type { WindowFacts } from './window-rows.ts';

/** A source without a book knows of no touch and no change, and of the depth of no tick. */
const noBook: Pick<WindowFacts, 'touch' | 'known' | 'changeCount' | 'flow'> = {
  touch: { bidTick: NO_BID, askTick: NO_ASK, bidLots: 0, askLots: 0 },
  known: { low: 1, high: 0 },
  changeCount: NaN,
  flow: undefined,
};

/**
 * Folds trades alone into the ledger of a session: what is of the tape is as a source of orders
 * would have it, what is of the book is unknown.
 *
 * Nothing marks where an event ends. Trades that follow each other at the same nanosecond are one:
 * an exchange gives all prints of a match the time of the match.
 */
export class TapeFold {
  readonly #clock: WindowClock;
  readonly #tape = new TapeTally();
  readonly #traded = new TradedTicks();
  readonly #quality = new QualityTally();
  readonly #windows = new WindowRows();
  readonly #ticks = new TickRows();
  #eventNs = NaN;

  constructor(span: LedgerSpan) {
    this.#clock = new WindowClock(span, (win) => this.#close(win));
  }

  /**
   * Takes a trade, in exchange order.
   *
   * @param ns since the session's start; trades before it and behind its end do not count.
   * @param side the aggressor's, `Side`.
   */
  trade(ns: number, tick: number, lots: number, side: number): void {
    if (ns !== this.#eventNs) this.#begin(ns);
    if (this.#clock.isOver) return;
    this.#tape.trade(tick, lots, side);
    this.#traded.add(tick, lots, side);
  }

  /** Closes the last window. */
  end(): void {
    this.#tape.endEvent();
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

  #begin(ns: number): void {
    const clock = this.#clock;
    this.#eventNs = ns;
    this.#tape.endEvent();
    if (clock.firstWin < 0) clock.begin(ns);
    if (ns >= clock.endNs) clock.enter(ns);
    else if (ns < clock.startNs) this.#quality.late++;
  }

  #close(win: number): void {
    this.#quality.endWindow((win + 1) * WINDOW_NS);
    if (win >= this.#clock.firstWin) this.#write(win);
    this.#tape.reset();
    this.#traded.reset();
    this.#quality.reset();
  }

  #write(win: number): void {
    const ticks = [...this.#traded.ticks].sort((a, b) => a - b);
    for (const tick of ticks) {
      const lots = { bidLots: UNKNOWN, askLots: UNKNOWN, ...this.#traded.at(tick) };
      this.#ticks.push(win, { tick, ...lots });
    }
    this.#windows.push(win, { ...noBook, tape: this.#tape, quality: this.#quality });
  }
}
