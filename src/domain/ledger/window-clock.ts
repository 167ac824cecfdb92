import { WINDOW_NS } from './ledger-columns.ts';

/** The session that a ledger is of. */
export type LedgerSpan = {
  /** Start of window 0, UNIX ns. */
  readonly startNs: bigint;
  /** End of the last window, UNIX ns. */
  readonly endNs: bigint;
};

/**
 * Says which window is open. Time only goes forward: what comes with an older time than that of the
 * open window counts in it. Times are ns since the session's start.
 *
 * Whatever comes before the first window, yesterday's orders and the night's, is in a window that
 * closes too, so that the book is there when the first one opens.
 */
export class WindowClock {
  /** Window that is open; before the first one, the one before it. */
  win = -1;
  /** When the open window began, and from when on the next is open; `enter` moves them. */
  startNs = -Infinity;
  endNs = -Infinity;
  /** Whether the session is over: nothing counts any more. */
  isOver = false;
  readonly #sessionNs: number;
  readonly #close: (win: number) => void;
  #firstWin = -1;

  /** @param close told of each window that ends, in order, before the next opens. */
  constructor({ startNs, endNs }: LedgerSpan, close: (win: number) => void) {
    this.#sessionNs = Number(endNs - startNs);
    this.#close = close;
  }

  /** First window of the ledger; −1 before `begin`. */
  get firstWin(): number {
    return this.#firstWin;
  }

  /** The source begins: no window before this time is told of. */
  begin(ns: number): void {
    this.#firstWin = Math.max(0, Math.floor(ns / WINDOW_NS));
    this.win = this.#firstWin - 1;
    this.endNs = this.#firstWin * WINDOW_NS;
  }

  /** Opens the window of a time that is not before `endNs`; closes those that end by then. */
  enter(ns: number): void {
    if (ns >= this.#sessionNs) {
      this.end();
      return;
    }
    const target = Math.floor(ns / WINDOW_NS);
    while (this.win < target) {
      this.#close(this.win);
      this.win++;
    }
    this.startNs = target * WINDOW_NS;
    this.endNs = this.startNs + WINDOW_NS;
  }

  /** Closes the open window: nothing more will count. */
  end(): void {
    if (!this.isOver) this.#close(this.win);
    this.isOver = true;
    this.endNs = -Infinity;
  }
}
