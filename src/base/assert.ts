/** A broken promise of our own code. Never caught below the thread border. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/**
 * States what must hold here; narrows the condition's type.
 *
 * @throws InvariantError if the condition is false.
 */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}

/** The value, which must be there: for lookups that cannot miss by construction. */
export function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new InvariantError(`${what}: expected a value, found none`);
  return value;
}
