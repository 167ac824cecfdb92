import { assert } from '../base/assert.ts';
import { UNDEF_I64 } from './contract.ts';
import type { Column, ColumnArray } from './contract.ts';
import { conditionText } from './row-rule.ts';
import { conditionTest } from './row-tests.ts';
import { breakAt, brokenRows, FoundRows, isNull, valueText } from './table-check.ts';
import type { CheckName, RowsFound, RowWords, TableCheck } from './table-check.ts';

/** Number columns, in the arrays whose type does not already rule bad values out. */
type Numbers = Float64Array | Int32Array | Uint8Array;

/** Which array a column is held in; nullable whole numbers need a NaN. */
export function arrayNameOf({ type, nullable }: Column): string {
  if (type === 'i64') return 'BigInt64Array';
  if (type === 'text') return 'Array';
  if (type === 'f32' || type === 'f64' || nullable) return 'Float64Array';
  return type === 'i32' ? 'Int32Array' : 'Uint8Array';
}

/** Whether every value is one of its type, and not null where it may not be. */
export function typeChecks(column: Column): readonly TableCheck[] {
  const { type, nullable } = column;
  const expected = nullable ? `${type} or null` : type;
  const check = (name: CheckName, isBad: (values: ColumnArray) => (row: number) => boolean) =>
    checkOf(name, column, { isBad, expected });
  const nulls = nullable ? [] : [check('null', nullTest)];
  if (type === 'i64') return nulls;
  if (type === 'text') return nullable ? [check('type', textTest)] : nulls;
  if (type === 'bool') return [...nulls, check('type', flagTest)];
  if (type === 'i32') return nullable ? [numberCheck(column, expected, rowsNotWhole)] : [];
  const rowsBad = type === 'f32' ? rowsNotShort : rowsInfinite;
  return [...nulls, numberCheck(column, expected, rowsBad)];
}

/** Whether every value lies where its column says: range, words, rows that are null. */
export function rangeChecks(column: Column): readonly TableCheck[] {
  const { name, min, max, words, nullWhere } = column;
  const checks: TableCheck[] = [];
  if (min !== undefined || max !== undefined) checks.push(rangeCheck(name, min, max));
  if (words) {
    const expected = words.join(' or ');
    checks.push(checkOf('words', column, { isBad: (values) => wordTest(values, words), expected }));
  }
  if (nullWhere) {
    checks.push({
      name: 'null',
      column: name,
      needs: [name, nullWhere.column],
      run: (columns, rowCount) => {
        const values = columns[name];
        const isWhere = conditionTest(nullWhere, columns);
        return brokenRows(rowCount, (row) => isNull(values[row]) !== isWhere(row), {
          check: 'null',
          column: name,
          expected: (row) =>
            isWhere(row)
              ? `null where ${conditionText(nullWhere)}`
              : `a value, for null means that ${conditionText(nullWhere)}`,
          found: (row) => valueText(values[row]),
        });
      },
    });
  }
  return checks;
}

/** How a column's range reads: "0 to 1", "at least 0". */
export function rangeText(min: number | undefined, max: number | undefined): string {
  if (min === undefined) return `at most ${String(max)}`;
  return max === undefined ? `at least ${min}` : `${min} to ${max}`;
}

function rangeCheck(column: string, min?: number, max?: number): TableCheck {
  const expected = rangeText(min, max);
  return {
    name: 'range',
    column,
    needs: [column],
    run: (columns) => {
      const values = columns[column];
      const words = wordsOf('range', column, { values, expected });
      if (!isNumbers(values)) {
        return brokenRows(values.length, (row) => isOutside(Number(values[row]), min, max), words);
      }
      return breakAt(rowsOutside(values, min, max), words);
    },
  };
}

function numberCheck(
  { name: column }: Column,
  expected: string,
  rowsBad: (values: Float64Array) => RowsFound,
): TableCheck {
  return {
    name: 'type',
    column,
    needs: [column],
    run: (columns) => {
      const values = columns[column];
      assert(values instanceof Float64Array, `${column}: expected a Float64Array`);
      return breakAt(rowsBad(values), wordsOf('type', column, { values, expected }));
    },
  };
}

// The hot loops of every read: each is one of its own, for a call for each row costs more than what
// is tested.

function rowsInfinite(values: Float64Array): RowsFound {
  const found = new FoundRows();
  for (let row = 0; row < values.length; row++) {
    if (Math.abs(values[row]) === Infinity) found.add(row);
  }
  return found;
}

/** Values that a short float does not hold, or that are infinite. */
function rowsNotShort(values: Float64Array): RowsFound {
  const found = new FoundRows();
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (Number.isNaN(value)) continue;
    if (Math.fround(value) !== value || Math.abs(value) === Infinity) found.add(row);
  }
  return found;
}

/** Values that are no whole numbers of 32 bits. */
function rowsNotWhole(values: Float64Array): RowsFound {
  const found = new FoundRows();
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if ((value | 0) !== value && !Number.isNaN(value)) found.add(row);
  }
  return found;
}

/** The hot loop of every write; a null is a NaN, which is neither below nor above anything. */
function rowsOutside(values: Numbers, min = -Infinity, max = Infinity): RowsFound {
  const found = new FoundRows();
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value < min || value > max) found.add(row);
  }
  return found;
}

function isOutside(value: number, min = -Infinity, max = Infinity): boolean {
  return value < min || value > max;
}

function isNumbers(values: ColumnArray): values is Numbers {
  return (
    values instanceof Float64Array || values instanceof Int32Array || values instanceof Uint8Array
  );
}

function checkOf(
  name: CheckName,
  { name: column }: Column,
  {
    isBad,
    expected,
  }: {
    readonly isBad: (values: ColumnArray) => (row: number) => boolean;
    readonly expected: string;
  },
): TableCheck {
  return {
    name,
    column,
    needs: [column],
    run: (columns, rowCount) => {
      const values = columns[column];
      return brokenRows(rowCount, isBad(values), wordsOf(name, column, { values, expected }));
    },
  };
}

function wordsOf(
  check: CheckName,
  column: string,
  { values, expected }: { readonly values: ColumnArray; readonly expected: string },
): RowWords {
  // A NaN where no null may be is told as what it is.
  const textAt = (row: number): string =>
    typeof values[row] === 'number' ? String(values[row]) : valueText(values[row]);
  return { check, column, expected, found: textAt };
}

function nullTest(values: ColumnArray): (row: number) => boolean {
  if (values instanceof Float64Array) return (row) => Number.isNaN(values[row]);
  if (values instanceof BigInt64Array) return (row) => values[row] === UNDEF_I64;
  return values instanceof Array ? (row) => typeof values[row] !== 'string' : () => false;
}

function textTest(values: ColumnArray): (row: number) => boolean {
  return (row) => values[row] !== undefined && typeof values[row] !== 'string';
}

function flagTest(values: ColumnArray): (row: number) => boolean {
  return (row) => values[row] !== 0 && values[row] !== 1 && !isNull(values[row]);
}

function wordTest(values: ColumnArray, words: readonly string[]): (row: number) => boolean {
  const known = new Set<unknown>(words);
  return (row) => values[row] !== undefined && !known.has(values[row]);
}
