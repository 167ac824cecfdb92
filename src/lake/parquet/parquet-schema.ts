import type { SchemaElement } from 'hyparquet';
import type { Column, ColumnType, Contract } from '../../contracts/contract.ts';
import type { ContractBreak } from '../../contracts/table-check.ts';

const parquetTypes = {
  i32: 'INT32',
  i64: 'INT64',
  f32: 'FLOAT',
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

/** What stands below the root of a file's schema, by name. */
export function leavesOf(schema: readonly SchemaElement[]): ReadonlyMap<string, SchemaElement> {
  return new Map(schema.slice(1).map((leaf) => [leaf.name, leaf]));
}

/**
 * How a column stands in a file otherwise than its contract says; undefined if it does not.
 *
 * @param leaves of the file; other columns may stand in it.
 */
export function columnSchemaBreak(
  column: Column,
  leaves: ReadonlyMap<string, SchemaElement>,
): ContractBreak | undefined {
  const leaf = leaves.get(column.name);
  const expected = typeText(leafOf(column));
  const found = leaf === undefined ? 'no such column' : typeText(leaf);
  if (found === expected) return undefined;
  return { check: 'schema', column: column.name, count: 1, examples: [{ expected, found }] };
}

/** Columns of a file that its contract does not have. */
export function otherColumns(
  { columns }: Contract,
  leaves: ReadonlyMap<string, SchemaElement>,
): readonly string[] {
  const known = new Set(columns.map(({ name }) => name));
  return [...leaves.keys()].filter((name) => !known.has(name));
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
