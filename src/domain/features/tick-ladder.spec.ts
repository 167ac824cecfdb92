import { describe, expect, it } from 'vitest';
import { profiles } from '../session/profiles.ts';
import { ledgerOf, timedRun } from '../ledger/timed-rows.ts';
import { ladderAggregates } from './aggregate.ts';
import { ladderAt, ladderSeries, medianDepth } from './ladder.ts';
import type { LadderRow } from './ladder.ts';
import { indexLedger } from './ledger-index.ts';
import { randomTape } from './tape-rows.ts';
import { tickLadder, ticksAt } from './tick-ladder.ts';

const rules = profiles.ES.pressure;
const LEVEL = 24_000;

describe('the ticks of a ladder', () => {
  const index = indexLedger(ledgerOf(timedRun(randomTape('ticks', 120))));
  const anchors = new Int32Array(index.rowCount).fill(LEVEL);
  const range = { start: 0, end: index.rowCount };
  const [ladder] = ladderSeries(index, [anchors], rules, range);
  const ticks = tickLadder(index, anchors, rules, range);
  const of = ladderAggregates(rules).slice(0, 11).reverse();

  it('make up its rows: what rests, is filled and trades adds up', () => {
    for (let row = 0; row < index.rowCount; row++) {
      const usual = medianDepth(ladder, row);
      const fine = ticksAt(ticks, { row, windows: 12 }, usual);
      expect(fine.map(({ offset }) => offset)).toEqual([...Array(41).keys()].map((i) => 20 - i));
      ladderAt(ladder, row, 12).forEach((coarse, i) => {
        const { lo, hi } = of[i];
        const parts = fine.filter(({ offset }) => offset >= lo && offset <= hi);
        const sum = (value: (part: LadderRow) => number): number =>
          parts.reduce((total, part) => total + value(part), 0);
        expect(sum(({ askLots }) => askLots)).toBe(coarse.askLots);
        expect(sum(({ bidLots }) => bidLots)).toBe(coarse.bidLots);
        expect(sum(({ askFlow }) => askFlow.fill)).toBeCloseTo(coarse.askFlow.fill, 9);
        expect(sum(({ buy }) => buy)).toBeCloseTo(coarse.buy, 9);
        expect(sum(({ askDepth }) => askDepth) / parts.length).toBeCloseTo(coarse.askDepth, 9);
      });
    }
  });
});
