import {
  Bool,
  Dictionary,
  Float64,
  Int32,
  Int64,
  Table,
  Utf8,
  makeData,
  makeVector,
  tableToIPC,
  vectorFromArray,
} from 'apache-arrow';
import type { Vector } from 'apache-arrow';
import { assert, required } from '../base/assert.ts';
import { UNDEF_I64 } from '../contracts/contract.ts';
import type { AnyColumns, Column, ColumnArray, Contract } from '../contracts/contract.ts';

/**
 * A table as an Arrow IPC stream, for SQL: NaN of a nullable column becomes NULL again. The bytes
 * are a copy, so the columns may be handed over afterwards.
 */
export function arrowStream(columns: AnyColumns, contract: Contract): Uint8Array {
  const vectors: Record<string, Vector> = {};
  for (const column of contract.columns) {
    vectors[column.name] = vectorOf(required(columns[column.name], column.name), column);
  }
  return tableToIPC(new Table(vectors), 'stream');
}

/** A text column as the place of each word among those of its contract. */
export function wordPlaces(values: ColumnArray, { name, words = [] }: Column): Uint8Array {
  assert(!ArrayBuffer.isView(values) && words.length > 0, `${name}: expected a column of words`);
  return Uint8Array.from(values, (word) => words.indexOf(word ?? ''));
}

function vectorOf(values: ColumnArray, column: Column): Vector {
  if (values instanceof BigInt64Array && column.nullable === true) {
    return vectorFromArray(
      Array.from(values, (ns) => (ns === UNDEF_I64 ? null : ns)),
      new Int64(),
    );
  }
  if (values instanceof BigInt64Array || values instanceof Int32Array) return makeVector(values);
  if (values instanceof Uint8Array) {
    return vectorFromArray(
      Array.from(values, (flag) => flag !== 0),
      new Bool(),
    );
  }
  if (values instanceof Float64Array) return floatVector(values, column.nullable === true);
  const type = new Dictionary(new Utf8(), new Int32());
  if (column.words !== undefined && column.nullable !== true) {
    // Half a million words one by one would take as long as all other columns together.
    const data = Int32Array.from(wordPlaces(values, column));
    const dictionary = vectorFromArray(column.words, new Utf8());
    return makeVector(makeData({ type, data, length: data.length, dictionary }));
  }
  return vectorFromArray(
    Array.from(values, (text) => text ?? null),
    type,
  );
}

function floatVector(data: Float64Array, isNullable: boolean): Vector {
  const nullBitmap = isNullable ? presentBits(data) : undefined;
  const nullCount = isNullable
    ? data.reduce((count, v) => (Number.isNaN(v) ? count + 1 : count), 0)
    : 0;
  return makeVector(
    makeData({ type: new Float64(), data, length: data.length, nullCount, nullBitmap }),
  );
}

/** One bit a row, least significant first: 1 where a value is present. */
function presentBits(data: Float64Array): Uint8Array {
  const bits = new Uint8Array(Math.ceil(data.length / 64) * 8);
  for (let row = 0; row < data.length; row++) {
    if (!Number.isNaN(data[row])) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
  }
  return bits;
}
