import { describe, expect, it } from 'vitest';
import { ledgerOf, timedRun } from '../ledger/timed-rows.ts';
import { profiles } from '../session/profiles.ts';
import { NO_ANCHOR } from './anchors.ts';
import { indexLedger } from './ledger-index.ts';
import { levelPressures } from './level-pressure.ts';
import { firstRowOf, rowsNear } from './level-rows.ts';
import { storedPressure, storedPressureRow } from './stored-pressure.ts';
import { randomTape } from './tape-rows.ts';

const rules = profiles.ES.pressure;
const index = indexLedger(ledgerOf(timedRun(randomTape('stored', 600))));
const still = new Int32Array(index.rowCount).fill(24_003);
// Moves away from the mid, and begins late.
const leaving = still.map((_, row) => (row < 20 ? NO_ANCHOR : 24_000 + 4 * row));
const levels = [still, leaving];
const pressures = levelPressures(index, levels, rules);

describe('the rows around levels', () => {
  const { level, row } = rowsNear(index, levels, 80);

  it('are of windows in which the mid is near, by time', () => {
    expect([...row].every((at, i) => i === 0 || row[i - 1] <= at)).toBe(true);
    expect(level.filter((i) => i === 0)).toHaveLength(index.rowCount);
    const seen = [...row.keys()].filter((i) => level[i] === 1).map((i) => row[i]);
    const mids = pressures[1].columns['mid_dist'];
    const near = [...mids.keys()].filter((at) => Math.abs(mids[at]) <= 80);
    expect(seen).toEqual(near);
    expect(near.length).toBeGreaterThan(0);
  });

  it('begin with the first level', () => {
    expect(firstRowOf(index, levels)).toBe(0);
    expect(firstRowOf(index, [leaving])).toBe(20);
    expect(firstRowOf(index, [])).toBe(index.rowCount);
  });
});

it('stores what a row alone gives, from wherever it was computed', () => {
  const rows = rowsNear(index, levels, 80);
  const stored = storedPressure(pressures, rows);
  const late = levelPressures(index, [still], rules, { start: 23, end: index.rowCount });
  const i = rows.row.findIndex((row, at) => row === 110 && rows.level[at] === 0);
  const expected = Object.entries(stored).map(([name, values]) => [name, values[i]] as const);
  expect(storedPressureRow(late[0], 110)).toEqual(Object.fromEntries(expected));
  const unrounded = pressures[0].columns['above_pa'][110];
  expect(expected.find(([name]) => name === 'above_pa')?.[1]).toBe(
    Math.round(unrounded * 1e9) / 1e9,
  );
});
