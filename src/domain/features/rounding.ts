const NANO = 1e9;

/**
 * Rounded to 1e-9, as every stored float is: what a browser computes and what a lake holds are then
 * the same bits. Halves go away from zero, so that a mirror's numbers are rounded alike.
 *
 * @returns never −0; NaN stays.
 */
export function toNano(value: number): number {
  // A whole number is as it is, however large.
  if (Math.trunc(value) === value) return value + 0;
  const size = Math.round(Math.abs(value) * NANO) / NANO;
  return value < 0 && size > 0 ? -size : size;
}

/** The values rounded to 1e-9, a copy. */
export function allToNano(values: Float64Array): Float64Array {
  const rounded = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) rounded[i] = toNano(values[i]);
  return rounded;
}
