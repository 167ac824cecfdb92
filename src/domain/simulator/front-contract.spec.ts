import { describe, expect, it } from 'vitest';
import { quarterlyContracts, thirdFriday } from './front-contract.ts';

describe('quarterly contracts', () => {
  it('expire on the third Friday', () => {
    expect([
      thirdFriday(2025, 3),
      thirdFriday(2025, 6),
      thirdFriday(2025, 12),
      thirdFriday(2026, 3),
      thirdFriday(2026, 5),
    ]).toEqual(['2025-03-21', '2025-06-20', '2025-12-19', '2026-03-20', '2026-05-15']);
  });

  it.each([
    ['2025-10-29', 'ESZ5', 'ESH6'],
    ['2025-12-10', 'ESZ5', 'ESH6'],
    ['2025-12-11', 'ESH6', 'ESM6'],
    ['2025-12-31', 'ESH6', 'ESM6'],
    ['2026-01-02', 'ESH6', 'ESM6'],
    ['2029-12-20', 'ESH0', 'ESM0'],
  ])('on %s trade %s, then %s', (date, front, next) => {
    expect(quarterlyContracts(date).map(({ rawSymbol }) => rawSymbol)).toEqual([front, next]);
  });

  it('have ids of their own for many years', () => {
    const ids = new Set<number>();
    for (let year = 2020; year < 2040; year++) {
      for (const month of ['01', '04', '07', '10']) {
        ids.add(quarterlyContracts(`${year}-${month}-01`)[0].instrumentId);
      }
    }
    expect(ids.size).toBe(80);
  });
});
