import { Side } from '../dbn/mbo.ts';
import { SIZE_BUCKET_COUNT } from './ledger-columns.ts';

/** Ticks that an aggressor must print at to sweep. */
const SWEEP_TICKS = 3;

/** What the aggressors of one side did in the event that is going on. */
type AggressorOrder = {
  lots: number;
  /** Different ticks, counted up to `SWEEP_TICKS`, and the first two of them. */
  tickCount: number;
  firstTick: number;
  secondTick: number;
};

/** Trades of one window, and the aggressor orders that they make up event by event. */
export class TapeTally {
  tradeCount = 0;
  /** Lots of buying and selling aggressors, and of trades that had none. */
  buy = 0;
  sell = 0;
  other = 0;
  /** Lots of aggressor orders that printed at three ticks or more. */
  sweepUp = 0;
  sweepDown = 0;
  /** Aggressor orders and their lots by size bucket. */
  readonly orderCounts = new Int32Array(SIZE_BUCKET_COUNT);
  readonly orderLots = new Int32Array(SIZE_BUCKET_COUNT);
  /** Prices, ticks; NaN before the first trade. */
  firstTick = NaN;
  lastTick = NaN;
  highTick = NaN;
  lowTick = NaN;
  readonly #buyer: AggressorOrder = { lots: 0, tickCount: 0, firstTick: 0, secondTick: 0 };
  readonly #seller: AggressorOrder = { lots: 0, tickCount: 0, firstTick: 0, secondTick: 0 };

  /** Takes a trade of the event that is going on. @param side the aggressor's, `Side`. */
  trade(tick: number, lots: number, side: number): void {
    if (this.tradeCount++ === 0) this.firstTick = this.highTick = this.lowTick = tick;
    else if (tick > this.highTick) this.highTick = tick;
    else if (tick < this.lowTick) this.lowTick = tick;
    this.lastTick = tick;
    if (side === Side.Bid) {
      this.buy += lots;
      extend(this.#buyer, tick, lots);
    } else if (side === Side.Ask) {
      this.sell += lots;
      extend(this.#seller, tick, lots);
    } else this.other += lots;
  }

  /** The event is over: its trades of a side are one aggressor order. */
  endEvent(): void {
    const { lots: bought } = this.#buyer;
    const { lots: sold } = this.#seller;
    if (bought > 0) {
      this.#countOrder(bought);
      if (this.#buyer.tickCount === SWEEP_TICKS) this.sweepUp += bought;
      this.#buyer.lots = 0;
    }
    if (sold > 0) {
      this.#countOrder(sold);
      if (this.#seller.tickCount === SWEEP_TICKS) this.sweepDown += sold;
      this.#seller.lots = 0;
    }
  }

  /** Starts a window, between events. */
  reset(): void {
    this.tradeCount = 0;
    this.buy = this.sell = this.other = 0;
    this.sweepUp = this.sweepDown = 0;
    this.orderCounts.fill(0);
    this.orderLots.fill(0);
    this.firstTick = this.lastTick = this.highTick = this.lowTick = NaN;
  }

  #countOrder(lots: number): void {
    const bucket = sizeBucket(lots);
    this.orderCounts[bucket]++;
    this.orderLots[bucket] += lots;
  }
}

/** Bucket of an order's size, from 0: 1, 2, 3–4, 5–8, … up to 1,024, and all above. */
export function sizeBucket(lots: number): number {
  return Math.min(32 - Math.clz32(lots - 1), SIZE_BUCKET_COUNT - 1);
}

function extend(order: AggressorOrder, tick: number, lots: number): void {
  if (order.lots === 0) {
    order.tickCount = 1;
    order.firstTick = tick;
  } else if (order.tickCount === 1) {
    if (tick !== order.firstTick) {
      order.tickCount = 2;
      order.secondTick = tick;
    }
  } else if (tick !== order.firstTick && tick !== order.secondTick) {
    order.tickCount = SWEEP_TICKS;
  }
  order.lots += lots;
}
