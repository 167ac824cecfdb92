import { Side } from '../dbn/mbo.ts';

/** Lots of aggressors at one tick. */
export type TradedLots = { readonly buy: number; readonly sell: number };

const none: TradedLots = { buy: 0, sell: 0 };

/** What aggressors traded in one window, tick by tick, where no book keeps it. */
export class TradedTicks {
  readonly #lots = new Map<number, TradedLots>();

  /** Ticks with trades of aggressors, in no order. */
  get ticks(): Iterable<number> {
    return this.#lots.keys();
  }

  /** Takes a trade; one without an aggressor is of no side. @param side the aggressor's, `Side`. */
  add(tick: number, lots: number, side: number): void {
    const { buy, sell } = this.at(tick);
    if (side === Side.Bid) this.#lots.set(tick, { buy: buy + lots, sell });
    else if (side === Side.Ask) this.#lots.set(tick, { buy, sell: sell + lots });
  }

  /** What traded at a tick. */
  at(tick: number): TradedLots {
    return this.#lots.get(tick) ?? none;
  }

  /** Whether an aggressor traded at a tick. */
  has(tick: number): boolean {
    return this.#lots.has(tick);
  }

  /** Starts a window. */
  reset(): void {
    this.#lots.clear();
  }
}
