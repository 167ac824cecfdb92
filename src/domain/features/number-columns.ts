/** Columns of numbers by name, all of a length, to be written: zeros. */
export function numberColumns<K extends string>(
  names: readonly K[],
  length: number,
): Readonly<Record<K, Float64Array>> {
  const columns = names.map((name) => [name, new Float64Array(length)] as const);
  return Object.fromEntries(columns) as Record<K, Float64Array>;
}
