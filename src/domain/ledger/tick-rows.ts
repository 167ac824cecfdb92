import { InvariantError } from '../../base/assert.ts';
import { ASK, BID } from '../book/place.ts';
import { IntRows, UNKNOWN } from './int-rows.ts';
import type { TickColumns } from './ledger-columns.ts';
import { CELL } from './place-cells.ts';
import type { PlaceCells } from './place-cells.ts';

const { start, add, pull, fill, moved, traded } = CELL;

/** Words of a row: its window and tick, then for bid and ask what a side has. */
const ROW = { win: 0, tick: 1, bid: 2, ask: 8, wordCount: 14 } as const;
/** Words of a side; what traded against the asks was bought. */
const SIDE = { rest: 0, add: 1, pull: 2, fill: 3, moved: 4, traded: 5 } as const;

/** What a source without orders knows of a tick at a window's end, lots. */
export type BareTick = {
  readonly tick: number;
  /** `UNKNOWN` where the source does not know. */
  readonly bidLots: number;
  readonly askLots: number;
  /** Of aggressors. */
  readonly buy: number;
  readonly sell: number;
};

/** The tick ledger as it grows, window by window. */
export class TickRows {
  readonly #rows = new IntRows(ROW.wordCount);

  /**
   * Writes a window from the cells that it touched.
   *
   * @param isReset whether the book was rebuilt in it, so that its flows are unknown.
   * @throws InvariantError naming window, tick and side where flows do not explain what rests.
   */
  close(win: number, cells: PlaceCells, isReset: boolean): void {
    const rows = this.#rows;
    const { words } = cells;
    let row = -1;
    let rowTick = NaN;
    for (const place of cells.touched()) {
      const at = cells.cell(place);
      // A price that came and went while the book was rebuilt tells nothing.
      if (isReset && (words[at] | words[at | start] | words[at | traded]) === 0) continue;
      const tick = place >> 1;
      if (tick !== rowTick) {
        row = this.#begin(win, tick);
        rowTick = tick;
        rows.page[row + ROW.bid] = cells.size((tick << 1) | BID);
        rows.page[row + ROW.ask] = cells.size((tick << 1) | ASK);
        if (isReset) this.#forgetFlows(row);
      }
      const side = row + ((place & 1) === ASK ? ROW.ask : ROW.bid);
      rows.page[side + SIDE.traded] = words[at | traded];
      if (!isReset) this.#writeFlows(side, words, at);
    }
  }

  /** Writes a tick of a source without orders; its flows are unknown. */
  push(win: number, { tick, bidLots, askLots, buy, sell }: BareTick): void {
    const row = this.#begin(win, tick);
    const { page } = this.#rows;
    page[row + ROW.bid] = bidLots;
    page[row + ROW.ask] = askLots;
    page[row + ROW.bid + SIDE.traded] = sell;
    page[row + ROW.ask + SIDE.traded] = buy;
    this.#forgetFlows(row);
  }

  /** All rows so far, as a copy. */
  columns(): TickColumns {
    const rows = this.#rows;
    const [win, tick, buy, sell] = rows.ints([
      ...[ROW.win, ROW.tick],
      ...[ROW.ask + SIDE.traded, ROW.bid + SIDE.traded],
    ]);
    const [ask_E, ask_add, ask_pull, ask_fill, ask_moved] = rows.floats(flowWords(ROW.ask));
    const [bid_E, bid_add, bid_pull, bid_fill, bid_moved] = rows.floats(flowWords(ROW.bid));
    return {
      ...{ win, tick, ask_E, bid_E },
      ...{ ask_add, ask_pull, ask_fill, ask_moved },
      ...{ bid_add, bid_pull, bid_fill, bid_moved },
      ...{ buy, sell },
    };
  }

  #begin(win: number, tick: number): number {
    const row = this.#rows.begin();
    this.#rows.page[row] = win;
    this.#rows.page[row + ROW.tick] = tick;
    return row;
  }

  #writeFlows(side: number, words: Int32Array, at: number): void {
    const { page } = this.#rows;
    page[side + SIDE.add] = words[at | add];
    page[side + SIDE.pull] = words[at | pull];
    page[side + SIDE.fill] = words[at | fill];
    page[side + SIDE.moved] = words[at | moved];
    const came = words[at | add] + words[at | moved];
    const went = words[at | pull] + words[at | fill];
    const explained = words[at | start] + came - went;
    if (explained !== words[at]) throw this.#unexplained(side, explained, words[at]);
  }

  #forgetFlows(row: number): void {
    this.#rows.page.fill(UNKNOWN, row + ROW.bid + SIDE.add, row + ROW.bid + SIDE.traded);
    this.#rows.page.fill(UNKNOWN, row + ROW.ask + SIDE.add, row + ROW.ask + SIDE.traded);
  }

  #unexplained(side: number, explained: number, found: number): InvariantError {
    const isAsk = side % ROW.wordCount === ROW.ask;
    const row = side - (isAsk ? ROW.ask : ROW.bid);
    const [win, tick] = this.#rows.page.subarray(row, row + 2);
    const where = `window ${win}, tick ${tick}, ${isAsk ? 'ask' : 'bid'}`;
    return new InvariantError(
      `${where}: expected ${explained} lots to rest by its flows, found ${found}`,
    );
  }
}

/** Words of a side that may be unknown. */
function flowWords(side: number): readonly number[] {
  const { rest, add, pull, fill, moved } = SIDE;
  return [rest, add, pull, fill, moved].map((word) => side + word);
}
