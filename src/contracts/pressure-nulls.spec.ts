import { describe, expect, it } from 'vitest';
import { indexLedger } from '../domain/features/ledger-index.ts';
import { levelPressures } from '../domain/features/level-pressure.ts';
import { storedPressure } from '../domain/features/stored-pressure.ts';
import { ODD_END_NS, ODD_START_NS, oddSession } from '../domain/simulator/odd-session.ts';
import { foldWords, TICK_NANO } from '../domain/simulator/word-stream.ts';
import { profiles } from '../domain/session/profiles.ts';
import { tableBreaks } from './check-columns.ts';
import type { AnyColumns } from './contract.ts';
import { levelPressure5s } from './level-pressure-5s.ts';
import { BOOK_RESET } from './window-5s.ts';

/** Half an hour in which the book is also rebuilt, crossed and unknown, around two levels. */
const ledger = foldWords(oddSession('nulls'), {
  ...{ startNs: ODD_START_NS, endNs: ODD_END_NS, tickNano: TICK_NANO },
});
const { qa_flags: flags, last_tick: last } = ledger.windows;
const middle = Math.round(last.findLast((tick) => tick > 0) ?? NaN);
const level = Int32Array.from({ length: 2 * flags.length }, (_, i) => i % 2);
const row = level.map((_, i) => Math.floor(i / 2));
const pressures = levelPressures(
  indexLedger(ledger),
  [middle, middle + 25].map((tick) => new Int32Array(flags.length).fill(tick)),
  profiles.ES.pressure,
);
const table: AnyColumns = {
  ...storedPressure(pressures, { level, row }),
  qa_flags: row.map((at) => flags[at]),
};

/** What the rules say of the table; columns of keys are not there. */
function brokenRules(columns: AnyColumns): string[] {
  return [...tableBreaks(levelPressure5s, columns, undefined)]
    .filter(({ check }) => check === 'rule')
    .map(({ column }) => column);
}

/** The table with another value where a row is found. */
function changed(name: string, value: number, where: (at: number) => boolean): AnyColumns {
  const at = row.findIndex((_, i) => where(i));
  expect(at, name).toBeGreaterThanOrEqual(0);
  return {
    ...table,
    [name]: Float64Array.from(table[name] as Float64Array).fill(value, at, at + 1),
  };
}

const isReset = (at: number): boolean => (flags[row[at]] & BOOK_RESET) !== 0;
const isNull = (name: string) => (at: number) => Number.isNaN(table[name][at]);

describe('nulls of level_pressure_5s', () => {
  it('stand where they must', () => {
    expect(brokenRules(table)).toEqual([]);
  });

  it.each([
    ['raw_above_ask_S', isReset],
    ['ofi_n', isReset],
    ['above_shift', (at: number) => table['raw_above_ask_S'][at] === 0],
    ['d2_above_pa', isNull('d1_above_pa')],
    ['vac_below', isNull('below_pa')],
  ])('are missed where %s has a value all the same', (name, where) => {
    expect(brokenRules(changed(name, 0.5, where))).toContain(name);
  });

  it('are missed where one flow is known and another is not', () => {
    const known = (at: number): boolean => !isNull('above_pa')(at);
    expect(brokenRules(changed('below_pa_far', NaN, known))).not.toEqual([]);
  });
});
