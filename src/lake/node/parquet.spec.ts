import { parquetMetadataAsync } from 'hyparquet';
import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lakeTables } from '../../contracts/lake-tables.ts';
import { UNDEF_I64 } from '../../contracts/contract.ts';
import type { AnyColumns, Column, ColumnArray, Contract } from '../../contracts/contract.ts';
import { VECTOR_LAYOUT } from '../../contracts/vector-columns.ts';
import { readParquet, readParquetFacts } from '../parquet/read-parquet.ts';
import { writeParquet } from '../parquet/write-parquet.ts';
import type { FileFacts } from '../parquet/table-file.ts';
import { nodeZstd } from './zstd-codec.ts';

const duckTypes = {
  i32: 'INTEGER',
  i64: 'BIGINT',
  f32: 'FLOAT',
  f64: 'DOUBLE',
  bool: 'BOOLEAN',
  text: 'VARCHAR',
} as const;

/** A table of any contract: ascending times, both flags, and a null in every third nullable row. */
function sampleOf(contract: Contract, rowCount: number): AnyColumns {
  return Object.fromEntries(
    contract.columns.map((column) => [column.name, values(column, rowCount)]),
  );
}

function values({ type, nullable }: Column, rowCount: number): ColumnArray {
  const isNull = (row: number): boolean => nullable === true && row % 3 === 0;
  const rows = Array.from({ length: rowCount }, (_, row) => row);
  if (type === 'i64') {
    return BigInt64Array.from(rows, (row) =>
      isNull(row) ? UNDEF_I64 : 1_700_000_000_000_000_000n + BigInt(row * 7),
    );
  }
  if (type === 'text') {
    return rows.map((row) => (isNull(row) ? undefined : `w${String(row).padStart(7, '0')} é`));
  }
  if (type === 'bool') {
    const flagOf = (row: number): number => (isNull(row) ? NaN : row % 2);
    return nullable ? Float64Array.from(rows, flagOf) : Uint8Array.from(rows, flagOf);
  }
  if (type === 'i32' && !nullable) return Int32Array.from(rows, (row) => row - 5);
  const numberOf = { i32: (row: number) => row * 3 - 40, f32: (row: number) => row / 8 - 2 };
  const of = type === 'i32' || type === 'f32' ? numberOf[type] : (row: number) => row / 7 - 2;
  return Float64Array.from(rows, (row) => (isNull(row) ? NaN : of(row)));
}

function plain(column: Column, held: ColumnArray): unknown[] {
  return Array.from<unknown>(held).map((value) => {
    if (value === undefined || value === UNDEF_I64 || Number.isNaN(value)) return null;
    return column.type === 'bool' ? value === 1 : value;
  });
}

async function duckRows(
  bytes: Uint8Array,
): Promise<{ columns: Record<string, unknown[]>; types: Record<string, string> }> {
  const path = join(mkdtempSync(join(tmpdir(), 'spymaster-')), 'part-0.parquet');
  writeFileSync(path, bytes);
  const connection = await (await DuckDBInstance.create()).connect();
  const reader = await connection.runAndReadAll(`select * from read_parquet('${path}')`);
  const names = reader.columnNames();
  return {
    columns: reader.getColumnsObject(),
    types: Object.fromEntries(names.map((name, i) => [name, String(reader.columnType(i))])),
  };
}

