import { UNDEF_I64 } from './contract.ts';
import type { AnyColumns, ColumnArray } from './contract.ts';

/** What a check is about, as a word a program can branch on. */
export type CheckName =
  'schema' | 'type' | 'null' | 'range' | 'words' | 'order' | 'unique' | 'rule';

/** One row that breaks a check. */
export type BreakExample = {
  /** Row from 0; undefined where it is no matter of single rows. */
  readonly row?: number;
  readonly expected: string;
  readonly found: string;
};

/** One way in which a table breaks its contract. */
export type ContractBreak = {
  readonly check: CheckName;
  /** The column, or several with commas. */
  readonly column: string;
  /** How many rows break it. */
  readonly count: number;
  /** The first of them, at most `EXAMPLES_MAX` and at least one. */
  readonly examples: readonly [BreakExample, ...BreakExample[]];
};

/** One check of a contract, ready to run over a table. */
export type TableCheck = {
  readonly name: CheckName;
  readonly column: string;
  /** Columns it looks at; it runs only where all of them are there with the right arrays. */
  readonly needs: readonly string[];
  readonly run: (columns: AnyColumns, rowCount: number) => ContractBreak | undefined;
};

/** Rows told one by one of each break; the others are counted. */
export const EXAMPLES_MAX = 5;

/** What is said of a row that breaks a check. */
export type RowWords = {
  readonly check: CheckName;
  readonly column: string;
  readonly expected: string | ((row: number) => string);
  readonly found: (row: number) => string;
};

/** Rows that break a check: the first of them, and how many there are. */
export type RowsFound = { readonly rows: readonly number[]; readonly count: number };

/** Rows that break a check as they are found. */
export class FoundRows implements RowsFound {
  readonly rows: number[] = [];
  count = 0;

  add(row: number): void {
    if (this.count < EXAMPLES_MAX) this.rows.push(row);
    this.count++;
  }
}

/** The rows that a test picks as one break; undefined if there is none. */
export function brokenRows(
  rowCount: number,
  isBroken: (row: number) => boolean,
  words: RowWords,
): ContractBreak | undefined {
  const found = new FoundRows();
  for (let row = 0; row < rowCount; row++) {
    if (isBroken(row)) found.add(row);
  }
  return breakAt(found, words);
}

/** Rows as one break; undefined if there is none. */
export function breakAt(
  { rows, count }: RowsFound,
  { check, column, expected, found }: RowWords,
): ContractBreak | undefined {
  const [first, ...others] = rows.map((row) => ({
    row,
    expected: typeof expected === 'string' ? expected : expected(row),
    found: found(row),
  }));
  return rows.length === 0 ? undefined : { check, column, count, examples: [first, ...others] };
}

/** A value as a message has it. */
export function valueText(value: ColumnArray[number]): string {
  return isNull(value) ? 'null' : String(value);
}

/** Whether a value stands for none. */
export function isNull(value: ColumnArray[number]): boolean {
  return value === undefined || value === UNDEF_I64 || Number.isNaN(value);
}
