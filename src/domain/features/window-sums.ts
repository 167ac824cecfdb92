import type { LedgerIndex } from './ledger-index.ts';
import { firstAtLeast } from './ledger-index.ts';
import type { RestingDepth, TickRange } from './resting-depth.ts';

/**
 * Sums over ticks: entry `i` is the sum over the first `i` of them, so that what lies between two
 * is one subtraction. All are whole numbers, and no sum depends on its order.
 */
export type TickSums = Float64Array;

/** Sums of one side of the book; a moment is lots times the tick's place. */
export type SideSums = {
  /** Rested at the window's start. */
  readonly lotsS: TickSums;
  readonly momentS: TickSums;
  /** Rested at its end. */
  readonly lotsE: TickSums;
  readonly momentE: TickSums;
  readonly add: TickSums;
  readonly pull: TickSums;
  readonly fill: TickSums;
};

/**
 * What rested and happened in one window, summed over ticks: filled window after window, and read
 * by every level. A reprice counts as a pull at one tick and an add at the other.
 */
export class WindowSums {
  /** Ticks that the sums can hold; place 0 is its first. */
  readonly range: TickRange;
  readonly ask: SideSums;
  readonly bid: SideSums;
  readonly buy: TickSums;
  readonly sell: TickSums;
  readonly #index: LedgerIndex;

  constructor(index: LedgerIndex, range: TickRange) {
    this.#index = index;
    this.range = range;
    const sums = (): TickSums => new Float64Array(range.hi - range.lo + 2);
    const side = (): SideSums => ({
      ...{ lotsS: sums(), momentS: sums(), lotsE: sums(), momentE: sums() },
      ...{ add: sums(), pull: sums(), fill: sums() },
    });
    [this.ask, this.bid] = [side(), side()];
    [this.buy, this.sell] = [sums(), sums()];
  }

  /** Takes in the depth before a window. @param span ticks that are looked at in it. */
  begin(depth: RestingDepth, span: TickRange): void {
    const { lo } = this.range;
    sumDepth(depth.ask, { from: span.lo - lo, to: span.hi - lo }, this.ask.lotsS, this.ask.momentS);
    sumDepth(depth.bid, { from: span.lo - lo, to: span.hi - lo }, this.bid.lotsS, this.bid.momentS);
  }

  /** Takes in the depth after it, and what happened. */
  finish(row: number, depth: RestingDepth, span: TickRange): void {
    const places = { from: span.lo - this.range.lo, to: span.hi - this.range.lo };
    const { ask, bid, buy, sell } = this;
    sumDepth(depth.ask, places, ask.lotsE, ask.momentE);
    sumDepth(depth.bid, places, bid.lotsE, bid.momentE);
    const flows = [ask.add, ask.pull, ask.fill, bid.add, bid.pull, bid.fill, buy, sell];
    for (const values of flows) values.fill(0, places.from, places.to + 2);
    this.#gatherTicks(row, span);
    this.#gatherReprices(row, span);
    for (const values of flows) accumulate(values, places);
  }

  /** Trades, and what came and went tick by tick, each one place behind its own. */
  #gatherTicks(row: number, { lo, hi }: TickRange): void {
    const { ledger, tickRows } = this.#index;
    const { ticks } = ledger;
    const { ask, bid, buy, sell } = this;
    const end = tickRows[row + 1];
    let i = firstAtLeast(ticks.tick, lo, tickRows[row], end);
    for (; i < end && ticks.tick[i] <= hi; i++) {
      const at = ticks.tick[i] - this.range.lo + 1;
      ask.add[at] = ticks.ask_add[i];
      ask.pull[at] = ticks.ask_pull[i];
      ask.fill[at] = ticks.ask_fill[i];
      bid.add[at] = ticks.bid_add[i];
      bid.pull[at] = ticks.bid_pull[i];
      bid.fill[at] = ticks.bid_fill[i];
      buy[at] = ticks.buy[i];
      sell[at] = ticks.sell[i];
    }
  }

  #gatherReprices(row: number, span: TickRange): void {
    const { repriceRows, bidRepriceRows } = this.#index;
    const firstBid = bidRepriceRows[row];
    this.#gatherMoves(this.ask, span, repriceRows[row], firstBid);
    this.#gatherMoves(this.bid, span, firstBid, repriceRows[row + 1]);
  }

  /** Reprices `start` to `end − 1`, all of one side. */
  #gatherMoves(side: SideSums, { lo, hi }: TickRange, start: number, end: number): void {
    const { from_tick: from, to_tick: to, size } = this.#index.ledger.reprices;
    const before = this.range.lo - 1;
    for (let i = start; i < end; i++) {
      if (from[i] >= lo && from[i] <= hi) side.pull[from[i] - before] += size[i];
      if (to[i] >= lo && to[i] <= hi) side.add[to[i] - before] += size[i];
    }
  }
}

/** First and last place of a span. */
type Places = { readonly from: number; readonly to: number };

function sumDepth(
  depth: Float64Array,
  { from, to }: Places,
  lotsOut: TickSums,
  momentOut: TickSums,
): void {
  let lotsSum = 0;
  let momentSum = 0;
  lotsOut[from] = 0;
  momentOut[from] = 0;
  for (let place = from; place <= to; place++) {
    const lots = depth[place];
    // Depth that a source does not give is NaN; who reads the sums knows where that is.
    if (lots > 0) {
      lotsSum += lots;
      momentSum += lots * place;
    }
    lotsOut[place + 1] = lotsSum;
    momentOut[place + 1] = momentSum;
  }
}

/** Turns values, each one place behind its own, into their sums. */
function accumulate(values: TickSums, { from, to }: Places): void {
  let sum = 0;
  for (let place = from + 1; place <= to + 1; place++) {
    sum += values[place];
    values[place] = sum;
  }
}
