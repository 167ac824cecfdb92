import { UNDEF_I64 } from './contract.ts';
import type { AnyColumns, ColumnArray } from './contract.ts';
import type { RowRule, SessionFrame } from './row-rule.ts';
import { conditionText } from './row-rule.ts';
import { conditionTest } from './row-tests.ts';
import { sessionCheck } from './session-checks.ts';
import { carriesCheck, stepsCheck } from './series-checks.ts';
import { breakAt, brokenRows, FoundRows, isNull, valueText } from './table-check.ts';
import type { ContractBreak, RowsFound, RowWords, TableCheck } from './table-check.ts';

/**
 * A rule as a check.
 *
 * @returns undefined for a rule about the session if none is given.
 */
export function ruleCheck(
  rule: RowRule,
  frame: SessionFrame | undefined,
): TableCheck | readonly TableCheck[] | undefined {
  switch (rule.kind) {
    case 'at-most':
      return checkOf([rule.low, rule.high], (columns, rowCount) => atMost(rule, columns, rowCount));
    case 'sum':
      return checkOf([rule.total, ...Object.keys(rule.terms)], (columns, rowCount) =>
        sum(rule, columns, rowCount),
      );
    case 'same-nulls':
      return sameNullChecks(rule.columns);
    case 'where':
      return checkOf([rule.then.column, rule.where.column], (columns, rowCount) =>
        where(rule, columns, rowCount),
      );
    case 'steps':
      return stepsCheck(rule);
    case 'carries':
      return carriesCheck(rule);
    default:
      return frame && sessionCheck(rule, frame);
  }
}

type Rule<Kind extends RowRule['kind']> = Extract<RowRule, { kind: Kind }>;

/** @param needs the columns of the rule, first the one that is named when it breaks. */
function checkOf(needs: readonly [string, ...string[]], run: TableCheck['run']): TableCheck {
  return { name: 'rule', column: needs[0], needs, run };
}

function atMost(
  { low, high }: Rule<'at-most'>,
  columns: AnyColumns,
  rowCount: number,
): ContractBreak | undefined {
  const lows = columns[low];
  const highs = columns[high];
  return brokenRows(rowCount, (row) => isAbove(lows[row], highs[row]), {
    check: 'rule',
    column: low,
    expected: (row) => `at most ${high} (${valueText(highs[row])})`,
    found: (row) => valueText(lows[row]),
  });
}

function isAbove(low: ColumnArray[number], high: ColumnArray[number]): boolean {
  if (low === undefined || high === undefined) return false;
  return low > high && high !== UNDEF_I64;
}

function sum(
  { terms, relation, total, tolerance = 0 }: Rule<'sum'>,
  columns: AnyColumns,
  rowCount: number,
): ContractBreak | undefined {
  const added = Object.entries(terms).map(([name, factor]) => ({ values: columns[name], factor }));
  const totals = columns[total];
  const sumOf = (row: number): number => {
    let sumSoFar = 0;
    for (const { values, factor } of added) sumSoFar += factor * Number(values[row]);
    return sumSoFar;
  };
  const isBroken =
    relation === 'equals'
      ? (row: number) => Math.abs(sumOf(row) - Number(totals[row])) > tolerance
      : (row: number) => sumOf(row) - Number(totals[row]) > tolerance;
  const text = termsText(terms);
  return brokenRows(rowCount, isBroken, {
    check: 'rule',
    column: total,
    expected: (row) => `${relation === 'equals' ? '' : 'at least '}${text} (${sumOf(row)})`,
    found: (row) => valueText(totals[row]),
  });
}

/** "s + add − pull". */
function termsText(terms: Readonly<Record<string, number>>): string {
  return Object.entries(terms)
    .map(([name, factor], index) => {
      const size = Math.abs(factor) === 1 ? name : `${Math.abs(factor)} ${name}`;
      if (index === 0) return factor < 0 ? `−${size}` : size;
      return `${factor < 0 ? '−' : '+'} ${size}`;
    })
    .join(' ');
}

/** Each column but the first is held against the first. */
function sameNullChecks([first, ...others]: readonly string[]): readonly TableCheck[] {
  return others.map((other) =>
    checkOf([other, first], (columns, rowCount) => {
      const firsts = columns[first];
      const values = columns[other];
      const words: RowWords = {
        ...{ check: 'rule', column: other },
        expected: (row) => `${isNull(firsts[row]) ? 'null' : 'a value'} as in ${first}`,
        found: (row) => valueText(values[row]),
      };
      return firsts instanceof Float64Array && values instanceof Float64Array
        ? breakAt(rowsOfOtherNulls(firsts, values), words)
        : brokenRows(rowCount, (row) => isNull(values[row]) !== isNull(firsts[row]), words);
    }),
  );
}

/** Rows where one column is null and the other is not; a hot loop of its own. */
function rowsOfOtherNulls(firsts: Float64Array, values: Float64Array): RowsFound {
  const found = new FoundRows();
  for (let row = 0; row < values.length; row++) {
    if (Number.isNaN(values[row]) !== Number.isNaN(firsts[row])) found.add(row);
  }
  return found;
}

function where(
  { where: condition, then }: Rule<'where'>,
  columns: AnyColumns,
  rowCount: number,
): ContractBreak | undefined {
  const isAsked = conditionTest(condition, columns);
  const holds = conditionTest(then, columns);
  const values = columns[then.column];
  return brokenRows(rowCount, (row) => isAsked(row) && !holds(row), {
    check: 'rule',
    column: then.column,
    expected: `${conditionText(then)} where ${conditionText(condition)}`,
    found: (row) => valueText(values[row]),
  });
}
