import { describe, expect, it } from 'vitest';
import { Side } from '../domain/dbn/mbo.ts';
import { levelsBefore } from './lobster-book.ts';
import type { LobsterMessage } from './lobster-messages.ts';

/** ask 101 × 5, bid 99 × 8 | ask 103 × 2, bid 97 × 4, after the first message. */
const row = '101,5,99,8,103,2,97,4';

function message(change: Partial<LobsterMessage>): LobsterMessage {
  return { row: 1, clockNs: 0, type: 1, orderId: 1n, sz: 3, price: 99, direction: 1, ...change };
}

/** Levels in short: side, price, size. */
function before(bookRow: string, first: LobsterMessage): string[] {
  return levelsBefore(bookRow, first).map(
    ({ side, price, sz }) => `${side === Side.Ask ? 'ask' : 'bid'} ${price} x${sz}`,
  );
}

describe('the book before the first message', () => {
  it('lacks what the message added', () => {
    const add = message({ type: 1, sz: 3 });
    expect(before(row, add)).toEqual(['ask 101 x5', 'ask 103 x2', 'bid 99 x5', 'bid 97 x4']);
  });

  it('has no level where the message brought the only order', () => {
    const add = message({ type: 1, sz: 8 });
    expect(before(row, add)).toEqual(['ask 101 x5', 'ask 103 x2', 'bid 97 x4']);
  });

  it.each([2, 3, 4])('has again what a message of type %i took', (type) => {
    expect(before(row, message({ type }))).toContain('bid 99 x11');
  });

  it('has again a level that the message emptied', () => {
    const trade = message({ type: 4, price: 100, direction: -1, sz: 6 });
    expect(before(row, trade)[0]).toBe('ask 100 x6');
  });

  it.each([5, 6, 7])('is the same when the message, of type %i, moved nothing', (type) => {
    expect(before(row, message({ type }))).toEqual([
      'ask 101 x5',
      'ask 103 x2',
      'bid 99 x8',
      'bid 97 x4',
    ]);
  });

  it('is the same when the message was deeper than what is published', () => {
    expect(before(row, message({ price: 90 }))).toHaveLength(4);
    expect(before(row, message({ price: 110, direction: -1 }))).toHaveLength(4);
  });

  it('has no level where LOBSTER fills a missing depth', () => {
    const sparse = '101,5,99,8,9999999999,0,-9999999999,0';
    expect(before(sparse, message({ type: 7 }))).toEqual(['ask 101 x5', 'bid 99 x8']);
  });

  it('is unknown when the book is of another day', () => {
    expect(() => before(row, message({ sz: 9 }))).toThrow(
      'book row 1: expected at least 9 shares at 99, found 8',
    );
    expect(() => before(row, message({ price: 98 }))).toThrow('found 0');
  });

  it('is unknown when the row is no book', () => {
    expect(() => before('101,5,99', message({}))).toThrow('expected whole numbers, four');
    expect(() => before('a,b,c,d', message({}))).toThrow('expected whole numbers, four');
  });
});
