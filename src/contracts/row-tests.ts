import type { AnyColumns } from './contract.ts';
import type { Condition } from './row-rule.ts';
import { isNull } from './table-check.ts';

/** Tells of a row whether it answers a condition with yes. */
export type RowTest = (row: number) => boolean;

/** The condition over a table that has its column. */
export function conditionTest(condition: Condition, columns: AnyColumns): RowTest {
  const values = columns[condition.column];
  switch (condition.test) {
    case 'null':
      return (row) => isNull(values[row]);
    case 'there':
      return (row) => !isNull(values[row]);
    case 'equals': {
      const { value } = condition;
      return (row) => values[row] === value;
    }
    case 'bits': {
      const { mask } = condition;
      return (row) => (Number(values[row]) & mask) !== 0;
    }
    // A null is a NaN, which is neither above nor below anything.
    case 'above': {
      const { bound } = condition;
      return (row) => Number(values[row]) > bound;
    }
    case 'below': {
      const { bound } = condition;
      return (row) => Number(values[row]) < bound;
    }
  }
}
