import { beforeEach, describe, expect, it } from 'vitest';
import { Exchange } from './exchange.ts';
import { Ask, Bid } from './order-queues.ts';

// Asks: 100 x (4, 3), 101 x 5, 103 x 9. Bids: 99 x 2. Ids from 1 in this order.
let tape: string[];
let exchange: Exchange;

beforeEach(() => {
  tape = [];
  exchange = new Exchange({
    centerTick: 100,
    firstOrderId: 1,
    sink: ({ action, side, orderId, tick, sz, isLast }) =>
      tape.push(`${letter(action)} ${letter(side)} #${orderId} ${tick}x${sz}${isLast ? ' .' : ''}`),
  });
  for (const [tick, sz] of [
    [100, 4],
    [100, 3],
    [101, 5],
    [103, 9],
  ]) {
    exchange.rest({ side: Ask, tick, sz, isStatic: false });
  }
  exchange.rest({ side: Bid, tick: 99, sz: 2, isStatic: false });
});

function letter(code: number): string {
  return String.fromCharCode(code);
}

function buy(sz: number, { ticksMax = 5, partialAsModify = false } = {}): void {
  exchange.take({ side: Bid, sz, ticksMax, partialAsModify });
}

describe('a market order', () => {
  it('fills the order that came first', () => {
    buy(4);
    expect(tape).toEqual(['T B #6 100x4', 'F A #1 100x4', 'C A #1 100x4 .']);
  });

  it('leaves the rest of a resting order, written as a partial cancel', () => {
    buy(1);
    expect(tape).toEqual(['T B #6 100x1', 'F A #1 100x1', 'C A #1 100x1 .']);
    expect(exchange.queues.bestAsk).toBe(100);
  });

  it('or written as a modify to what remains', () => {
    buy(1, { partialAsModify: true });
    expect(tape).toEqual(['T B #6 100x1', 'F A #1 100x1', 'M A #1 100x3 .']);
  });

  it('sweeps empty ticks and all, trades first, the book after', () => {
    buy(14, { partialAsModify: true });
    expect(tape).toEqual([
      'T B #6 100x7',
      'F A #1 100x4',
      'F A #2 100x3',
      'T B #6 101x5',
      'F A #3 101x5',
      'T B #6 103x2',
      'F A #4 103x2',
      'C A #1 100x4',
      'C A #2 100x3',
      'C A #3 101x5',
      'M A #4 103x7 .',
    ]);
    expect(exchange.queues.bestAsk).toBe(103);
  });

  it('withdraws what it cannot have within its limit', () => {
    buy(14, { ticksMax: 1 });
    expect(tape.filter((line) => line.startsWith('T'))).toEqual(['T B #6 100x7']);
    expect(exchange.queues.bestAsk).toBe(101);
  });

  it('of a seller meets the bids', () => {
    exchange.rest({ side: Bid, tick: 98, sz: 1, isStatic: true });
    exchange.take({ side: Ask, sz: 2, ticksMax: 5, partialAsModify: false });
    expect(tape).toEqual(['T A #7 99x2', 'F B #5 99x2', 'C B #5 99x2 .']);
    expect(exchange.queues.bestBid).toBe(98);
  });
});

describe('a resting order', () => {
  it('loses its place when it moves to another price', () => {
    exchange.reprice(exchange.queues.first(Ask, 100) ?? -1, 101, 4);
    buy(3);
    buy(5);
    expect(tape.filter((line) => line.startsWith('F'))).toEqual(['F A #2 100x3', 'F A #3 101x5']);
  });

  it('improves the touch when it is placed inside the spread', () => {
    exchange.cancel(exchange.queues.first(Ask, 100) ?? -1);
    exchange.cancel(exchange.queues.first(Ask, 100) ?? -1);
    expect(exchange.queues.bestAsk).toBe(101);
    exchange.place(Bid, 100, 6);
    expect(exchange.queues.bestBid).toBe(100);
    expect(tape.at(-1)).toBe('A B #6 100x6 .');
  });

  it('does not cancel while it is static', () => {
    expect(exchange.queues.activeCount).toBe(5);
    exchange.rest({ side: Bid, tick: 90, sz: 1, isStatic: true });
    expect(exchange.queues.activeCount).toBe(5);
    exchange.queues.wake(Bid, 90);
    expect(exchange.queues.activeCount).toBe(6);
  });
});
