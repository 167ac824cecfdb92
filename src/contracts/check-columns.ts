import { FaultError } from '../base/fault.ts';
import type { AnyColumns, Column, Columns, Contract } from './contract.ts';
import { orderChecks } from './order-checks.ts';
import type { SessionFrame } from './row-rule.ts';
import { ruleCheck } from './rule-checks.ts';
import type { ContractBreak, TableCheck } from './table-check.ts';
import { arrayNameOf, rangeChecks, typeChecks } from './value-checks.ts';

/**
 * Holds a table against its contract as far as reading it is safe: the columns there and no
 * others, the right arrays, one length, no nulls where none may be, rows in order. Run after
 * every read.
 *
 * @param where what the table is called in a message, such as its path.
 * @returns the number of rows.
 * @throws FaultError with code `contract`.
 */
export function checkColumns(contract: Contract, columns: AnyColumns, where: string): number {
  return runChecks(columns, where, { contract, checks: formChecks(contract) });
}

/**
 * Holds a table against all that its contract says, the session's rules too. Run before every
 * write.
 *
 * @returns the number of rows.
 * @throws FaultError with code `contract` at the first break.
 * @see tableBreaks for all of them
 */
export function checkTable(
  contract: Contract,
  columns: AnyColumns,
  { where, frame }: { readonly where: string; readonly frame: SessionFrame | undefined },
): number {
  return runChecks(columns, where, { contract, checks: tableChecks(contract, frame) });
}

/**
 * The columns' own checks and the table's rules, to be run one by one.
 *
 * @param frame without it the rules about the session are left out.
 */
export function tableChecks(
  contract: Contract,
  frame: SessionFrame | undefined,
): readonly TableCheck[] {
  return [
    ...formChecks(contract),
    ...contract.columns.flatMap(rangeChecks),
    ...(contract.rules ?? []).flatMap((rule) => ruleCheck(rule, frame) ?? []),
  ];
}

/**
 * All ways in which a table breaks its contract, one by one as they are found. A check whose
 * columns are not there, or not in the right arrays, is left out.
 */
export function* tableBreaks(
  contract: Contract,
  columns: AnyColumns,
  frame: SessionFrame | undefined,
): Generator<ContractBreak> {
  yield* breaksOf(columns, contract, tableChecks(contract, frame));
}

/**
 * The same check as `checkColumns`, after which the compiler too knows the columns.
 *
 * @throws FaultError with code `contract`.
 */
export function assertColumns<C extends Contract>(
  contract: C,
  columns: AnyColumns,
  where: string,
): asserts columns is AnyColumns & Columns<C> {
  checkColumns(contract, columns, where);
}

/** What a reader relies on: types, nulls and order. */
function formChecks(contract: Contract): readonly TableCheck[] {
  return [...contract.columns.flatMap(typeChecks), ...orderChecks(contract)];
}

function runChecks(
  columns: AnyColumns,
  where: string,
  { contract, checks }: { readonly contract: Contract; readonly checks: readonly TableCheck[] },
): number {
  for (const { check, column, examples } of breaksOf(columns, contract, checks)) {
    const [{ expected, found, row }] = examples;
    const place = row === undefined ? '' : ` in row ${row}`;
    throw new FaultError(
      'contract',
      `${where}, ${column}: expected ${expected}, found ${found}${place}`,
      { check, column, expected, found, row },
    );
  }
  return rowCountOf(contract, columns);
}

function* breaksOf(
  columns: AnyColumns,
  contract: Contract,
  checks: readonly TableCheck[],
): Generator<ContractBreak> {
  const names = new Set(contract.columns.map(({ name }) => name));
  for (const name of Object.keys(columns)) {
    if (!names.has(name)) yield schemaBreak(name, 'no such column', 'one');
  }
  const rowCount = rowCountOf(contract, columns);
  const sound = new Set<string>();
  for (const column of contract.columns) {
    const found = shapeBreak(column, columns, rowCount);
    if (found) yield found;
    else sound.add(column.name);
  }
  for (const { needs, run } of checks) {
    const found = needs.every((name) => sound.has(name)) ? run(columns, rowCount) : undefined;
    if (found) yield found;
  }
}

/** Rows of the first column that is there. */
function rowCountOf(contract: Contract, table: AnyColumns): number {
  const first = contract.columns.find(({ name }) => name in table);
  return first === undefined ? 0 : table[first.name].length;
}

function shapeBreak(
  column: Column,
  columns: AnyColumns,
  rowCount: number,
): ContractBreak | undefined {
  const { name } = column;
  if (!(name in columns)) return schemaBreak(name, 'a column', 'none');
  const values = columns[name];
  const expected = arrayNameOf(column);
  const found = values.constructor.name;
  if (values.length !== rowCount) {
    return schemaBreak(name, `${rowCount} rows`, String(values.length));
  }
  return found === expected ? undefined : schemaBreak(name, expected, found);
}

function schemaBreak(column: string, expected: string, found: string): ContractBreak {
  return { check: 'schema', column, count: 1, examples: [{ expected, found }] };
}
