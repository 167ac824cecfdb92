/**
 * A place is where an order rests, price and side in one integer: `tick << 1 | side`. Hot loops
 * pack and unpack it themselves.
 */

/** Side bit of a place. */
export const BID = 0;
export const ASK = 1;

/** Side bit of a place. */
export type BookSide = typeof BID | typeof ASK;

/** Ticks lie strictly between −`TICK_LIMIT` and `TICK_LIMIT`; 67 million points of a quarter. */
export const TICK_LIMIT = 1 << 28;

/** Tick of the touch where a side has no orders: worse than every price. */
export const NO_BID = -TICK_LIMIT;
export const NO_ASK = TICK_LIMIT;
