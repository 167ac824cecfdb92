import { expect, it } from 'vitest';
import { volumesOnce } from './source-volumes.ts';
import type { SourceVolume } from './source-volumes.ts';

const of = (kind: string, symbol: string, premarket: number, regular: number): SourceVolume => ({
  ...{ kind, date: '2025-12-11', symbol, premarket, regular },
});

it('adds up the halves of a day, and counts a trade once however often it is told', () => {
  const found = [
    of('mbo', 'ESZ5', 10, 0),
    of('mbo', 'ESZ5', 5, 80),
    of('trades', 'ESZ5', 15, 80),
    of('trades', 'ESH6', 4, 20),
    of('ohlcv-1m', 'ESH6', 4, 25),
  ];
  expect(volumesOnce(found)).toEqual([
    { date: '2025-12-11', symbol: 'ESZ5', premarket: 15, regular: 80 },
    { date: '2025-12-11', symbol: 'ESH6', premarket: 4, regular: 25 },
  ]);
  expect(volumesOnce([])).toEqual([]);
});
