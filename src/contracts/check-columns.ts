import { FaultError } from '../base/fault.ts';
import type { AnyColumns, Column, ColumnArray, Columns, Contract } from './contract.ts';

/**
 * Holds a table against its contract: the columns there and no others, the right arrays, one
 * length, no nulls where none may be, rows in order. Run before a write and after a read.
 *
 * @param where what the table is called in a message, such as its path.
 * @returns the number of rows.
 * @throws FaultError with code `contract`.
 */
export function checkColumns(contract: Contract, columns: AnyColumns, where: string): number {
  const names = contract.columns.map((column) => column.name);
  const extra = Object.keys(columns).find((name) => !names.includes(name));
  if (extra !== undefined) fail(where, extra, 'no such column', 'one');

  let rowCount: number | undefined;
  for (const column of contract.columns) {
    if (!(column.name in columns)) fail(where, column.name, 'a column', 'none');
    const values = columns[column.name];
    rowCount ??= values.length;
    if (values.length !== rowCount) {
      fail(where, column.name, `${rowCount} rows`, `${values.length}`);
    }
    checkArray(column, values, where);
    checkValues(column, values, where);
  }
  checkOrder(contract, columns, where);
  return rowCount ?? 0;
}

/**
 * The same check, after which the compiler too knows the columns.
 *
 * @throws FaultError with code `contract`.
 */
export function assertColumns<C extends Contract>(
  contract: C,
  columns: AnyColumns,
  where: string,
): asserts columns is AnyColumns & Columns<C> {
  checkColumns(contract, columns, where);
}

/** Which array a column is held in; nullable whole numbers need a NaN. */
export function arrayNameOf({ type, nullable }: Column): string {
  if (type === 'i64') return 'BigInt64Array';
  if (type === 'text') return 'Array';
  if (type === 'f64' || nullable) return 'Float64Array';
  return type === 'i32' ? 'Int32Array' : 'Uint8Array';
}

function checkArray(column: Column, values: ColumnArray, where: string): void {
  const expected = arrayNameOf(column);
  const found = values.constructor.name;
  if (found !== expected) fail(where, column.name, expected, found);
}

function checkValues(column: Column, values: ColumnArray, where: string): void {
  const list: ArrayLike<unknown> = values;
  const rowIndex = firstIndex(list, badValueTest(column));
  if (rowIndex < 0) return;
  const expected = column.nullable ? `${column.type} or null` : column.type;
  fail(where, column.name, expected, `${String(list[rowIndex])} in row ${rowIndex}`);
}

/** Tells a value that its column may not hold, beyond what the array's type already rules out. */
function badValueTest({ type, nullable }: Column): (value: unknown) => boolean {
  if (type === 'text') {
    return (value) => typeof value !== 'string' && !(nullable && value === undefined);
  }
  if (type === 'bool') return (value) => value !== 0 && value !== 1 && !(nullable && isNull(value));
  if (type === 'f64') return nullable ? () => false : isNull;
  if (type === 'i32' && nullable) {
    return (value) => !isNull(value) && !isInt32(value);
  }
  return () => false;
}

function firstIndex(values: ArrayLike<unknown>, test: (value: unknown) => boolean): number {
  for (let i = 0; i < values.length; i++) if (test(values[i])) return i;
  return -1;
}

function isNull(value: unknown): boolean {
  return Number.isNaN(value);
}

function isInt32(value: unknown): boolean {
  return typeof value === 'number' && (value | 0) === value;
}

/** Rows must ascend by the order's columns, the first counting most; equal rows are in order. */
function checkOrder(contract: Contract, columns: AnyColumns, where: string): void {
  const keys = contract.order.map((name) => columns[name] ?? []);
  const rowCount = keys[0]?.length ?? 0;
  for (let row = 1; row < rowCount; row++) {
    if (!ascends(keys, row)) {
      const found = `${String(keys[0]?.[row])} after ${String(keys[0]?.[row - 1])}`;
      fail(where, contract.order.join(', '), 'ascending rows', `${found} in row ${row}`);
    }
  }
}

function ascends(keys: readonly ColumnArray[], row: number): boolean {
  for (const key of keys) {
    const before = key[row - 1];
    const now = key[row];
    if (before === now) continue;
    return before !== undefined && now !== undefined && before < now;
  }
  return true;
}

function fail(where: string, column: string, expected: string, found: string): never {
  throw new FaultError('contract', `${where}, ${column}: expected ${expected}, found ${found}`, {
    expected,
    found,
  });
}
