import type { Random } from '../../base/random.ts';
import { Exchange } from './exchange.ts';
import type { SessionSpan } from './intraday-shape.ts';
import { activityAt, sigmaAt } from './intraday-shape.ts';
import { drawSize, marketLaw, restingOrdersPerTick } from './market-law.ts';
import type { MarketSink } from './market-record.ts';
import type { BookSide, OrderQueues } from './order-queues.ts';
import { Ask, Bid } from './order-queues.ts';

/** What an experiment may bend in the market's rates; factors multiply, 1 leaves a rate alone. */
export type Modulation = {
  /** Drift of the efficient price. */
  readonly driftTicksPerS: number;
  /** Factor on orders arriving at a price. */
  readonly addFactor: (side: BookSide, tick: number) => number;
  /** Upper bound of `addFactor`. */
  readonly addFactorMax: number;
  /** Factor on the cancel hazard of an order resting at a price. */
  readonly cancelFactor: (side: BookSide, tick: number) => number;
  /** Upper bound of `cancelFactor`. */
  readonly cancelFactorMax: number;
};

/** The market as the law has it. */
export const unmodulated: Modulation = {
  driftTicksPerS: 0,
  addFactor: () => 1,
  addFactorMax: 1,
  cancelFactor: () => 1,
  cancelFactorMax: 1,
};

/** What a market is made of. */
export type MarketOptions = {
  readonly random: Random;
  /** Activity of the session: 1 is a busy ES, 0.1 a tenth of its orders. */
  readonly activity: number;
  readonly span: SessionSpan;
  /** Price around which the session's first book stands, ticks. */
  readonly startTick: number;
  /** Orders are numbered upward from here. */
  readonly firstOrderId: number;
  readonly sink: MarketSink;
};

/**
 * A market of one contract for one session: competing exponentials on a book of queues.
 *
 * Adds, cancels and market orders wait for exponential times; the shortest one happens. Rates
 * depend on the book and on the gap between the mid and a latent efficient price, which walks at
 * random: market orders and cancels lean toward it, so that the book follows.
 */
export class MarketEngine {
  readonly exchange: Exchange;
  readonly #queues: OrderQueues;
  readonly #random: Random;
  readonly #activity: number;
  readonly #span: SessionSpan;
  #timeS = 0;
  #efficientTick: number;
  /** Adds still to be left out because repriced orders have arrived in their place. */
  #addsOwed = 0;
  /** Static orders are awake up to these ticks. */
  #awakeBid: number;
  #awakeAsk: number;

  constructor({ random, activity, span, startTick, firstOrderId, sink }: MarketOptions) {
    this.exchange = new Exchange({ centerTick: startTick, firstOrderId, sink });
    this.#queues = this.exchange.queues;
    this.#random = random;
    this.#activity = activity;
    this.#span = span;
    this.#efficientTick = startTick - 0.5;
    this.#awakeBid = startTick - marketLaw.bandTicks;
    this.#awakeAsk = startTick + marketLaw.bandTicks;
    this.#fillBook(startTick);
  }

