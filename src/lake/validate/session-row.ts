import { assertColumns } from '../../contracts/check-columns.ts';
import type { AnyColumns, Columns } from '../../contracts/contract.ts';
import { sessions } from '../../contracts/sessions.ts';

/** A table of `sessions` that has its one row; undefined if it has not, or breaks its contract. */
export function sessionRow(columns: AnyColumns | undefined): Columns<typeof sessions> | undefined {
  if (!columns) return undefined;
  try {
    assertColumns(sessions, columns, sessions.table);
  } catch {
    // Each break was told where the table was read.
    return undefined;
  }
  return columns.session_date.length === 1 ? columns : undefined;
}
