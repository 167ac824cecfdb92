import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { ColumnSource } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { UNDEF_I64 } from '../../contracts/contract.ts';
import type { AnyColumns, Column, ColumnArray, Contract } from '../../contracts/contract.ts';
import { parquetSchemaOf } from './parquet-schema.ts';
import { TableFile } from './table-file.ts';

const facts = { contract: 'gold/spec', synthetic: 'true' };
const compress = (bytes: Uint8Array): Uint8Array => bytes.slice();

/** The file as hyparquet-writer writes it all by itself. */
function libraryFile(contract: Contract, columns: AnyColumns): Uint8Array {
  const writer = new ByteWriter();
  const file = new ParquetWriter({
    writer,
    schema: parquetSchemaOf(contract),
    codec: 'ZSTD',
    compressors: { ZSTD: compress },
    kvMetadata: Object.entries(facts).map(([key, value]) => ({ key, value })),
    createdBy: 'spymaster',
  });
  const rowGroupSize = columns[contract.columns[0].name].length;
  const columnData = contract.columns.map((column): ColumnSource => ({
    name: column.name,
    data: plainValues(column, columns[column.name]),
    ...packed(column, columns[column.name]),
    statistics: contract.order.includes(column.name),
  }));
  void file.write({ columnData, rowGroupSize });
  void file.finish();
  return writer.getBytes();
}

function packed({ type, packing }: Column, values: ColumnArray): Pick<ColumnSource, 'encoding'> {
  if (type === 'i64' || packing === 'steps') return { encoding: 'DELTA_BINARY_PACKED' };
  const known = Array.from<unknown>(values).filter((value) => !Number.isNaN(value));
  const share = new Set(known).size / Math.max(1, known.length);
  const isSplit = (type === 'f32' && share > 0.5) || (type === 'f64' && share > 0.9);
  return isSplit ? { encoding: 'BYTE_STREAM_SPLIT' } : {};
}

function plainValues({ type }: Column, values: ColumnArray): unknown[] {
  return Array.from<unknown, unknown>(values, (value) => {
    if (value === UNDEF_I64 || Number.isNaN(value)) return undefined;
    return type === 'bool' ? value === 1 : value;
  });
}

function ownFile(contract: Contract, columns: AnyColumns): Uint8Array {
  const file = new TableFile(contract, facts, { compress });
  file.addGroup(columns, 0, columns[contract.columns[0].name].length);
  return file.end();
}

function tableOf(
  column: Pick<Column, 'type' | 'nullable' | 'packing'>,
  hasStatistics = true,
): Contract {
  return {
    ...{ table: 'spec', row: 'one value', order: hasStatistics ? ['value'] : [] },
    columns: [{ name: 'value', unit: '', doc: '', ...column }],
  };
}

const random = new Random('table-file');
const filled = (count: number, of: (row: number) => number): Float64Array =>
  Float64Array.from({ length: count }, (_, row) => of(row));
const draw = (count: number, bound: number): Float64Array =>
  filled(count, () => random.integer(0, bound));
const orNull = (values: Float64Array, share: number): Float64Array =>
  values.map((value) => (random.uniform() < share ? NaN : value));

const counts = [1, 2, 7, 8, 9, 100, 3000];