  /** Halfway between the touches, ticks. */
  get mid(): number {
    return (this.#queues.bestBid + this.#queues.bestAsk) / 2;
  }

  /** Where those who know better see the price, ticks; the book follows. */
  get efficientTick(): number {
    return this.#efficientTick;
  }

  /** Seconds since the session's start. */
  get timeS(): number {
    return this.#timeS;
  }

  /** Lets the market live until a moment, in seconds since the session's start. */
  run(untilS: number, modulation: Modulation = unmodulated): void {
    while (this.#timeS < untilS) this.#step(untilS, modulation);
  }

  /** One event, or nothing if the next one would come after `untilS`. */
  #step(untilS: number, modulation: Modulation): void {
    const { addsPerS, refillsPerS, marketOrdersPerS, marketOrderGapGain } = marketLaw;
    const { bestBid, bestAsk } = this.#queues;
    const activity = this.#activity * activityAt(this.#timeS, this.#span);
    const gap = this.#gap();
    const adds = addsPerS * activity * modulation.addFactorMax;
    // The law is silent on refills in a quiet market; with the root, spreads stay at a tick there.
    const isWide = bestAsk - bestBid > 1;
    const refills = isWide ? refillsPerS * Math.sqrt(activity) * modulation.addFactorMax : 0;
    const buys = marketOrdersPerS * activity * Math.exp(marketOrderGapGain * gap);
    const sells = marketOrdersPerS * activity * Math.exp(-marketOrderGapGain * gap);
    const cancelBound = cancelFactorBound(gap) * modulation.cancelFactorMax;
    const cancelPerOrder = marketLaw.cancelsPerOrderS * Math.sqrt(activity) * cancelBound;
    const cancels = cancelPerOrder * this.#queues.activeCount;
    const total = adds + cancels + refills + buys + sells;

    const nextS = this.#timeS + this.#random.exponential(total);
    this.#advance(Math.min(nextS, untilS), modulation.driftTicksPerS);
    // Exponential waits have no memory: what has not happened by then is drawn anew.
    if (nextS >= untilS) return;
    const u = this.#random.uniform() * total;
    if (u < adds) this.#add(modulation);
    else if (u < adds + cancels) this.#cancel(gap, cancelBound, modulation);
    else if (u < adds + cancels + refills) this.#refill(gap, modulation);
    else this.#marketOrder(u < total - sells ? Bid : Ask);
    this.#wakeBackstop();
  }

  /** How far the efficient price is above the mid, as far as orders react to it, ticks. */
  #gap(): number {
    const { gapTicksMax } = marketLaw;
    return Math.max(-gapTicksMax, Math.min(gapTicksMax, this.#efficientTick - this.mid));
  }

  /** Moves the clock, and the efficient price with it. */
  #advance(untilS: number, driftTicksPerS: number): void {
    const elapsedS = untilS - this.#timeS;
    const sigma = sigmaAt(this.#timeS, this.#span);
    this.#efficientTick +=
      driftTicksPerS * elapsedS + sigma * Math.sqrt(elapsedS) * this.#random.normal();
    this.#timeS = untilS;
    this.exchange.nowNs = Math.floor(untilS * 1e9);
  }

  #add({ addFactor, addFactorMax }: Modulation): void {
    const side = this.#random.uniform() < 0.5 ? Bid : Ask;
    const tick = this.#bandTick(side);
    if (this.#isThinned(addFactor(side, tick), addFactorMax)) return;
    if (this.#addsOwed > 0) this.#addsOwed--;
    else this.exchange.place(side, tick, drawSize(this.#random));
  }

  /** A price an order of this side may arrive at. */
  #bandTick(side: BookSide): number {
    const distance = this.#random.integer(1, marketLaw.bandTicks + 1);
    return side === Bid ? this.#queues.bestAsk - distance : this.#queues.bestBid + distance;
  }

  #cancel(gap: number, bound: number, { cancelFactor }: Modulation): void {
    const slot = this.#queues.activeSlot(this.#random.integer(0, this.#queues.activeCount));
    const side = this.#queues.sideOf(slot);
    const tick = this.#queues.tickOf(slot);
    if (this.#isThinned(this.#placeFactor(side, tick, gap) * cancelFactor(side, tick), bound)) {
      return;
    }
    if (this.#random.uniform() < marketLaw.repriceShare) this.#reprice(slot);
    else this.exchange.cancel(slot);
  }

  /** How much more readily an order cancels for where it rests. */
  #placeFactor(side: BookSide, tick: number, gap: number): number {
    const { bestBid, bestAsk } = this.#queues;
    const behindTouch = side === Bid ? bestBid - tick : tick - bestAsk;
    const { touchTicks, cancelGapGain, bandTicks, strandedCancelFactor } = marketLaw;
    if (behindTouch <= touchTicks) return Math.exp(cancelGapGain * (side === Ask ? gap : -gap));
    return behindTouch + bestAsk - bestBid > bandTicks ? strandedCancelFactor : 1;
  }

  #reprice(slot: number): void {
    const tick = this.#bandTick(this.#queues.sideOf(slot));
    // A reprice to its own price would be no change at all.
    if (tick === this.#queues.tickOf(slot)) {
      this.exchange.cancel(slot);
      return;
    }
    const isResized = this.#random.uniform() < marketLaw.resizeShare;
    this.exchange.reprice(
      slot,
      tick,
      isResized ? drawSize(this.#random) : this.#queues.sizeOf(slot),
    );
    this.#addsOwed++;
  }

  /** Someone steps into a wide spread, rather on the side the efficient price is away from. */
  #refill(gap: number, { addFactor, addFactorMax }: Modulation): void {
    const { bestBid, bestAsk } = this.#queues;
    const tick = this.#random.integer(bestBid + 1, bestAsk);
    const side = this.#random.uniform() * (1 + Math.exp(-gap)) < 1 ? Bid : Ask;
    if (this.#isThinned(addFactor(side, tick), addFactorMax)) return;
    this.exchange.place(side, tick, drawSize(this.#random));
  }

  #marketOrder(side: BookSide): void {
    this.exchange.take({
      side,
      sz: drawSize(this.#random),
      ticksMax: marketLaw.sweepTicksMax,
      partialAsModify: this.#random.uniform() < marketLaw.partialAsModifyShare,
    });
  }

  #isThinned(factor: number, bound: number): boolean {
    return this.#random.uniform() * bound >= factor;
  }

  /** Static orders become ordinary ones where the band reaches them. */
  #wakeBackstop(): void {
    const { bandTicks } = marketLaw;
    while (this.#awakeAsk < this.#queues.bestBid + bandTicks) {
      this.#queues.wake(Ask, ++this.#awakeAsk);
    }
    while (this.#awakeBid > this.#queues.bestAsk - bandTicks) {
      this.#queues.wake(Bid, --this.#awakeBid);
    }
  }

  /** The book as the night left it: the band in balance, a static order on each tick beyond. */
  #fillBook(startTick: number): void {
    const { bandTicks, backstopTicks } = marketLaw;
    const mean = restingOrdersPerTick(marketLaw, this.#activity * activityAt(0, this.#span));
    for (let distance = 1; distance <= backstopTicks; distance++) {
      const isStatic = distance > bandTicks;
      for (const side of [Bid, Ask] as const) {
        const tick = side === Bid ? startTick - distance : startTick - 1 + distance;
        const count = isStatic ? 1 : Math.max(distance === 1 ? 1 : 0, this.#poisson(mean));
        for (let i = 0; i < count; i++) {
          this.exchange.rest({ side, tick, sz: drawSize(this.#random), isStatic });
        }
      }
    }
  }

  /** Counts events of rate `mean` in one unit of time. */
  #poisson(mean: number): number {
    let count = 0;
    for (let t = this.#random.exponential(mean); t < 1; t += this.#random.exponential(mean)) {
      count++;
    }
    return count;
  }
}

/** Largest factor `#placeFactor` can return at this gap. */
function cancelFactorBound(gap: number): number {
  return Math.max(
    marketLaw.strandedCancelFactor,
    Math.exp(marketLaw.cancelGapGain * Math.abs(gap)),
  );
}
