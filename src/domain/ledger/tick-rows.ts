import { InvariantError } from '../../base/assert.ts';
import { ASK, BID } from '../book/place.ts';
import { grown } from './grown.ts';
import type { TickColumns } from './ledger-columns.ts';
import { CELL } from './place-cells.ts';
import type { PlaceCells } from './place-cells.ts';

const { start, add, pull, fill, moved, traded } = CELL;

/** Flow columns of one side. */
type SideFlows = Readonly<Record<'add' | 'pull' | 'fill' | 'moved', Float64Array>>;

/** What a source without orders knows of a tick at a window's end. */
export type BareTick = {
  readonly tick: number;
  /** Lots; NaN where the source does not know. */
  readonly bidLots: number;
  readonly askLots: number;
  /** Lots of aggressors. */
  readonly buy: number;
  readonly sell: number;
};

/** The tick ledger as it grows, window by window. */
export class TickRows {
  #rows = resized(undefined, 4096);
  #bids = bidFlows(this.#rows);
  #asks = askFlows(this.#rows);
  #rowCount = 0;

  /**
   * Writes a window from the cells that it touched.
   *
   * @param isReset whether the book was rebuilt in it, so that its flows are unknown.
   * @throws InvariantError naming window, tick and side where flows do not explain what rests.
   */
  close(win: number, cells: PlaceCells, isReset: boolean): void {
    const places = cells.touched();
    const { words } = cells;
    this.#reserve(places.length);
    const rows = this.#rows;
    const first = this.#rowCount;
    for (const place of places) {
      const at = cells.cell(place);
      // A price that came and went while the book was rebuilt tells nothing.
      if (isReset && (words[at] | words[at | start] | words[at | traded]) === 0) continue;
      const tick = place >> 1;
      if (this.#rowCount === first || rows.tick[this.#rowCount - 1] !== tick) {
        const row = this.#rowCount++;
        rows.win[row] = win;
        rows.tick[row] = tick;
        rows.bid_E[row] = cells.size((tick << 1) | BID);
        rows.ask_E[row] = cells.size((tick << 1) | ASK);
        if (isReset) this.#forgetFlows(row);
      }
      const row = this.#rowCount - 1;
      if ((place & 1) === ASK) rows.buy[row] = words[at | traded];
      else rows.sell[row] = words[at | traded];
      if (!isReset) this.#writeFlows(row, place, words, at);
    }
  }

  /** Writes a tick of a source without orders; its flows are unknown. */
  push(win: number, { tick, bidLots, askLots, buy, sell }: BareTick): void {
    this.#reserve(1);
    const row = this.#rowCount++;
    const rows = this.#rows;
    rows.win[row] = win;
    rows.tick[row] = tick;
    rows.bid_E[row] = bidLots;
    rows.ask_E[row] = askLots;
    rows.buy[row] = buy;
    rows.sell[row] = sell;
    this.#forgetFlows(row);
  }

  /** All rows so far, as a copy. */
  columns(): TickColumns {
    return resized(this.#rows, this.#rowCount);
  }

  #writeFlows(row: number, place: number, words: Int32Array, at: number): void {
    const came = words[at | add] + words[at | moved];
    const went = words[at | pull] + words[at | fill];
    const explained = words[at | start] + came - went;
    if (explained !== words[at]) {
      const side = (place & 1) === ASK ? 'ask' : 'bid';
      const where = `window ${this.#rows.win[row]}, tick ${place >> 1}, ${side}`;
      throw new InvariantError(
        `${where}: expected ${explained} lots to rest by its flows, found ${words[at]}`,
      );
    }
    const flows = (place & 1) === ASK ? this.#asks : this.#bids;
    flows.add[row] = words[at | add];
    flows.pull[row] = words[at | pull];
    flows.fill[row] = words[at | fill];
    flows.moved[row] = words[at | moved];
  }

  #forgetFlows(row: number): void {
    for (const flows of [this.#asks, this.#bids]) {
      flows.add[row] = flows.pull[row] = flows.fill[row] = flows.moved[row] = NaN;
    }
  }

  #reserve(rowCount: number): void {
    if (this.#rowCount + rowCount <= this.#rows.win.length) return;
    this.#rows = resized(this.#rows, (this.#rowCount + rowCount) * 2);
    this.#bids = bidFlows(this.#rows);
    this.#asks = askFlows(this.#rows);
  }
}

function bidFlows(rows: TickColumns): SideFlows {
  return { add: rows.bid_add, pull: rows.bid_pull, fill: rows.bid_fill, moved: rows.bid_moved };
}

function askFlows(rows: TickColumns): SideFlows {
  return { add: rows.ask_add, pull: rows.ask_pull, fill: rows.ask_fill, moved: rows.ask_moved };
}

/** Room for so many rows, with those of `rows` that fit. */
function resized(rows: TickColumns | undefined, rowCount: number): TickColumns {
  const ints = (old?: Int32Array): Int32Array => grown(old, new Int32Array(rowCount));
  const floats = (old?: Float64Array): Float64Array => grown(old, new Float64Array(rowCount));
  return {
    win: ints(rows?.win),
    tick: ints(rows?.tick),
    ask_E: floats(rows?.ask_E),
    bid_E: floats(rows?.bid_E),
    ask_add: floats(rows?.ask_add),
    ask_pull: floats(rows?.ask_pull),
    ask_fill: floats(rows?.ask_fill),
    ask_moved: floats(rows?.ask_moved),
    bid_add: floats(rows?.bid_add),
    bid_pull: floats(rows?.bid_pull),
    bid_fill: floats(rows?.bid_fill),
    bid_moved: floats(rows?.bid_moved),
    buy: ints(rows?.buy),
    sell: ints(rows?.sell),
  };
}
