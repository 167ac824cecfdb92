import type { MboRecord } from '../domain/dbn/mbo.ts';
import { Action, Flag, Side } from '../domain/dbn/mbo.ts';
import { UNDEF_PRICE } from '../domain/units/ticks.ts';
import type { LevelAggregate } from './lobster-book.ts';
import type { LobsterMessage } from './lobster-messages.ts';
import { LobsterType } from './lobster-messages.ts';

/** What all records of one file share. */
export type MboOrigin = {
  readonly publisherId: number;
  readonly instrumentId: number;
  /** Local midnight of the day, UNIX nanoseconds. */
  readonly midnightNs: bigint;
};

/** Ids of the synthetic orders that stand for what rested before the first message. */
const FIRST_AGGREGATE_ID = 1n << 48n;

/** LOBSTER's 1/10,000 of a dollar in 1e-9. */
const NANO_PER_PRICE = 100_000n;

/** The part of a record that its event decides. */
type Change = Pick<MboRecord, 'action' | 'side' | 'orderId' | 'sz'>;

/**
 * Turns LOBSTER messages into order-by-order records as the exchange's own feed would tell them.
 *
 *   1 add → A · 2 partial cancel → C · 3 delete → C · 4 execution → T F C · 5 hidden → T · 6 cross → T
 *
 * LOBSTER names the side of the resting order: it is that of A, F and C, and the opposite one, the
 * aggressor's, on T. An order that rested before the first message has no add. Where the book was
 * seeded, its level's aggregate gives way instead, for as long as it has shares.
 */
export class LobsterToMbo {
  readonly #origin: MboOrigin;
  readonly #emit: (record: MboRecord) => void;
  /** Shares left of the orders that were added, by id. */
  readonly #live = new Map<bigint, number>();
  readonly #aggregates = new Map<string, { readonly orderId: bigint; sz: number }>();
  #unknownCount = 0;

  /** @param emit receives each record as a new object, in exchange order. */
  constructor(origin: MboOrigin, emit: (record: MboRecord) => void) {
    this.#origin = origin;
    this.#emit = emit;
  }

  /** Messages so far that named an order which neither an add nor the seed explains. */
  get unknownCount(): number {
    return this.#unknownCount;
  }

  /** Writes what rested before the first message as a snapshot: a clear, then one add per level. */
  seed(levels: readonly LevelAggregate[], clockNs: number): void {
    const clear = { action: Action.Clear, side: Side.None, orderId: 0n, sz: 0 };
    const at = { row: 0, clockNs };
    const flags = levels.length === 0 ? Flag.Snapshot | Flag.Last : Flag.Snapshot;
    this.#write(clear, at, { pxNano: UNDEF_PRICE, flags });
    levels.forEach(({ side, price, sz }, index) => {
      const orderId = FIRST_AGGREGATE_ID + BigInt(index);
      this.#aggregates.set(`${side} ${price}`, { orderId, sz });
      const flags = Flag.Snapshot | (index === levels.length - 1 ? Flag.Last : 0);
      const pxNano = BigInt(price) * NANO_PER_PRICE;
      this.#write({ action: Action.Add, side, orderId, sz }, at, { pxNano, flags });
    });
  }

  /** Writes the records of one message; a halt has none. */
  message(message: LobsterMessage): void {
    const changes = this.#changesOf(message);
    const pxNano = BigInt(message.price) * NANO_PER_PRICE;
    changes.forEach((change, index) => {
      const flags = index === changes.length - 1 ? Flag.Last : 0;
      this.#write(change, message, { pxNano, flags });
    });
  }

  #changesOf(message: LobsterMessage): readonly Change[] {
    const { type, orderId, sz } = message;
    const side = restingSide(message);
    const trade = { action: Action.Trade, side: opposite(side), orderId: 0n, sz };
    switch (type) {
      case LobsterType.Add:
        this.#live.set(orderId, sz);
        return [{ action: Action.Add, side, orderId, sz }];
      case LobsterType.PartialCancel:
      case LobsterType.Delete:
        return [{ action: Action.Cancel, side, ...this.#take(message) }];
      case LobsterType.Execution: {
        const taken = this.#take(message);
        return [
          trade,
          { action: Action.Fill, side, orderId: taken.orderId, sz },
          { action: Action.Cancel, side, ...taken },
        ];
      }
      case LobsterType.HiddenExecution:
        return [trade];
      case LobsterType.Cross:
        return [{ ...trade, side: Side.None }];
      default:
        return [];
    }
  }

  /** Takes the message's shares out of its order, and says which order and how many those are. */
  #take(message: LobsterMessage): Pick<Change, 'orderId' | 'sz'> {
    const { orderId, sz, type, price } = message;
    const left = this.#live.get(orderId);
    if (left !== undefined) {
      if (type === LobsterType.Delete || left <= sz) this.#live.delete(orderId);
      else this.#live.set(orderId, left - sz);
      return { orderId, sz };
    }
    const aggregate = this.#aggregates.get(`${restingSide(message)} ${price}`);
    if (aggregate === undefined || aggregate.sz === 0) {
      this.#unknownCount++;
      return { orderId, sz };
    }
    const taken = Math.min(sz, aggregate.sz);
    aggregate.sz -= taken;
    return { orderId: aggregate.orderId, sz: taken };
  }

  #write(
    change: Change,
    { row, clockNs }: Pick<LobsterMessage, 'row' | 'clockNs'>,
    price: Pick<MboRecord, 'pxNano' | 'flags'>,
  ): void {
    const { publisherId, instrumentId, midnightNs } = this.#origin;
    const tsEvent = midnightNs + BigInt(clockNs);
    this.#emit({
      publisherId,
      instrumentId,
      tsEvent,
      ...change,
      ...price,
      channelId: 0,
      tsRecv: tsEvent,
      tsInDelta: 0,
      sequence: row,
    });
  }
}

function restingSide({ direction }: LobsterMessage): number {
  return direction === 1 ? Side.Bid : Side.Ask;
}

function opposite(side: number): number {
  return side === Side.Bid ? Side.Ask : Side.Bid;
}
