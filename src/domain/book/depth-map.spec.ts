import { describe, expect, it } from 'vitest';
import { BookFold } from './book-fold.ts';
import { DepthMap } from './depth-map.ts';
import { mboRun, TICK_NANO } from './mbo-rows.ts';
import type { MboRow } from './mbo-rows.ts';
import { ASK, BID, NO_ASK, NO_BID } from './place.ts';

const bid = (tick: number): number => (tick << 1) | BID;
const ask = (tick: number): number => (tick << 1) | ASK;

describe('depth map', () => {
  it('holds prices far from the market too, on the right side of it', () => {
    const depth = new DepthMap();
    depth.enter(bid(58_500), 5);
    depth.enter(ask(19_999_900), 1);
    depth.enter(bid(-200_000), 2);
    expect([depth.bidTick, depth.askTick]).toEqual([58_500, 19_999_900]);
    expect(depth.ticks(BID, 10)).toEqual([58_500, -200_000]);
    depth.resize(bid(-200_000), 5);
    expect([depth.size(bid(-200_000)), depth.count(bid(-200_000))]).toEqual([7, 1]);
  });

  it('falls back to a far price and forgets it when it goes', () => {
    const depth = new DepthMap();
    depth.enter(ask(100), 1);
    depth.enter(ask(50_000), 3);
    depth.enter(ask(60_000), 4);
    depth.leave(ask(100), 1);
    expect(depth.askTick).toBe(50_000);
    depth.leave(ask(50_000), 3);
    expect(depth.askTick).toBe(60_000);
    depth.leave(ask(60_000), 4);
    expect(depth.askTick).toBe(NO_ASK);
  });

  it('takes a far price that betters the market as the touch, and gives it up again', () => {
    const depth = new DepthMap();
    depth.enter(bid(100), 1);
    depth.enter(bid(9000), 1);
    expect(depth.bidTick).toBe(9000);
    depth.leave(bid(9000), 1);
    expect(depth.bidTick).toBe(100);
    depth.leave(bid(100), 1);
    expect(depth.bidTick).toBe(NO_BID);
  });

  it('gives the best prices first, as many as are asked for', () => {
    const depth = new DepthMap();
    for (const tick of [5, 7, 6, -9000, 9000]) depth.enter(ask(tick), 1);
    expect(depth.ticks(ASK, 3)).toEqual([-9000, 5, 6]);
    expect(depth.ticks(ASK, 10)).toEqual([-9000, 5, 6, 7, 9000]);
    expect(depth.ticks(BID, 10)).toEqual([]);
  });

  it('follows a market that wanders out of its window, and keeps what stayed behind', () => {
    const fold = new BookFold(TICK_NANO);
    fold.push(mboRun([['A', 'B', 1, 10, 1]]));
    for (let tick = 1000; tick < 200_000; tick += 997) fold.push(mboRun(churn(tick)));
    const { depth } = fold.book;
    expect([depth.bidTick, depth.askTick]).toEqual([10, NO_ASK]);
    fold.push(mboRun([['A', 'A', 2, 199_999, 3]]));
    expect(fold.book.side(ASK, 5)).toEqual([{ tick: 199_999, size: 3, count: 1 }]);
    expect(fold.book.side(BID, 5)).toEqual([{ tick: 10, size: 1, count: 1 }]);
  });
});

/** A thousand asks that come to a tick and go again. */
function churn(tick: number): MboRow[] {
  const ids = Array.from({ length: 1000 }, (_, i) => 100 + i);
  const adds = ids.map((id): MboRow => ['A', 'A', id, tick, 1]);
  return [...adds, ...ids.map((id): MboRow => ['C', 'A', id, tick, 1])];
}
