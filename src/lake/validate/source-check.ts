import type { AnyColumns } from '../../contracts/contract.ts';
import { columnsUnknownTo } from '../../contracts/source-nulls.ts';
import { brokenRows, isNull, valueText } from '../../contracts/table-check.ts';
import { placeOf } from './seen-partition.ts';
import type { SeenPartition, ValidateContext } from './seen-partition.ts';

/** Whether what the session's source cannot know is null in every row. */
export function checkUnknown(
  { findings }: ValidateContext,
  partition: Omit<SeenPartition, 'columns'>,
  columns: AnyColumns,
): void {
  const { manifest, key } = partition;
  if (!manifest) return;
  const place = placeOf(partition);
  const { kind } = manifest.source;
  for (const column of columnsUnknownTo(kind, key.table)) {
    if (!(column in columns)) continue;
    findings.noteChecks(place);
    const values = columns[column];
    const found = brokenRows(values.length, (row) => !isNull(values[row]), {
      check: 'null',
      column,
      expected: `null, for a source of ${kind} does not tell`,
      found: (row) => valueText(values[row]),
    });
    if (found) findings.addBreak(place, found);
  }
}
