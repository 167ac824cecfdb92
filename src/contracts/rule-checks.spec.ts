import { describe, expect, it } from 'vitest';
import { tableBreaks } from './check-columns.ts';
import type { AnyColumns, Contract } from './contract.ts';

/** Two zones of a book: what rested, what came, what went, and where its center lies. */
const contract = {
  table: 'zones',
  row: 'one zone',
  order: [],
  columns: [
    { name: 'l', type: 'i32', unit: 'ticks', doc: 'Lowest.' },
    { name: 'h', type: 'i32', unit: 'ticks', doc: 'Highest.' },
    { name: 's', type: 'i32', unit: 'lots', doc: 'At the start.', min: 0 },
    { name: 'add', type: 'i32', unit: 'lots', doc: 'Added.', nullable: true },
    { name: 'pull', type: 'i32', unit: 'lots', doc: 'Pulled.', nullable: true },
    { name: 'e', type: 'i32', unit: 'lots', doc: 'At the end.' },
    {
      name: 'center',
      type: 'f64',
      unit: 'ticks',
      doc: 'Mean distance of what rests.',
      nullable: true,
      nullWhere: { column: 'e', test: 'equals', value: 0 },
      min: -20,
      max: 20,
    },
    { name: 'flags', type: 'i32', unit: 'bits', doc: '1 reset, 2 late.' },
    { name: 'word', type: 'text', unit: 'word', doc: 'State.', words: ['WALL', 'VOID'] },
  ],
  rules: [
    { kind: 'at-most', low: 'l', high: 'h' },
    {
      kind: 'sum',
      terms: { s: 1, add: 1, pull: -1 },
      relation: 'equals',
      total: 'e',
    },
    { kind: 'sum', terms: { pull: 1 }, relation: 'at-most', total: 's', tolerance: 3 },
    { kind: 'same-nulls', columns: ['add', 'pull'] },
    {
      kind: 'where',
      where: { column: 'flags', test: 'bits', mask: 1 },
      then: { column: 'add', test: 'null' },
    },
    {
      kind: 'where',
      where: { column: 'word', test: 'equals', value: 'WALL' },
      then: { column: 'e', test: 'above', bound: 0 },
    },
  ],
} as const satisfies Contract;

const good: AnyColumns = {
  l: Int32Array.of(-5, 6, 1),
  h: Int32Array.of(-5, 7, 1),
  s: Int32Array.of(10, 4, 9),
  add: Float64Array.of(5, 3, NaN),
  pull: Float64Array.of(2, 7, NaN),
  e: Int32Array.of(13, 0, 8),
  center: Float64Array.of(-2.5, NaN, 20),
  flags: Int32Array.of(0, 2, 3),
  word: ['WALL', 'VOID', 'WALL'],
};

function told(table: AnyColumns): readonly string[] {
  return [...tableBreaks(contract, table, undefined)].flatMap(({ column, examples }) =>
    examples.map(
      ({ row, expected, found }) =>
        `${column}, row ${String(row)}: expected ${expected}, found ${found}`,
    ),
  );
}

it('has nothing to say of a table that keeps every rule', () => {
  expect(told(good)).toEqual([]);
});

describe('a row that breaks a rule is told with column, expected and found', () => {
  const cases: [string, AnyColumns, string][] = [
    ['lots below none', { s: Int32Array.of(10, 4, -1) }, 's, row 2: expected at least 0, found -1'],
    [
      'a center outside its zone',
      { center: Float64Array.of(-20.5, NaN, 20) },
      'center, row 0: expected -20 to 20, found -20.5',
    ],
    [
      'a center of nothing',
      { center: Float64Array.of(-2.5, 0, 20) },
      'center, row 1: expected null where e is 0, found 0',
    ],
    [
      'no center of something',
      { center: Float64Array.of(NaN, NaN, 20) },
      'center, row 0: expected a value, for null means that e is 0, found null',
    ],
    [
      'a state nobody knows',
      { word: ['WALL', 'VOID', 'wall'] },
      'word, row 2: expected WALL or VOID, found wall',
    ],
    [
      'a low above its high',
      { l: Int32Array.of(-5, 8, 1) },
      'l, row 1: expected at most h (7), found 8',
    ],
    [
      'lots that came from nowhere',
      { e: Int32Array.of(14, 0, 8) },
      'e, row 0: expected s + add − pull (13), found 14',
    ],
    [
      'a flow that is known and unknown',
      { pull: Float64Array.of(2, 7, 0) },
      'pull, row 2: expected null as in add, found 0',
    ],
    [
      'flows through a reset',
      { add: Float64Array.of(5, 3, 1), pull: Float64Array.of(2, 7, 2) },
      'add, row 2: expected add is null where flags has any bit of 1, found 1',
    ],
    [
      'a wall of nothing',
      { word: ['WALL', 'WALL', 'WALL'] },
      'e, row 1: expected e is above 0 where word is WALL, found 0',
    ],
  ];
  it.each(cases)('%s', (_, changed, line) => {
    expect(told({ ...good, ...changed })).toEqual([line]);
  });

  it('a sum beyond its tolerance', () => {
    const changed = { s: Int32Array.of(10, 3, 9), add: Float64Array.of(5, 4, NaN) };
    expect(told({ ...good, ...changed })).toEqual([
      's, row 1: expected at least pull (7), found 3',
    ]);
  });
});
