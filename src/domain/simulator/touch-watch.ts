import type { Travel } from './zone-states.ts';

/** A level that price has touched, and not by one small print alone. */
export type Touch = {
  readonly travel: Travel;
  /** Seconds since the session's start: when it was confirmed. */
  readonly timeS: number;
  /** How many such touches of the level from this side there have been in the session. */
  readonly ordinal: number;
};

/** Ticks around a level that count as touching it. */
const TOUCH_TICKS = 2;
/** Distance and time that price must have kept before it can touch again. */
const ARM_TICKS = 12;
const DWELL_S = 15;
const CONFIRM = { seconds: 5, trades: 2, lots: 10 } as const;
/** A touch counts on for so long, unless price leaves the barriers before. */
const LIVE_S = 900;

/**
 * Watches trades for touches of one level, the way episodes begin: price has kept its distance, then
 * comes to the level and more than one small trade says so.
 */
export class TouchWatch {
  /** Side that price has kept to, and since when; 0 while it is near the level. */
  #keptSide: Travel | 0 = 0;
  #keptSinceS = 0;
  #armed: Travel | undefined;
  /** Trades of a contact, while nothing confirms it. */
  #contacts: { readonly timeS: number; readonly sz: number }[] = [];
  #live:
    { readonly levelTick: number; readonly barrier: number; readonly endS: number } | undefined;
  readonly #counts = { 1: 0, [-1]: 0 };

  /** Direction from which a touch would count now. */
  get armed(): Travel | undefined {
    return this.#armed;
  }

  /**
   * Takes a trade.
   *
   * @param levelTick the level as it stands. @param barrier distance from it at which a touch is over.
   */
  trade(
    { timeS, tick, sz }: { readonly timeS: number; readonly tick: number; readonly sz: number },
    { levelTick, barrier }: { readonly levelTick: number; readonly barrier: number },
  ): Touch | undefined {
    if (this.#isLive(timeS, tick)) return undefined;
    this.#arm(timeS, tick - levelTick);
    if (this.#armed === undefined) return undefined;
    if (this.#armed * (tick - levelTick) < -TOUCH_TICKS) return undefined;
    const travel = this.#armed;
    if (!this.#isConfirmed(timeS, sz)) return undefined;
    this.#armed = undefined;
    this.#keptSide = 0;
    this.#contacts = [];
    this.#live = { levelTick, barrier, endS: timeS + LIVE_S };
    return { travel, timeS, ordinal: ++this.#counts[travel] };
  }

  #isLive(timeS: number, tick: number): boolean {
    if (!this.#live) return false;
    const { levelTick, barrier, endS } = this.#live;
    if (timeS < endS && Math.abs(tick - levelTick) < barrier) return true;
    this.#live = undefined;
    return false;
  }

  #arm(timeS: number, offset: number): void {
    const side = Math.abs(offset) < ARM_TICKS ? 0 : offset < 0 ? 1 : -1;
    if (side !== this.#keptSide) {
      this.#keptSide = side;
      this.#keptSinceS = timeS;
    }
    if (side !== 0 && timeS - this.#keptSinceS >= DWELL_S) this.#armed = side;
  }

  #isConfirmed(timeS: number, sz: number): boolean {
    const { seconds, trades, lots } = CONFIRM;
    const recent = this.#contacts.filter((contact) => timeS - contact.timeS <= seconds);
    this.#contacts = [...recent, { timeS, sz }];
    const sum = this.#contacts.reduce((total, contact) => total + contact.sz, 0);
    return this.#contacts.length >= trades || sum >= lots;
  }
}
