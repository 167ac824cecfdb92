import type { Contract } from './contract.ts';

/** The columns of a contract that have one of some names. */
type ColumnsNamed<C extends Contract, Name extends string> = readonly Extract<
  C['columns'][number],
  { readonly name: Name }
>[];

/**
 * A contract of some of its columns, for who reads no others; rules between columns were kept when
 * the table was built.
 */
export function narrowed<C extends Contract, Name extends C['columns'][number]['name']>(
  { table, row, layout, columns }: C,
  names: readonly Name[],
): Contract & { readonly columns: ColumnsNamed<C, Name> } {
  const isNamed = (
    column: C['columns'][number],
  ): column is Extract<C['columns'][number], { readonly name: Name }> =>
    names.some((name) => name === column.name);
  return { table, row, order: [], layout, columns: columns.filter(isNamed) };
}
