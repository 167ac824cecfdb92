import type { SchemaElement } from 'hyparquet';
import { FaultError } from '../../base/fault.ts';
import type { Column, ColumnType, Contract } from '../../contracts/contract.ts';

const parquetTypes = {
  i32: 'INT32',
  i64: 'INT64',
  f64: 'DOUBLE',
  bool: 'BOOLEAN',
  text: 'BYTE_ARRAY',
} as const satisfies Record<ColumnType, SchemaElement['type']>;

/** The contract as a Parquet schema: a root and one leaf per column, in the contract's order. */
export function parquetSchemaOf(contract: Contract): SchemaElement[] {
  return [
    { name: contract.table, num_children: contract.columns.length },
    ...contract.columns.map(leafOf),
  ];
}

/**
 * Holds a file's schema against the contract's columns that are to be read; others may stand
 * between them.
 *
 * @throws FaultError with code `contract`.
 */
export function checkSchema(
  columns: readonly Column[],
  schema: readonly SchemaElement[],
  where: string,
): void {
  for (const column of columns) {
    const leaf = leafOf(column);
    const found = schema.find(({ name }, index) => index > 0 && name === column.name);
    const expectedType = typeText(leaf);
    const foundType = found === undefined ? 'no such column' : typeText(found);
    if (foundType !== expectedType) {
      throw new FaultError(
        'contract',
        `${where}, ${column.name}: expected ${expectedType}, found ${foundType}`,
      );
    }
  }
}

function leafOf({ name, type, nullable }: Column): SchemaElement {
  return {
    name,
    type: parquetTypes[type],
    repetition_type: nullable ? 'OPTIONAL' : 'REQUIRED',
    ...(type === 'text' && { converted_type: 'UTF8', logical_type: { type: 'STRING' } }),
  };
}

function typeText({ type, repetition_type = 'REQUIRED' }: SchemaElement): string {
  return `${repetition_type} ${type ?? 'a group'}`;
}