describe.each(lakeTables)('a table of $table', (contract) => {
  it.each([0, 1, 2, 100])('of %i rows comes back equal', async (rowCount) => {
    const columns = sampleOf(contract, rowCount);
    const bytes = writeParquet(contract, columns, { synthetic: 'true' }, nodeZstd);
    const table = await readParquet(contract, {
      file: new Uint8Array(bytes).buffer,
      zstd: nodeZstd,
      where: 'memory',
    });
    expect(table).toEqual({ columns, facts: { synthetic: 'true' } });
  });

  it('reads in DuckDB with the same types, values and nulls', async () => {
    const columns = sampleOf(contract, 100);
    const found = await duckRows(writeParquet(contract, columns, {}, nodeZstd));
    for (const column of contract.columns) {
      expect(found.types[column.name], column.name).toBe(duckTypes[column.type]);
      expect(found.columns[column.name], column.name).toEqual(
        plain(column, columns[column.name] ?? []),
      );
    }
  });

  it('gives the same bytes each time', () => {
    const write = (): Uint8Array => writeParquet(contract, sampleOf(contract, 50), {}, nodeZstd);
    expect(write()).toEqual(write());
  });
});

it('keeps rows in order across row groups', async () => {
  const [contract] = lakeTables.filter(({ table }) => table === 'trades');
  const columns = sampleOf(contract, 300_000);
  const bytes = writeParquet(contract, columns, {}, nodeZstd);
  const file = new Uint8Array(bytes).buffer;
  const table = await readParquet(contract, { file, zstd: nodeZstd, where: 'memory' });
  expect(table.columns['ts_ns']).toEqual(columns['ts_ns']);
  expect(table.columns['side']).toEqual(columns['side']);
});

it('splits the bytes of floats that differ and keeps those that repeat once', async () => {
  const [contract] = lakeTables.filter(({ table }) => table === 'setups');
  const columns = { ...sampleOf(contract, 1000), y: new Float64Array(1000).fill(0.5) };
  const file = new Uint8Array(writeParquet(contract, columns, {}, nodeZstd)).buffer;
  const [{ columns: chunks }] = (await parquetMetadataAsync(file)).row_groups;
  const encodingsOf = (name: string): unknown =>
    chunks.find(({ meta_data: about }) => about?.path_in_schema[0] === name)?.meta_data?.encodings;
  expect(encodingsOf('vel_1m')).toContain('BYTE_STREAM_SPLIT');
  expect(encodingsOf('y')).toContain('RLE_DICTIONARY');
  expect(encodingsOf('decided_ns')).toEqual(['DELTA_BINARY_PACKED']);
});

it('starts a group at every multiple that the contract names, so that a reader may start there', async () => {
  const [contract] = lakeTables.filter(({ table }) => table === 'tick_ledger_5s');
  const rowCount = 1000;
  const columns = {
    ...sampleOf(contract, rowCount),
    win: Int32Array.from({ length: rowCount }, (_, row) => 359 + Math.floor(row / 2)),
  };
  const file = new Uint8Array(writeParquet(contract, columns, {}, nodeZstd)).buffer;
  const { row_groups: groups } = await parquetMetadataAsync(file);
  expect(groups.map(({ num_rows }) => Number(num_rows))).toEqual([2, 720, 278]);
});

it.each(['setups', 'setup_scaling'])('refuses %s of another layout of vectors', async (table) => {
  const [contract] = lakeTables.filter((known) => known.table === table);
  const written = (facts: FileFacts): ArrayBuffer =>
    new Uint8Array(writeParquet(contract, sampleOf(contract, 3), facts, nodeZstd)).buffer;
  const read = (facts: FileFacts): Promise<unknown> =>
    readParquet(contract, { file: written(facts), zstd: nodeZstd, where: 'part-0.parquet' });
  await expect(read({ layout: VECTOR_LAYOUT })).resolves.toBeDefined();
  await expect(read({ layout: '0123456789abcdef' })).rejects.toMatchObject({
    code: 'contract',
    message: `part-0.parquet: expected vectors of layout ${VECTOR_LAYOUT}, found 0123456789abcdef`,
  });
});

it('says what a file is that is no Parquet file', async () => {
  const file = new TextEncoder().encode('not at all a Parquet file').buffer;
  await expect(readParquetFacts({ file, where: 'x.parquet' })).rejects.toMatchObject({
    code: 'decode',
    message: expect.stringContaining('x.parquet: expected a Parquet file') as string,
  });
});
