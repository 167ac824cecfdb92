import type { Action, Side } from '../dbn/mbo.ts';

/** One step of the simulated market, as an exchange would publish it. */
export type MarketRecord = {
  action: MarketAction;
  /** The order's side; on a trade the aggressor's, on a fill the resting order's. */
  side: typeof Side.Bid | typeof Side.Ask;
  orderId: number;
  tick: number;
  /** Lots: resting after an add or modify, taken away by a cancel, traded or filled else. */
  sz: number;
  /** Nanoseconds since the session's start. */
  timeNs: number;
  /** Whether the record ends its event; between events the book is whole. */
  isLast: boolean;
};

/** What the simulated exchange publishes; it never clears its book. */
export type MarketAction =
  | typeof Action.Add
  | typeof Action.Cancel
  | typeof Action.Modify
  | typeof Action.Trade
  | typeof Action.Fill;

/** Takes records in exchange order. The record is reused: it is valid only during the call. */
export type MarketSink = (record: Readonly<MarketRecord>) => void;
