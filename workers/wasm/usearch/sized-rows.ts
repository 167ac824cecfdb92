import { FaultError } from '../../../src/base/fault.ts';
import { GRAPH_ROWS_MIN } from '../../../src/domain/retrieval/nearest-rows.ts';
import type { NearestRows, SearchRows } from '../../../src/domain/retrieval/nearest-rows.ts';
import { PlainRows } from '../../../src/domain/retrieval/plain-rows.ts';
import { GraphRows } from './graph-rows.ts';
import type { UsearchModule } from './usearch-module.ts';
import { WasmRows } from './wasm-rows.ts';

/**
 * The product's search over rows, chosen by their number: exact, and through a graph where that
 * would take too long.
 *
 * @param graphRowsMin from so many rows on; `GRAPH_ROWS_MIN` when left out.
 * @throws FaultError if the module has no room for them.
 */
export function openSized(
  module: UsearchModule,
  rows: SearchRows,
  graphRowsMin = GRAPH_ROWS_MIN,
): NearestRows {
  const { weights, groups } = rows;
  if (groups.length === 0) return new PlainRows(rows);
  const opened =
    weights !== undefined && groups.length >= graphRowsMin
      ? GraphRows.open(module, rows, { weights })
      : WasmRows.open(module, rows);
  if (opened instanceof FaultError) throw opened;
  return opened;
}
