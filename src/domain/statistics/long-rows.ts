/** A table in which every row is one number of a named quantity, by place. */
export type LongColumns = {
  /** Name of the quantity of each row; rows of one name stand together. */
  readonly words: readonly string[];
  readonly slot: Int32Array;
  readonly value: Float64Array;
};

/**
 * The numbers of one quantity by place.
 *
 * @param count places from 0 on; NaN where the table has no row.
 */
export function bySlot(
  { words, slot, value }: LongColumns,
  word: string,
  count: number,
): Float64Array {
  const values = new Float64Array(count).fill(NaN);
  let row = words.indexOf(word);
  for (; row >= 0 && words[row] === word; row++) {
    if (slot[row] >= 0 && slot[row] < count) values[slot[row]] = value[row];
  }
  return values;
}
