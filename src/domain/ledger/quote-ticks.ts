import type { TickColumns } from './ledger-columns.ts';
import type { ShownBook, ShownLots } from './shown-book.ts';
import { TickRows } from './tick-rows.ts';
import type { TradedTicks } from './traded-ticks.ts';

const nothing: ShownLots = { bidLots: 0, askLots: 0 };

/** The tick ledger of a source that shows its best prices, as it grows window by window. */
export class QuoteTicks {
  readonly #rows = new TickRows();
  /** What the rows so far say of each tick; a tick without any has nothing. */
  readonly #told = new Map<number, ShownLots>();

  /**
   * Writes a window: ticks whose depth is another than was told, or no longer known, and those with
   * trades.
   *
   * @param isKeyframe whether all ticks with depth are listed.
   */
  close(
    win: number,
    { book, traded }: { readonly book: ShownBook; readonly traded: TradedTicks },
    isKeyframe: boolean,
  ): void {
    const ticks = new Set([...this.#told.keys(), ...book.ticks, ...traded.ticks]);
    for (const tick of [...ticks].sort((a, b) => a - b)) {
      const lots = book.at(tick);
      const told = this.#told.get(tick) ?? nothing;
      const isNew = told.bidLots !== lots.bidLots || told.askLots !== lots.askLots;
      const isListed = isKeyframe && lots.bidLots + lots.askLots > 0;
      if (isNew) this.#tell(tick, lots);
      if (isNew || isListed || traded.has(tick)) {
        this.#rows.push(win, { tick, ...lots, ...traded.at(tick) });
      }
    }
  }

  /** All rows so far, as a copy. */
  columns(): TickColumns {
    return this.#rows.columns();
  }

  #tell(tick: number, lots: ShownLots): void {
    if (lots.bidLots === 0 && lots.askLots === 0) this.#told.delete(tick);
    else this.#told.set(tick, lots);
  }
}
