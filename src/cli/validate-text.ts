import type { Findings, TableTally, Violation, ViolationKind } from '../lake/validate/findings.ts';
import { textTable } from './text-table.ts';

/** What `validate --json` prints. */
export type ValidateDocument = {
  readonly lake: string;
  readonly ok: boolean;
  readonly violationCount: number;
  /** What was looked at. */
  readonly tables: readonly TableTally[];
  /** The first few of each kind. */
  readonly violations: readonly Violation[];
  /** Kinds of which there are more, with their number in all. */
  readonly shortened: readonly Omit<ViolationKind, 'violations'>[];
};

/** What a validation found, as a document. */
export function validateDocument(lake: string, findings: Findings): ValidateDocument {
  const { kinds, tallies, count } = findings;
  return {
    lake,
    ok: count === 0,
    violationCount: count,
    tables: tallies,
    violations: kinds.flatMap(({ violations }) => violations),
    shortened: kinds
      .filter((kind) => kind.count > kind.violations.length)
      .map(({ table, check, column, count: inAll }) => ({ table, check, column, count: inAll })),
  };
}

/** The same for people: what was looked at, each violation on a line, and how many there are. */
export function validateText({ kinds, tallies, count }: Findings): string {
  const head = ['table', 'partitions', 'rows', 'checks', 'violations'];
  const rows = tallies.map(({ table, partitions, rows: rowCount, checks, violations }) => [
    table,
    partitions === 0 ? '–' : numberText(partitions),
    partitions === 0 ? '–' : numberText(rowCount),
    numberText(checks),
    numberText(violations),
  ]);
  const table = textTable([head, ...rows], ['left', 'right', 'right', 'right', 'right']);
  const closing = count === 1 ? '1 violation' : `${numberText(count)} violations`;
  const lines = kinds.flatMap(kindLines);
  return [...table, '', ...(lines.length === 0 ? [] : [...lines, '']), closing].join('\n');
}

function kindLines({ table, check, column, count, violations }: ViolationKind): readonly string[] {
  const more = count - violations.length;
  const others = `${[table, check, column].filter(Boolean).join('  ')}: ${numberText(more)} more`;
  return [...violations.map(violationLine), ...(more === 0 ? [] : [others])];
}

function violationLine(violation: Violation): string {
  const { table, symbol, date, row, column, check, expected, found } = violation;
  const place = [table, date, symbol, row === undefined ? undefined : `row ${row}`, column];
  return `${place.filter(Boolean).join('  ')}: ${check}: expected ${expected}, found ${found}`;
}

function numberText(value: number): string {
  return value.toLocaleString('en-US');
}
