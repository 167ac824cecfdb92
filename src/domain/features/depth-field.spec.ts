import { describe, expect, it } from 'vitest';
import { ledgerOf, timedRun } from '../ledger/timed-rows.ts';
import { depthField } from './depth-field.ts';
import { indexLedger } from './ledger-index.ts';

/** Asks of 10 and 30 lots, a bid of 20; trades at 100 and, a minute later, at 103. */
const ledger = ledgerOf(
  timedRun([
    [1, 'A', 'A', 1, 101, 10],
    [1, 'A', 'A', 2, 104, 30],
    [1, 'A', 'B', 3, 99, 20],
    [2, 'T', 'A', 9, 100, 1],
    [7, 'C', 'A', 1, 101, 4],
    [62, 'T', 'B', 9, 103, 1],
  ]),
);
const field = depthField(indexLedger(ledger), 2);

/** Lots of a window by tick, those without left out. */
function lotsOf(window: number): Record<number, number> {
  const { tickCount, firstTick, lots } = field;
  const column = lots.subarray(window * tickCount, (window + 1) * tickCount);
  const entries = Array.from(column, (value, at) => [firstTick + at, value] as const);
  return Object.fromEntries(entries.filter(([, value]) => value > 0));
}

describe('the depth of a session', () => {
  it('spans what traded, and the ticks beside it', () => {
    expect([field.firstTick, field.tickCount, field.windowCount]).toEqual([98, 8, 13]);
  });

  it('is what rests at a window’s end, carried on while nothing happens', () => {
    expect(lotsOf(0)).toEqual({ 99: 20, 101: 10 });
    expect(lotsOf(1)).toEqual({ 99: 20, 101: 6 });
    expect(lotsOf(5)).toEqual({ 99: 20, 101: 6 });
  });

  it('knows nothing of a price that trades later', () => {
    expect(lotsOf(11)).toEqual({ 99: 20, 101: 6 });
    expect(lotsOf(12)).toEqual({ 99: 20, 101: 6, 104: 30 });
  });

  it('has as usual the mean of the minute’s medians', () => {
    expect(field.usual[0]).toBe(15);
    expect(field.usual[1]).toBe((15 + 13) / 2);
  });

  it('is empty before a trade', () => {
    const quiet = ledgerOf(timedRun([[1, 'A', 'A', 1, 101, 10]]));
    expect(depthField(indexLedger(quiet), 2).tickCount).toBe(0);
  });
});
