import { expect, it } from 'vitest';
import { tableBreaks } from './check-columns.ts';
import type { AnyColumns, Contract } from './contract.ts';

const ledger = {
  table: 'ledger',
  row: 'one tick in one window',
  order: ['win', 'tick'],
  key: ['win', 'tick'],
  columns: [
    { name: 'win', type: 'i32', unit: 'windows', doc: 'Window.' },
    { name: 'tick', type: 'i32', unit: 'ticks', doc: 'Price.' },
    { name: 'ask_E', type: 'f64', unit: 'lots', doc: 'At the end.', nullable: true },
    { name: 'ask_add', type: 'f64', unit: 'lots', doc: 'Added.', nullable: true },
    { name: 'ask_pull', type: 'f64', unit: 'lots', doc: 'Pulled.', nullable: true },
  ],
  rules: [
    {
      kind: 'carries',
      window: 'win',
      key: 'tick',
      value: 'ask_E',
      flows: { ask_add: 1, ask_pull: -1 },
    },
  ],
} as const satisfies Contract;

/** Rows of win, tick, ask_E, ask_add, ask_pull. */
function told(...rows: readonly (readonly number[])[]): readonly string[] {
  const column = (index: number): number[] => rows.map((row) => row[index]);
  const table: AnyColumns = {
    win: Int32Array.from(column(0)),
    tick: Int32Array.from(column(1)),
    ask_E: Float64Array.from(column(2)),
    ask_add: Float64Array.from(column(3)),
    ask_pull: Float64Array.from(column(4)),
  };
  return [...tableBreaks(ledger, table, undefined)].flatMap(({ examples }) =>
    examples.map(
      ({ row, expected, found }) => `row ${String(row)}: expected ${expected}, found ${found}`,
    ),
  );
}

it('takes the depth of the first window as it is, and follows each price from there', () => {
  expect(
    told([7, 100, 50, 3, 0], [7, 101, 9, 0, 0], [8, 100, 45, 0, 5], [11, 100, 46, 2, 1]),
  ).toEqual([]);
});

it('misses lots that went without a flow', () => {
  expect(told([7, 100, 50, 3, 0], [8, 100, 44, 0, 5])).toEqual([
    'row 1: expected 45 at tick 100, what was there and what flowed, found 44',
  ]);
});

it('knows that a price which comes later had nothing', () => {
  expect(told([7, 100, 50, 0, 0], [8, 101, 4, 4, 0])).toEqual([]);
  expect(told([7, 100, 50, 0, 0], [8, 101, 5, 4, 0])).toEqual([
    'row 1: expected 4 at tick 101, what was there and what flowed, found 5',
  ]);
});

it('asks nothing of a reset window, and goes on from what it left', () => {
  expect(told([7, 100, 50, 0, 0], [8, 100, 3, NaN, NaN], [9, 100, 2, 0, 1])).toEqual([]);
});

it('asks nothing after depth that is not known', () => {
  expect(told([7, 100, NaN, 0, 0], [8, 100, 12, 1, 0], [9, 100, 13, 1, 0])).toEqual([]);
});

it('misses a window that was left out', () => {
  const windows = {
    table: 'windows',
    row: 'one window',
    order: ['win'],
    columns: [{ name: 'win', type: 'i32', unit: 'windows', doc: 'Window.' }],
    rules: [{ kind: 'steps', column: 'win', by: 1 }],
  } as const satisfies Contract;
  const [found] = tableBreaks(windows, { win: Int32Array.of(3, 4, 6, 7) }, undefined);
  expect(found).toMatchObject({ count: 1, examples: [{ row: 2, expected: '5', found: '6' }] });
});
