import type { Condition, RowRule } from './row-rule.ts';

/** How a null of an `i64` column is held in memory. */
export const UNDEF_I64 = -(1n << 63n);

/**
 * How a column is stored and held. Nulls exist only where `nullable` says so. An `f32` is held as an
 * `f64` that 32 bits can store.
 */
export type ColumnType = 'i32' | 'i64' | 'f32' | 'f64' | 'bool' | 'text';

/** One column as data: what writers check, readers trust and the formula pages print. */
export type Column = {
  readonly name: string;
  readonly type: ColumnType;
  /** Unit of a value: ticks, points, lots, ns since UNIX epoch, … ; 'word' for names. */
  readonly unit: string;
  /** What the value is, in one sentence. */
  readonly doc: string;
  readonly nullable?: true;
  /** Null in these rows and in no others; without it a nullable column may be null anywhere. */
  readonly nullWhere?: Condition;
  /** Least and greatest value that can be, both included. */
  readonly min?: number;
  readonly max?: number;
  /** The only words that can be. */
  readonly words?: readonly string[];
  /** How the value is computed from others, as the formula pages print it. */
  readonly formula?: string;
  /** Where the formula comes from: a paper, or ours. */
  readonly source?: string;
  /**
   * How whole numbers lie in a file: by their steps where neighbors are alike. Without it as they
   * are, and repeated ones once.
   */
  readonly packing?: 'steps';
};

/** A column whose every value stands in another table of the same session, where that is there. */
export type Reference = {
  /** Name of the column here and there. */
  readonly column: string;
  readonly table: string;
};

/** One lake table as data. */
export type Contract = {
  readonly table: string;
  /** Meaning of a row, in one sentence. */
  readonly row: string;
  /** Columns by which rows ascend. */
  readonly order: readonly string[];
  /** Columns that no two rows share; starts with those of the order. Without it rows may repeat. */
  readonly key?: readonly string[];
  readonly columns: readonly Column[];
  /**
   * Hash of the layout of vectors that the columns are, or speak of: rows of another layout have
   * other meanings under the same names.
   */
  readonly layout?: string;
  /**
   * A whole-number column of the order whose values a reader seeks: so many of them stand together
   * in a group of rows, from a multiple on. Without it groups are cut by length.
   */
  readonly groups?: { readonly column: string; readonly every: number };
  /** What holds in and between rows, beyond what the columns say of themselves. */
  readonly rules?: readonly RowRule[];
  readonly references?: readonly Reference[];
};

/** The array that holds a column; a null is NaN, `UNDEF_I64` in `i64`, `undefined` in text. */
type ArrayOf<C extends Column> = C['type'] extends 'i64'
  ? BigInt64Array
  : C['type'] extends 'f32' | 'f64'
    ? Float64Array
    : C['type'] extends 'text'
      ? C extends { nullable: true }
        ? readonly (string | undefined)[]
        : readonly string[]
      : C extends { nullable: true }
        ? Float64Array
        : C['type'] extends 'i32'
          ? Int32Array
          : Uint8Array;

/**
 * A table in memory: one array per column, all of one length. Of a contract that is put together
 * from parts the names are known only at run time.
 */
export type Columns<T extends Contract = Contract> = string extends T['columns'][number]['name']
  ? AnyColumns
  : { readonly [C in T['columns'][number] as C['name']]: ArrayOf<C> };

/** Any array a column may be. */
export type ColumnArray =
  BigInt64Array | Float64Array | Int32Array | Uint8Array | readonly (string | undefined)[];

/** A table whose contract is known only at run time. */
export type AnyColumns = Readonly<Record<string, ColumnArray>>;
