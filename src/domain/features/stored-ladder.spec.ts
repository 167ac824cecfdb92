import { describe, expect, it } from 'vitest';
import { ledgerOf, timedRun } from '../ledger/timed-rows.ts';
import type { TimedRow } from '../ledger/timed-rows.ts';
import { profiles } from '../session/profiles.ts';
import { ladderAt, ladderSeries, medianDepth, MINUTE_WINDOWS } from './ladder.ts';
import type { LedgerIndex } from './ledger-index.ts';
import { indexLedger } from './ledger-index.ts';
import { anchorsNear, rowsNear } from './level-rows.ts';
import { toNano } from './rounding.ts';
import { storedLadder } from './stored-ladder.ts';
import type { LadderColumns } from './stored-ladder.ts';
import { randomTape } from './tape-rows.ts';

const rules = profiles.ES.pressure;
const tape = randomTape('stored ladder', 900);
const indexOf = (rows: readonly TimedRow[]): LedgerIndex => indexLedger(ledgerOf(timedRun(rows)));
const index = indexOf(tape);

/** The stored rows around two levels, one of which leaves. */
function storedOf(ledger: LedgerIndex): LadderColumns {
  const still = new Int32Array(ledger.rowCount).fill(24_002);
  const levels = [still, still.map((tick, row) => tick + (row < 60 ? 0 : 3 * (row - 60)))];
  const rows = rowsNear(ledger, levels, rules.rowBandTicks);
  const near = anchorsNear(ledger, levels, { rows, before: MINUTE_WINDOWS - 1 });
  const range = { start: 0, end: ledger.rowCount };
  return storedLadder(ladderSeries(ledger, near, rules, range), rows);
}

describe('the stored ladder', () => {
  const stored = storedOf(index);

  it('has what the screen shows, from a range that begins where it needs to', () => {
    const rows = rowsNear(index, [new Int32Array(index.rowCount).fill(24_002)], rules.rowBandTicks);
    for (const row of [30, 120]) {
      const range = { start: row - MINUTE_WINDOWS + 1, end: row + 1 };
      const [ladder] = ladderSeries(
        index,
        [new Int32Array(index.rowCount).fill(24_002)],
        rules,
        range,
      );
      const shown = [...ladderAt(ladder, MINUTE_WINDOWS - 1)].reverse();
      const usual = medianDepth(ladder, MINUTE_WINDOWS - 1);
      const one = storedLadder([ladder], { level: Int32Array.of(0), row: Int32Array.of(row) });
      shown.forEach((figures, place) => {
        expect(one.off[place]).toBe(figures.offset);
        expect(one.ask_depth[place]).toBe(figures.askLots);
        expect(one.bid_depth[place]).toBe(figures.bidLots);
        expect(one.long[place]).toBe(toNano(figures.long));
        expect(one.short[place]).toBe(toNano(figures.short));
        expect(one.net[place]).toBe(toNano(figures.net));
        expect(one.ask_rest[place]).toBe(toNano(figures.askRest));
        expect(one.bid_rest[place]).toBe(toNano(figures.bidRest));
        expect(one.median_depth[place]).toBe(toNano(usual));
      });
      expect(rows.row).toContain(row);
    }
  });

  it('says of no row more than its ledger does, whatever comes after it', () => {
    const before = storedOf(indexOf(tape.filter(([at]) => at < 600)));
    // The last window of the shorter tape is cut off in its middle; one level is still near.
    const closed = before.off.length - 11;
    for (const [name, column] of Object.entries(before)) {
      const whole = (stored as Readonly<Record<string, Float64Array | Int32Array>>)[name];
      expect([...whole.slice(0, closed)], name).toEqual([...column.slice(0, closed)]);
    }
  });

  it('has the trades and the lots of every tick of the zone once', () => {
    const { ticks, windows } = index.ledger;
    const inZone = (row: number): number[] =>
      [...ticks.win.keys()].filter(
        (i) => ticks.win[i] === windows.win[row] && Math.abs(ticks.tick[i] - 24_002) <= 20,
      );
    const rows = [...stored.off.keys()].filter((i) => i < 22 * 40 && i % 22 < 11);
    const sum = (column: ArrayLike<number>, places: readonly number[]): number =>
      places.reduce((total, i) => total + column[i], 0);
    for (const row of [7, 39]) {
      const ladder = rows.slice(11 * row, 11 * row + 11);
      expect(sum(stored.buy, ladder)).toBe(sum(ticks.buy, inZone(row)));
      expect(sum(stored.ask_fill, ladder)).toBe(sum(ticks.ask_fill, inZone(row)));
      expect(sum(stored.bid_fill, ladder)).toBe(sum(ticks.bid_fill, inZone(row)));
    }
  });
});
