import type { AnyColumns, ColumnArray } from './contract.ts';
import type { RowRule } from './row-rule.ts';
import { brokenRows, valueText } from './table-check.ts';
import type { ContractBreak, TableCheck } from './table-check.ts';

/** Keys that lie within so many whole numbers are found by their place. */
const SPAN_MAX = 1 << 20;

/** Whether a column goes up by the same step from row to row. */
export function stepsCheck({ column, by }: Extract<RowRule, { kind: 'steps' }>): TableCheck {
  return {
    name: 'rule',
    column,
    needs: [column],
    run: (columns, rowCount) => {
      const values = columns[column];
      const before = (row: number): number => Number(values[row - 1]);
      return brokenRows(rowCount, (row) => row > 0 && Number(values[row]) - before(row) !== by, {
        check: 'rule',
        column,
        expected: (row) => String(before(row) + by),
        found: (row) => valueText(values[row]),
      });
    },
  };
}

type Carries = Extract<RowRule, { kind: 'carries' }>;

/** Whether a stock is what it was before plus what flowed. */
export function carriesCheck(rule: Carries): TableCheck {
  const { window, key, value, flows } = rule;
  return {
    name: 'rule',
    column: value,
    needs: [value, window, key, ...Object.keys(flows)],
    run: (columns, rowCount) => carriedStock(rule, columns, rowCount),
  };
}

function carriedStock(
  { window, key, value, flows }: Carries,
  columns: AnyColumns,
  rowCount: number,
): ContractBreak | undefined {
  const windows = columns[window];
  const keys = columns[key];
  const values = columns[value];
  const before = rowsBefore(keys);
  const expected = new Float64Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    // Before the first window nothing is known; a key that is new later had nothing.
    const first = windows[row] === windows[0] ? NaN : 0;
    expected[row] = before[row] < 0 ? first : Number(values[before[row]]);
  }
  for (const [name, factor] of Object.entries(flows)) {
    const flow = columns[name];
    for (let row = 0; row < rowCount; row++) expected[row] += factor * Number(flow[row]);
  }
  const isBroken = (row: number): boolean => Math.abs(Number(values[row]) - expected[row]) > 0;
  return brokenRows(rowCount, isBroken, {
    check: 'rule',
    column: value,
    expected: (row) =>
      `${expected[row]} at ${key} ${valueText(keys[row])}, what was there and what flowed`,
    found: (row) => valueText(values[row]),
  });
}

/** For each row the last one before it with the same key; −1 for the first. */
function rowsBefore(keys: ColumnArray): Int32Array {
  if (!(keys instanceof Int32Array)) return rowsBeforeByMap(keys);
  const [least, span] = spanOf(keys);
  return span <= SPAN_MAX ? rowsBeforeByPlace(keys, least, span) : rowsBeforeByMap(keys);
}

/** The same of whole numbers that lie close together, such as ticks. */
function rowsBeforeByPlace(keys: Int32Array, least: number, span: number): Int32Array {
  const before = new Int32Array(keys.length);
  const latest = new Int32Array(span).fill(-1);
  for (let row = 0; row < keys.length; row++) {
    const place = keys[row] - least;
    before[row] = latest[place];
    latest[place] = row;
  }
  return before;
}

function rowsBeforeByMap(keys: ColumnArray): Int32Array {
  const before = new Int32Array(keys.length);
  const latest = new Map<unknown, number>();
  for (let row = 0; row < keys.length; row++) {
    before[row] = latest.get(keys[row]) ?? -1;
    latest.set(keys[row], row);
  }
  return before;
}

/** Least of the numbers, and how many whole numbers lie between it and the greatest. */
function spanOf(numbers: Int32Array): [least: number, span: number] {
  let [least, greatest] = [Infinity, -Infinity];
  for (const number of numbers) {
    if (number < least) least = number;
    if (number > greatest) greatest = number;
  }
  return [least, Math.max(0, greatest - least + 1)];
}
