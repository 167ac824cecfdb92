import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { rtypeOf } from '../../domain/dbn/record-kinds.ts';
import { convertFile } from './convert-file.ts';
import { byKind, dbnFixtures, fixturesNamed } from './fixture-catalog.ts';
import { hasFixtures } from './fixtures.ts';
import { RawFile } from './raw-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'convert-real-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function text(path: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await RawFile.open(path)) chunks.push(chunk.slice());
  return Buffer.concat(chunks).toString('utf8');
}

async function duck(): Promise<DuckDBConnection> {
  return (await DuckDBInstance.create()).connect();
}

/** First row of a query, as values. */
async function firstRow(connection: DuckDBConnection, sql: string): Promise<unknown[]> {
  const [row] = (await connection.runAndReadAll(sql)).getRowsJS();
  return [...row];
}

describe.skipIf(!hasFixtures)('a crude oil afternoon', () => {
  it('is as CSV the very file that the official library wrote', async () => {
    const [path] = fixturesNamed('CLX5_mbo.dbn');
    const [csvPath] = fixturesNamed('CLX5_mbo.csv.zst');
    const golden = await text(csvPath);
    const columns = golden.slice(0, golden.indexOf('\n')).split(',');
    const out = join(folder, 'clx5.csv');
    await convertFile(path, { format: 'csv', out, columns });
    expect(readFileSync(out, 'utf8') === golden).toBe(true);
  });

  it('is the same for an independent reader as Parquet, JSON lines and CSV', async () => {
    const [path] = fixturesNamed('CLX5_mbo.dbn');
    const files = { csv: '', jsonl: '', parquet: '' };
    for (const format of ['csv', 'jsonl', 'parquet'] as const) {
      files[format] = join(folder, `same.${format}`);
      await convertFile(path, { format, out: files[format] });
    }
    const connection = await duck();
    const sums = `count(*), sum(order_id)::VARCHAR, sum(price)::DECIMAL(18,2)::VARCHAR, sum(size)::VARCHAR,
      sum(sequence)::VARCHAR, count(distinct symbol), min(action), max(side)`;
    const rows = await Promise.all([
      firstRow(connection, `select ${sums} from read_parquet('${files.parquet}')`),
      firstRow(connection, `select ${sums} from read_json('${files.jsonl}')`),
      firstRow(connection, `select ${sums} from read_csv('${files.csv}')`),
    ]);
    expect(rows[0][0]).toBe(38_212n);
    expect(rows[1]).toEqual(rows[0]);
    expect(rows[2]).toEqual(rows[0]);
    const exact = `select count(*) from read_parquet('${files.parquet}')
      where round(price * 1e9)::BIGINT <> price_nano or ts_recv <= 1758742200000000000`;
    expect(await firstRow(connection, exact)).toEqual([0n]);
  });
});

describe.skipIf(!hasFixtures)('every real DBN file', () => {
  /** Each file once for each kind that it holds. */
  const cases = dbnFixtures().flatMap(({ file, path, dbn }) =>
    Object.entries(byKind(dbn.by_rtype)).map(([kind, count]) => ({ file, path, kind, count })),
  );

  it.each(cases)('is read by DuckDB with all its records: $kind of $file', async (wanted) => {
    const { path, kind, count } = wanted;
    const connection = await duck();
    const base = { rtype: rtypeOf(kind) };
    const out = join(folder, 'any.parquet');
    const csv = join(folder, 'any.csv');
    await convertFile(path, { ...base, format: 'parquet', out });
    await convertFile(path, { ...base, format: 'csv', out: csv });
    const sql = (source: string): string =>
      `select count(*), min(instrument_id)::BIGINT, max(publisher_id)::BIGINT from ${source}`;
    const parquetRow = await firstRow(connection, sql(`read_parquet('${out}')`));
    expect(parquetRow[0]).toBe(BigInt(count));
    const csvSource = `read_csv('${csv}', header = true, all_varchar = true, delim = ',', quote = '"')`;
    const asNumbers = `(select instrument_id::BIGINT instrument_id, publisher_id::BIGINT publisher_id from ${csvSource})`;
    expect(await firstRow(connection, sql(asNumbers))).toEqual(parquetRow);
  });
});

describe.skipIf(!hasFixtures)('a real file that was cut', () => {
  it.each([0.3, 0.6, 0.95])('gives its records up to the cut at a share of %d', async (share) => {
    const [path] = fixturesNamed('esh4-glbx-mdp3-20231225.mbo.dbn.zst');
    const bytes = readFileSync(path);
    const cut = join(folder, 'cut.dbn.zst');
    writeFileSync(cut, bytes.subarray(0, Math.floor(bytes.length * share)));
    const whole = join(folder, 'whole.csv');
    const partial = join(folder, 'partial.csv');
    await convertFile(path, { format: 'csv', out: whole });
    const { records, fault } = await convertFile(cut, {
      format: 'csv',
      out: partial,
      isPartial: true,
    });
    expect(fault?.message).toContain('truncated zstd frame');
    expect(fault?.context['recordIndex']).toBe(records);
    expect(records).toBeGreaterThan(68_792 * (share - 0.1));
    expect(readFileSync(whole, 'utf8').startsWith(readFileSync(partial, 'utf8'))).toBe(true);
  });
});
