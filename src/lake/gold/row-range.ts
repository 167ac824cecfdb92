import { assertColumns } from '../../contracts/check-columns.ts';
import type { AnyColumns, ColumnArray, Columns, Contract } from '../../contracts/contract.ts';

/**
 * The rows of a table between two moments, copied.
 *
 * @param rows which rows to keep, one flag each.
 */
export function keptRows<C extends Contract>(
  contract: C,
  columns: Columns<C> & AnyColumns,
  rows: Uint8Array,
): Columns<C> {
  const kept: Record<string, ColumnArray> = {};
  const places = placesOf(rows);
  for (const { name } of contract.columns) kept[name] = keptValues(columns[name], places);
  assertColumns(contract, kept, contract.table);
  return kept;
}

function keptValues(values: ColumnArray, rows: Int32Array): ColumnArray {
  if (!ArrayBuffer.isView(values)) return Array.from(rows, (row) => values[row]);
  if (values instanceof BigInt64Array) {
    const kept = new BigInt64Array(rows.length);
    for (let i = 0; i < rows.length; i++) kept[i] = values[rows[i]];
    return kept;
  }
  const kept = values.slice(0, rows.length);
  for (let i = 0; i < rows.length; i++) kept[i] = values[rows[i]];
  return kept;
}

function placesOf(rows: Uint8Array): Int32Array {
  const places = new Int32Array(rows.length);
  let count = 0;
  for (let row = 0; row < rows.length; row++) {
    places[count] = row;
    count += rows[row];
  }
  return places.subarray(0, count);
}

/** Which moments lie in a half-open span, one flag each; UNIX ns. */
export function inSpan(tsNs: BigInt64Array, startNs: bigint, endNs: bigint): Uint8Array {
  const inside = new Uint8Array(tsNs.length);
  for (let row = 0; row < inside.length; row++) {
    inside[row] = tsNs[row] >= startNs && tsNs[row] < endNs ? 1 : 0;
  }
  return inside;
}
