import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { ledgerSessionOf } from './ledger-lake.ts';

/** A row of the lake as DuckDB reads it. */
export type LakeRow = Readonly<Record<string, number | bigint | boolean | string | null>>;

/** A session's rows of a table, in the order they are stored in. */
export async function lakeRows(dir: string, table: string): Promise<readonly LakeRow[]> {
  const { path } = (await ledgerSessionOf(dir)).tables[table];
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(
      `from read_parquet('${join(dir, path)}', hive_partitioning = false)`,
    );
    return reader.getRowObjectsJS() as readonly LakeRow[];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** A stored value as the worker gives it: NaN for null. */
export function numberOf(value: LakeRow[string] | undefined): number {
  return value === null || value === undefined ? NaN : Number(value);
}

/** The columns of a row that are numbers. */
export type Numbers = Readonly<Record<string, number>>;

/** Columns of a row without words and nanoseconds, which a number does not hold. */
export function numbersOf(row: LakeRow): Numbers {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([name, value]) => typeof value !== 'string' && !name.endsWith('_ns'))
      .map(([name, value]) => [name, numberOf(value)]),
  );
}

/** The rows by level and window, `PM_HIGH 4052`. */
export function byLevelAndWindow(rows: readonly LakeRow[]): ReadonlyMap<string, LakeRow[]> {
  return Map.groupBy(rows, (row) => `${String(row['level_kind'])} ${numberOf(row['win'])}`);
}