describe('a column is written as the library writes it', () => {
  it.each(counts)('of %i whole numbers', (count) => {
    for (const bound of [1, 2, 5, 300, 70_000, 2 ** 31]) {
      const value = new Int32Array(draw(count, bound).map((v) => v - (v % 3) * 7));
      const contract = tableOf({ type: 'i32' });
      expect(ownFile(contract, { value }), `below ${bound}`).toEqual(
        libraryFile(contract, { value }),
      );
    }
  });

  it.each(counts)('of %i numbers with nulls', (count) => {
    for (const type of ['i32', 'f32', 'f64'] as const) {
      for (const share of [0, 0.02, 0.5, 1]) {
        const numbers = draw(count, 40).map((v) => (type === 'i32' ? v : v / 8 - 2));
        const value = orNull(numbers, share);
        const contract = tableOf({ type, nullable: true });
        expect(ownFile(contract, { value }), `${type}, ${share} null`).toEqual(
          libraryFile(contract, { value }),
        );
      }
    }
  });

  it.each(counts)('of %i numbers that are all different, and of both zeros', (count) => {
    const contract = tableOf({ type: 'f64' });
    for (const value of [
      filled(count, (row) => row / 7),
      filled(count, (row) => (row % 3 === 0 ? -0 : row % 3 === 1 ? 0 : 1)),
      filled(count, (row) => Math.floor(row / 20) * 0.1),
    ]) {
      expect(ownFile(contract, { value })).toEqual(libraryFile(contract, { value }));
    }
  });

  it.each(counts)('of %i whole numbers by their steps', (count) => {
    for (const share of [0, 0.3, 1]) {
      const value = orNull(
        filled(count, (row) => 6900 * 4 + Math.round(20 * Math.sin(row))),
        share,
      );
      const contract = tableOf({ type: 'i32', nullable: true, packing: 'steps' });
      expect(ownFile(contract, { value }), `${share} null`).toEqual(
        libraryFile(contract, { value }),
      );
    }
  });

  it.each(counts)('of %i floats that are all different, with nulls', (count) => {
    for (const type of ['f32', 'f64'] as const) {
      for (const share of [0, 0.3, 1]) {
        const value = orNull(
          filled(count, (row) => (row + 1) / 8),
          share,
        );
        const contract = tableOf({ type, nullable: true });
        expect(ownFile(contract, { value }), `${type}, ${share} null`).toEqual(
          libraryFile(contract, { value }),
        );
      }
    }
  });

  it.each(counts)('of %i times', (count) => {
    const contract = tableOf({ type: 'i64' });
    for (const step of [0, 1, 90_000, 5_000_000_000, 2 ** 50]) {
      let now = 1_700_000_000_000_000_000n;
      const value = BigInt64Array.from(
        { length: count },
        () => (now += BigInt(Math.floor((random.uniform() - 0.2) * step))),
      );
      expect(ownFile(contract, { value }), `step ${step}`).toEqual(
        libraryFile(contract, { value }),
      );
    }
  });

  it.each(counts)('of %i words, flags and times with nulls', (count) => {
    const words = ['A', 'B', 'ARMED', '', 'é', '\u{1f600}', '\uffee'];
    for (const few of [1, 2, 4, 7]) {
      const value = Array.from({ length: count }, () => words[random.integer(0, few)]);
      const contract = tableOf({ type: 'text' });
      expect(ownFile(contract, { value }), `${few} words`).toEqual(
        libraryFile(contract, { value }),
      );
    }
    const texts = tableOf({ type: 'text', nullable: true });
    const value = Array.from({ length: count }, (_, row) => (row % 3 === 0 ? undefined : 'A'));
    expect(ownFile(texts, { value })).toEqual(libraryFile(texts, { value }));
    const flags = tableOf({ type: 'bool' });
    const flag = { value: new Uint8Array(draw(count, 2)) };
    expect(ownFile(flags, flag)).toEqual(libraryFile(flags, flag));
    const times = tableOf({ type: 'i64', nullable: true });
    const ns = { value: BigInt64Array.from({ length: count }, (_, i) => (i % 2 ? 5n : UNDEF_I64)) };
    expect(ownFile(times, ns)).toEqual(libraryFile(times, ns));
  });

  it('where it fills more than one page', () => {
    const count = 131_072;
    const numbers = tableOf({ type: 'f64', nullable: true }, false);
    for (const share of [0, 0.0001]) {
      const value = orNull(
        filled(count, (row) => row / 3),
        share,
      );
      expect(ownFile(numbers, { value })).toEqual(libraryFile(numbers, { value }));
    }
    const times = tableOf({ type: 'i64' });
    const value = BigInt64Array.from({ length: count }, (_, row) => BigInt(row * row));
    expect(ownFile(times, { value })).toEqual(libraryFile(times, { value }));
  });
});
