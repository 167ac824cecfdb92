import type { AnyColumns } from './contract.ts';
import type { RowRule } from './row-rule.ts';
import { brokenRows, valueText } from './table-check.ts';
import type { ContractBreak, TableCheck } from './table-check.ts';

/** Whether a column goes up by the same step from row to row. */
export function stepsCheck({ column, by }: Extract<RowRule, { kind: 'steps' }>): TableCheck {
  return {
    name: 'rule',
    column,
    needs: [column],
    run: (columns, rowCount) => {
      const values = columns[column];
      const before = (row: number): number => Number(values[row - 1]);
      return brokenRows(rowCount, (row) => row > 0 && Number(values[row]) - before(row) !== by, {
        check: 'rule',
        column,
        expected: (row) => String(before(row) + by),
        found: (row) => valueText(values[row]),
      });
    },
  };
}

type Carries = Extract<RowRule, { kind: 'carries' }>;

/** Whether a stock is what it was before plus what flowed. */
export function carriesCheck(rule: Carries): TableCheck {
  const { window, key, value, flows } = rule;
  return {
    name: 'rule',
    column: value,
    needs: [value, window, key, ...Object.keys(flows)],
    run: (columns, rowCount) => carriedStock(rule, columns, rowCount),
  };
}

function carriedStock(
  { window, key, value, flows }: Carries,
  columns: AnyColumns,
  rowCount: number,
): ContractBreak | undefined {
  const stocks = new Map<unknown, number>();
  const windows = columns[window];
  const keys = columns[key];
  const values = columns[value];
  const added = Object.entries(flows).map(([name, factor]) => ({ values: columns[name], factor }));
  const expected = new Float64Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    // Before the first window nothing is known; a key that is new later had nothing.
    let stock = stocks.get(keys[row]) ?? (windows[row] === windows[0] ? NaN : 0);
    for (const { values: flow, factor } of added) stock += factor * Number(flow[row]);
    expected[row] = stock;
    stocks.set(keys[row], Number(values[row]));
  }
  const isBroken = (row: number): boolean => Math.abs(Number(values[row]) - expected[row]) > 0;
  return brokenRows(rowCount, isBroken, {
    check: 'rule',
    column: value,
    expected: (row) =>
      `${expected[row]} at ${key} ${valueText(keys[row])}, what was there and what flowed`,
    found: (row) => valueText(values[row]),
  });
}
