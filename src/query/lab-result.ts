import { DataType } from 'apache-arrow';
import type { Field, RecordBatch, Schema, Vector } from 'apache-arrow';
import type { LabColumn, LabValue } from '../protocol/lab-api.ts';

/** Rows of an answer as the engine gives them. */
export type LabRows = {
  readonly schema: Schema;
  readonly batches: readonly RecordBatch[];
  readonly isCut: boolean;
};

/** The columns of an answer as plain values. */
export function labColumns({ schema, batches }: LabRows): readonly LabColumn[] {
  const fields: readonly Field<DataType>[] = schema.fields;
  return fields.map(({ name, type }, place) => ({
    name,
    type: sqlTypeOf(type),
    kind: kindOf(type),
    values: batches.flatMap((batch) => valuesOf(batch.getChildAt(place), batch.numRows)),
  }));
}

/** How many rows there are. */
export function rowCountOf({ batches }: LabRows): number {
  return batches.reduce((sum, { numRows }) => sum + numRows, 0);
}

/** A type by its name in SQL. */
function sqlTypeOf(type: DataType): string {
  if (DataType.isInt(type)) return type.bitWidth === 64 ? 'BIGINT' : 'INTEGER';
  if (DataType.isFloat(type) || DataType.isDecimal(type)) return 'DOUBLE';
  if (DataType.isBool(type)) return 'BOOLEAN';
  if (DataType.isTimestamp(type)) return 'TIMESTAMP';
  return DataType.isUtf8(type) || DataType.isDictionary(type) ? 'VARCHAR' : 'NESTED';
}

function kindOf(type: DataType): LabColumn['kind'] {
  if (DataType.isBool(type)) return 'flag';
  return DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type)
    ? 'number'
    : 'text';
}

function valuesOf(vector: Vector<DataType> | null, rowCount: number): LabValue[] {
  return Array.from({ length: rowCount }, (_, row) => plain(vector?.get(row), vector?.type));
}

function plain(value: unknown, type: DataType | undefined): LabValue {
  if (value === null || value === undefined) return undefined;
  if (DataType.isTimestamp(type) || DataType.isDate(type)) return timeText(value);
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'bigint' ? part.toString() : part,
  );
}

/** The engine hands instants over as ms. */
function timeText(value: unknown): string {
  const instant = value instanceof Date ? value : new Date(Number(value));
  return instant.toISOString().replace('T', ' ').replace('Z', '');
}
