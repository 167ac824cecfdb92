/** How far a row is from a query, and on how much weight that rests. */
export type RowDistance = { readonly distance: number; readonly presentWeight: number };

/**
 * Weighted L2 distance over the columns that query and row both have: the root of the weighted
 * squared differences over the weight that is present. Without any it is NaN.
 *
 * Float64, column by column in this order and no other: what is shown equals this to the last bit.
 *
 * @param values rows of `query.length` columns, row by row; NaN is a missing value.
 * @see G5 of the domain's specification.
 */
export function rowDistance(
  query: Float32Array,
  weights: Float64Array,
  { values, row }: { readonly values: Float32Array; readonly row: number },
): RowDistance {
  const dims = query.length;
  const start = row * dims;
  let sum = 0;
  let presentWeight = 0;
  for (let column = 0; column < dims; column++) {
    const difference = query[column] - values[start + column];
    if (Number.isNaN(difference)) continue;
    sum += weights[column] * (difference * difference);
    presentWeight += weights[column];
  }
  return { distance: Math.sqrt(sum / presentWeight), presentWeight };
}
