import { describe, expect, it } from 'vitest';
import { profiles } from '../session/profiles.ts';
import { ledgerOf, timedRun } from '../ledger/timed-rows.ts';
import type { TimedRow } from '../ledger/timed-rows.ts';
import { ladderAggregates } from './aggregate.ts';
import { ladderAt, ladderSeries } from './ladder.ts';
import type { LadderRow } from './ladder.ts';
import { indexLedger } from './ledger-index.ts';
import { randomTape, reflected } from './tape-rows.ts';

const rules = profiles.ES.pressure;
const LEVEL = 24_000;

function laddersOf(tape: readonly TimedRow[], windows = 1): readonly (readonly LadderRow[])[] {
  const index = indexLedger(ledgerOf(timedRun(tape)));
  const anchors = new Int32Array(index.rowCount).fill(LEVEL);
  const range = { start: 0, end: index.rowCount };
  const [ladder] = ladderSeries(index, [anchors], rules, range);
  return Array.from({ length: index.rowCount }, (_, row) => ladderAt(ladder, row, windows));
}

it('gives every tick of the zone to one row, mirrored like the rest', () => {
  const asks = ladderAggregates(rules).slice(0, 11);
  expect(asks.map(({ lo, hi }) => [lo, hi])).toEqual([
    [-20, -18],
    [-17, -14],
    [-13, -10],
    [-9, -6],
    [-5, -2],
    [-1, 1],
    [2, 5],
    [6, 9],
    [10, 13],
    [14, 17],
    [18, 20],
  ]);
});

describe('the ladder', () => {
  it('shows massive resting sells two points above, and buyers at the level', () => {
    const [, ladder] = laddersOf([
      [1, 'A', 'A', 1, 24_001, 20],
      [1, 'A', 'A', 2, 24_008, 300],
      [1, 'A', 'B', 3, 23_999, 20],
      [1, 'A', 'B', 4, 23_992, 20],
      [6, 'T', 'B', 9, 24_001, 10, 'part'],
      [6, 'F', 'A', 1, 24_001, 10, 'part'],
      [6, 'C', 'A', 1, 24_001, 10],
      [6, 'A', 'B', 5, 23_999, 30],
    ]);
    const at = (offset: number): LadderRow | undefined =>
      ladder.find((row) => row.offset === offset);
    expect(ladder.map(({ offset }) => offset)).toEqual([5, 4, 3, 2, 1, 0, -1, -2, -3, -4, -5]);
    // 10 bought of 10, 30 bids added: (10/20 + 0 + 30/40) / 3.
    expect(at(0)?.long).toBeCloseTo((0.5 + 0.75) / 3, 12);
    expect(at(0)?.short).toBe(0);
    expect(at(2)?.askRest).toBeCloseTo(300 / (300 + 20 + 10), 12);
    // 300 on four ticks against the median of 20/3, 300/4, 20/3, 20/4 and 10/3, 75, 50/3, 5.
    expect(at(2)?.askDepth).toBeCloseTo(75 / (20 / 3), 12);
  });

  it('is upside down in a mirror, to the last bit', () => {
    const tape = randomTape('ladder', 120);
    const [plain, mirror] = [laddersOf(tape, 12), laddersOf(reflected(tape, LEVEL), 12)];
    plain.forEach((ladder, row) => {
      const swapped = (mirror[row] ?? [])
        .map((found) => ({
          offset: -found.offset + 0,
          ...{ askDepth: found.bidDepth, bidDepth: found.askDepth },
          ...{ askLots: found.bidLots, bidLots: found.askLots },
          ...{ askChurn: found.bidChurn, bidChurn: found.askChurn, tape: -found.tape + 0 },
          ...{ long: found.short, short: found.long, net: -found.net + 0 },
          ...{ askRest: found.bidRest, bidRest: found.askRest },
          ...{ askFlow: found.bidFlow, bidFlow: found.askFlow, buy: found.sell, sell: found.buy },
        }))
        .reverse();
      expect(swapped).toEqual(ladder.map((found) => ({ ...found, net: found.net + 0 })));
    });
  });
});
