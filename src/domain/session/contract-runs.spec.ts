import { describe, expect, it } from 'vitest';
import { checkExpiries, shortRunDates } from './contract-runs.ts';
import type { ContractSession } from './contract-runs.ts';

/** Sessions numbered from 1, by runs. */
function sessionsOf(...runs: readonly (readonly [symbol: string, count: number])[]) {
  const symbols = runs.flatMap(([symbol, count]) => Array<string>(count).fill(symbol));
  return symbols.map((symbol, i): ContractSession => ({ date: String(i + 1), symbol }));
}

describe('runs of a contract', () => {
  it('are dropped where the roll hesitates', () => {
    const sessions = sessionsOf(['ESZ5', 40], ['ESH6', 1], ['ESZ5', 2], ['ESH6', 25]);
    expect([...shortRunDates(sessions, 3)]).toEqual(['41', '42', '43']);
  });

  it('may be short at either end, where the rest is not known', () => {
    expect(shortRunDates(sessionsOf(['ESZ5', 1], ['ESH6', 9], ['ESM6', 2]), 3).size).toBe(0);
    expect(shortRunDates([], 3).size).toBe(0);
  });

  it('follow each other by expiry, over the turn of a decade too', () => {
    checkExpiries(sessionsOf(['ESU9', 3], ['ESZ9', 3], ['ESH0', 3], ['AAPL', 1]));
    expect(() => checkExpiries(sessionsOf(['ESH6', 3], ['ESZ5', 1]))).toThrow(
      'contract of 4: expected ESH6 or a later one, found ESZ5',
    );
    expect(() => checkExpiries(sessionsOf(['CLX25', 3], ['CLV25', 1]))).toThrow('found CLV25');
  });
});
