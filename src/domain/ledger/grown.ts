/** The typed arrays that ledgers are made of. */
type Numbers = Int32Array | Float64Array | Uint8Array;

/**
 * An array with what fits of an older one at its front.
 *
 * @param into zeroed; returned.
 */
export function grown<A extends Numbers>(old: A | undefined, into: A): A {
  if (old) into.set(old.length > into.length ? old.subarray(0, into.length) : old);
  return into;
}
