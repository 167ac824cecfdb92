import type { Random } from '../../base/random.ts';
import { Side } from '../dbn/mbo.ts';
import { marketLaw } from './market-law.ts';
import type { SnapshotOrder } from './mbo-feed.ts';
import type { BookSide, OrderQueues } from './order-queues.ts';
import { Ask, Bid } from './order-queues.ts';

/** Mean time between the entries of two neighbors in a queue, ns. */
const ENTRY_GAP_NS = 240e9;

/**
 * The book at rest before the session: bids from the best down, then asks from the best up, each
 * queue in its order.
 *
 * @param snapshotNs when it is taken, ns since the session's start; every order is older.
 */
export function bookSnapshot(
  queues: OrderQueues,
  snapshotNs: number,
  random: Random,
): readonly SnapshotOrder[] {
  const orders: SnapshotOrder[] = [];
  for (const side of [Bid, Ask] as const) {
    const step = side === Bid ? -1 : 1;
    for (let distance = 0; distance <= marketLaw.backstopTicks; distance++) {
      const slots = queueAt(queues, side, queues.best(side) + distance * step);
      const times = entryTimes(slots.length, snapshotNs, random);
      for (const [i, slot] of slots.entries()) {
        orders.push({
          side: side === Bid ? Side.Bid : Side.Ask,
          orderId: queues.idOf(slot),
          tick: queues.tickOf(slot),
          sz: queues.sizeOf(slot),
          timeNs: times[i],
        });
      }
    }
  }
  return orders;
}

function queueAt(queues: OrderQueues, side: BookSide, tick: number): readonly number[] {
  const slots: number[] = [];
  for (let slot = queues.first(side, tick); slot !== undefined; slot = queues.behind(slot)) {
    slots.push(slot);
  }
  return slots;
}

/** Entry times of a queue, ascending: who stands first has waited longest. */
function entryTimes(count: number, snapshotNs: number, random: Random): readonly number[] {
  const times: number[] = [];
  let timeNs = snapshotNs;
  for (let i = 0; i < count; i++) {
    timeNs -= Math.ceil(random.exponential(1 / ENTRY_GAP_NS));
    times.push(timeNs);
  }
  return times.reverse();
}
