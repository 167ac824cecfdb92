import type { Column } from './contract.ts';
import type { RowRule } from './row-rule.ts';

/** Whether options are known: of another contract, without a feed, without a quote in a minute. */
export const optionStates = ['OK', 'ROLL_MISMATCH', 'NO_DATA', 'STALE'] as const;

/** A ratio that only options give. @param bound greatest size; beyond 1 it is a distance in ATR. */
export function optionNumber(name: string, doc: string, bound = 1): Column {
  return {
    ...{ name, type: 'f64', unit: bound > 1 ? 'ATR' : 'ratio' },
    ...{ doc: `${doc} Null without options.`, nullable: true, min: -bound, max: bound },
  };
}

/** Columns of options are null in every row whose `opt_state` is another than OK. */
export function optionRules(columns: readonly string[]): readonly RowRule[] {
  return optionStates
    .filter((state) => state !== 'OK')
    .flatMap((value) =>
      columns.map((column): RowRule => ({
        kind: 'where',
        where: { column: 'opt_state', test: 'equals', value },
        then: { column, test: 'null' },
      })),
    );
}
