import type { ColumnArray, Contract } from './contract.ts';
import { brokenRows, valueText } from './table-check.ts';
import type { TableCheck } from './table-check.ts';

/** Whether rows ascend by the order's columns, the first counting most, and no key comes twice. */
export function orderChecks({ order, key }: Contract): readonly TableCheck[] {
  const checks: TableCheck[] = [];
  if (order.length > 0) checks.push(orderCheck(order));
  if (key) checks.push(keyCheck(key, order));
  return checks;
}

function orderCheck(order: readonly string[]): TableCheck {
  const column = order.join(', ');
  return {
    name: 'order',
    column,
    needs: order,
    run: (columns, rowCount) => {
      const keys = order.map((name) => columns[name]);
      return brokenRows(rowCount, (row) => row > 0 && compareRows(keys, row - 1, row) > 0, {
        check: 'order',
        column,
        expected: 'ascending rows',
        found: (row) => `${rowText(keys, row)} after ${rowText(keys, row - 1)}`,
      });
    },
  };
}

/** Rows of one key stand together as far as the order goes; only there can a key come twice. */
function keyCheck(key: readonly string[], order: readonly string[]): TableCheck {
  const column = key.join(', ');
  return {
    name: 'unique',
    column,
    needs: key,
    run: (columns, rowCount) => {
      const keys = key.map((name) => columns[name]);
      const isRepeated =
        key.length === order.length
          ? (row: number) => row > 0 && compareRows(keys, row - 1, row) === 0
          : repeatedInRun(
              order.map((name) => columns[name]),
              keys.slice(order.length),
            );
      return brokenRows(rowCount, isRepeated, {
        check: 'unique',
        column,
        expected: 'a key of its own',
        found: (row) => `${rowText(keys, row)} again`,
      });
    },
  };
}

/** Tells rows asked for one after the other whether their key was there in the same run. */
function repeatedInRun(
  runKeys: readonly ColumnArray[],
  ownKeys: readonly ColumnArray[],
): (row: number) => boolean {
  const seen = new Set<string>();
  return (row) => {
    if (row === 0 || compareRows(runKeys, row - 1, row) !== 0) seen.clear();
    const own = rowText(ownKeys, row);
    if (seen.has(own)) return true;
    seen.add(own);
    return false;
  };
}

/** Below 0 if row `a` comes before row `b`; a null comes after everything. */
function compareRows(keys: readonly ColumnArray[], a: number, b: number): number {
  for (const key of keys) {
    const valueA = key[a];
    const valueB = key[b];
    if (valueA === valueB) continue;
    if (valueA !== undefined && valueB !== undefined && valueA < valueB) return -1;
    return 1;
  }
  return 0;
}

function rowText(keys: readonly ColumnArray[], row: number): string {
  return keys.map((key) => valueText(key[row])).join(' ');
}
