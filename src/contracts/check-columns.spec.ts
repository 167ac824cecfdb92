import { describe, expect, it } from 'vitest';
import { checkColumns, checkTable, tableBreaks } from './check-columns.ts';
import type { AnyColumns, Contract } from './contract.ts';

const contract = {
  table: 'touches',
  row: 'one touch',
  order: ['ts_ns', 'kind'],
  key: ['ts_ns', 'kind'],
  columns: [
    { name: 'ts_ns', type: 'i64', unit: 'ns UNIX', doc: 'When.' },
    { name: 'kind', type: 'text', unit: 'word', doc: 'Which level.' },
    { name: 'tick', type: 'i32', unit: 'ticks', doc: 'Where.' },
    { name: 'far_tick', type: 'i32', unit: 'ticks', doc: 'Where before.', nullable: true },
    { name: 'px', type: 'f64', unit: 'points', doc: 'Where, unrounded.', max: 9 },
    { name: 'valid', type: 'bool', unit: 'flag', doc: 'Whether it counts.' },
  ],
} as const satisfies Contract;

const good: AnyColumns = {
  ts_ns: BigInt64Array.of(1n, 2n, 2n),
  kind: ['OR_HIGH', 'OR_HIGH', 'PM_LOW'],
  tick: Int32Array.of(5, 6, 7),
  far_tick: Float64Array.of(NaN, 5, 6),
  px: Float64Array.of(1.25, 1.5, 1.75),
  valid: Uint8Array.of(1, 0, 1),
};

function without(name: string): AnyColumns {
  return Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));
}

it('counts the rows of a table that keeps its contract', () => {
  expect(checkColumns(contract, good, 'touches')).toBe(3);
});

describe('a table that breaks its contract is named with column, expected and found', () => {
  const cases: [string, AnyColumns, string][] = [
    ['lacks a column', without('px'), 'touches, px: expected a column, found none'],
    [
      'has a column more',
      { ...good, extra: [] },
      'touches, extra: expected no such column, found one',
    ],
    ['is ragged', { ...good, tick: Int32Array.of(5) }, 'touches, tick: expected 3 rows, found 1'],
    [
      'holds prices as floats',
      { ...good, tick: Float64Array.of(5, 6, 7) },
      'touches, tick: expected Int32Array, found Float64Array',
    ],
    [
      'has a price missing',
      { ...good, px: Float64Array.of(1, NaN, 2) },
      'touches, px: expected f64, found NaN in row 1',
    ],
    [
      'has a word missing',
      { ...good, kind: ['OR_HIGH', undefined, 'PM_LOW'] },
      'touches, kind: expected text, found null in row 1',
    ],
    [
      'has half a tick',
      { ...good, far_tick: Float64Array.of(NaN, 5.5, 6) },
      'touches, far_tick: expected i32 or null, found 5.5 in row 1',
    ],
    [
      'has a flag of 2',
      { ...good, valid: Uint8Array.of(1, 2, 0) },
      'touches, valid: expected bool, found 2 in row 1',
    ],
    [
      'has a price without end',
      { ...good, px: Float64Array.of(1, 2, -Infinity) },
      'touches, px: expected f64, found -Infinity in row 2',
    ],
    [
      'says one thing twice',
      { ...good, kind: ['OR_HIGH', 'PM_LOW', 'PM_LOW'] },
      'touches, ts_ns, kind: expected a key of its own, found 2 PM_LOW again in row 2',
    ],
    [
      'goes back in time',
      { ...good, ts_ns: BigInt64Array.of(1n, 3n, 2n) },
      'touches, ts_ns, kind: expected ascending rows, found 2 PM_LOW after 3 OR_HIGH in row 2',
    ],
    [
      'goes back in its second key',
      { ...good, kind: ['OR_HIGH', 'PM_LOW', 'OR_HIGH'] },
      'touches, ts_ns, kind: expected ascending rows, found 2 OR_HIGH after 2 PM_LOW in row 2',
    ],
  ];
  it.each(cases)('%s', (_, columns, message) => {
    expect(() => checkColumns(contract, columns, 'touches')).toThrow(message);
  });
});

describe('a table before it is written', () => {
  const far = { ...good, px: Float64Array.of(1, 10, 11) };

  it('is held against its ranges too, which a reader takes on trust', () => {
    expect(checkColumns(contract, far, 'touches')).toBe(3);
    expect(() => checkTable(contract, far, { where: 'touches', frame: undefined })).toThrow(
      'touches, px: expected at most 9, found 10 in row 1',
    );
  });

  it('tells of each break the first rows and how many there are', () => {
    const rowCount = 8;
    const table: AnyColumns = {
      ts_ns: BigInt64Array.from({ length: rowCount }, (_, row) => BigInt(row)),
      kind: Array.from({ length: rowCount }, () => 'OR_HIGH'),
      tick: new Int32Array(rowCount),
      far_tick: new Float64Array(rowCount),
      px: Float64Array.from({ length: rowCount }, (_, row) => row + 4),
      valid: new Uint8Array(rowCount).fill(7),
    };
    const told = [...tableBreaks(contract, table, undefined)].map(
      ({ check, column, count, examples }) => ({
        check,
        column,
        count,
        rows: examples.map(({ row }) => row),
      }),
    );
    expect(told).toEqual([
      { check: 'type', column: 'valid', count: 8, rows: [0, 1, 2, 3, 4] },
      { check: 'range', column: 'px', count: 2, rows: [6, 7] },
    ]);
  });

  it('is looked at as far as its columns are there', () => {
    const told = [...tableBreaks(contract, { ...without('px'), tick: [] }, undefined)];
    expect(told.map(({ check, column }) => `${check} ${column}`)).toEqual([
      'schema tick',
      'schema px',
    ]);
  });
});
