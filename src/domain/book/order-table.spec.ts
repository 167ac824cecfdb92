import { describe, expect, it } from 'vitest';
import { OrderTable } from './order-table.ts';

const HI = 1493;

function enter(table: OrderTable, lo: number, hi = HI): number {
  const slot = table.insert(~table.find(lo, hi), lo, hi);
  table.put(slot, lo * 2, lo + 7, -lo);
  return slot;
}

describe('order table', () => {
  it('finds an order by both words of its id', () => {
    const table = new OrderTable();
    enter(table, 5);
    enter(table, 5, HI + 1);
    expect(table.count).toBe(2);
    expect(table.find(5, HI)).not.toBe(table.find(5, HI + 1));
    expect(table.find(6, HI)).toBeLessThan(0);
  });

  it('keeps place, size and rank with the order through growth', () => {
    const table = new OrderTable(4);
    for (let lo = 1; lo <= 10_000; lo++) enter(table, lo);
    expect(table.count).toBe(10_000);
    for (let lo = 1; lo <= 10_000; lo++) {
      const slot = table.find(lo, HI);
      expect([table.place(slot), table.size(slot), table.rank(slot)]).toEqual([
        lo * 2,
        lo + 7,
        -lo,
      ]);
    }
  });

  it('closes the gap that an order leaves, wherever it wraps', () => {
    const table = new OrderTable(4);
    const ids = [1, 2, 3, 4, 5, 6, 7];
    for (const gone of ids) {
      table.clear();
      for (const lo of ids) enter(table, lo);
      table.remove(table.find(gone, HI));
      const found = ids.filter((lo) => table.find(lo, HI) >= 0);
      expect(found).toEqual(ids.filter((lo) => lo !== gone));
      for (const lo of found) expect(table.rank(table.find(lo, HI))).toBe(-lo);
    }
  });

  it('names every order once', () => {
    const table = new OrderTable();
    for (const lo of [3, 1, 2]) enter(table, lo);
    const ids = Array.from(table.slots(), (slot) => table.id(slot));
    expect(ids.sort(([a], [b]) => a - b)).toEqual([1, 2, 3].map((lo) => [lo, HI]));
  });
});
