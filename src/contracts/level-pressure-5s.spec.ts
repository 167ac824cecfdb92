import { describe, expect, it } from 'vitest';
import { indexLedger } from '../domain/features/ledger-index.ts';
import { levelPressures } from '../domain/features/level-pressure.ts';
import { storedPressureRow } from '../domain/features/stored-pressure.ts';
import { ledgerOf, timedRun } from '../domain/ledger/timed-rows.ts';
import { profiles } from '../domain/session/profiles.ts';
import { levelPressure5s } from './level-pressure-5s.ts';

describe('level_pressure_5s', () => {
  const names = levelPressure5s.columns.map(({ name }) => name);

  it('has 82 columns beside its keys and the lots for audit', () => {
    const ratios = levelPressure5s.columns.filter(({ formula }) => formula !== undefined);
    expect(ratios).toHaveLength(82);
    expect(names.filter((name) => name.startsWith('raw_'))).toHaveLength(14);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has the columns that pressure around a level has, each a number of its own', () => {
    const index = indexLedger(ledgerOf(timedRun([[1, 'A', 'A', 1, 24_001, 20]])));
    const [pressure] = levelPressures(index, [Int32Array.of(24_000)], profiles.ES.pressure);
    const keys = [
      ...['session_date', 'symbol', 'level_kind', 'level_tick', 'anchor_moved', 'win'],
      ...['win_start_ns', 'win_end_ns', 'qa_flags', 'n_events'],
    ];
    expect([...keys, ...Object.keys(storedPressureRow(pressure, 0))].sort()).toEqual(
      [...names].sort(),
    );
  });

  it('says of every ratio how it is computed and whose it is', () => {
    for (const { name, formula, source } of levelPressure5s.columns) {
      expect(source === undefined, name).toBe(formula === undefined);
    }
  });
});
