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
  for (const { name } of contract.columns) kept[name] = keptValues(columns[name], rows);
  assertColumns(contract, kept, contract.table);
  return kept;
}

function keptValues(values: ColumnArray, rows: Uint8Array): ColumnArray {
  return values.filter((_: unknown, row: number) => rows[row] === 1);
}

/** Which moments lie in a half-open span, one flag each; UNIX ns. */
export function inSpan(tsNs: BigInt64Array, startNs: bigint, endNs: bigint): Uint8Array {
  return Uint8Array.from(tsNs, (ns) => (ns >= startNs && ns < endNs ? 1 : 0));
}
