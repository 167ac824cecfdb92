import { describe, expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { ASK, BID } from '../book/place.ts';
import { RepriceOrder } from './reprice-order.ts';

type Reprice = readonly [from: number, to: number];

const bid = (tick: number): number => (tick << 1) | BID;
const ask = (tick: number): number => (tick << 1) | ASK;

function found(order: RepriceOrder, reprices: readonly Reprice[]): number[] {
  const [from, to] = [0, 1].map((end) => Int32Array.from(reprices, (reprice) => reprice[end]));
  return [...order.of(from, to, reprices.length).subarray(0, reprices.length)];
}

/** The order as it is defined; a sort of a list is stable. */
function defined(reprices: readonly Reprice[]): number[] {
  const key = ([from, to]: Reprice): number[] => [(from & 1) === ASK ? 0 : 1, from >> 1, to >> 1];
  const isLess = (a: number[], b: number[]): number => a.reduce((sum, x, i) => sum || x - b[i], 0);
  return reprices.map((_, i) => i).sort((i, j) => isLess(key(reprices[i]), key(reprices[j])));
}

function randomReprices(random: Random, count: number, tickCount: number): Reprice[] {
  return Array.from({ length: count }, () => {
    const place = random.integer(0, 2) === 0 ? bid : ask;
    const tick = (): number => random.integer(-tickCount, tickCount);
    return [place(tick()), place(tick())];
  });
}

describe('RepriceOrder', () => {
  it('has asks before bids, then the lower tick left, then the lower reached', () => {
    const reprices: Reprice[] = [
      [bid(100), bid(99)],
      [ask(102), ask(104)],
      [ask(102), ask(103)],
      [bid(-5), bid(7)],
      [ask(101), ask(109)],
    ];
    expect(found(new RepriceOrder(), reprices)).toEqual([4, 2, 1, 3, 0]);
  });

  it.each([
    ['close together', 20],
    ['far from each other', 100_000],
  ])('is as it is defined, ticks %s, window after window', (_, tickCount) => {
    const random = new Random('reprice order');
    const order = new RepriceOrder();
    for (const count of [0, 1, 2, 700, 40, 300]) {
      const reprices = randomReprices(random, count, tickCount);
      expect(found(order, reprices)).toEqual(defined(reprices));
    }
  });
});
