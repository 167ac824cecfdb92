import { FaultError } from '../base/fault.ts';
import type { FaultCode, FaultContext } from '../base/fault.ts';

/** An error as it crosses a thread: what structured cloning would drop is spelled out. */
export type ErrorFrame = {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  /** Present on faults of the world only. */
  readonly fault: { readonly code: FaultCode; readonly context: FaultContext } | undefined;
};

/** How comlink hands a thrown value to the wire and back. */
export type ThrowHandler = {
  canHandle(value: unknown): boolean;
  // The library's own words for its two directions; the shapes inside are ours.
  serialize(value: unknown): [unknown, unknown[]];
  deserialize(value: unknown): unknown;
};

/** The frame of whatever was thrown. */
export function frameOf(thrown: unknown): ErrorFrame {
  if (!(thrown instanceof Error)) {
    return { name: 'Error', message: String(thrown), stack: undefined, fault: undefined };
  }
  return {
    name: thrown.name,
    message: thrown.message,
    stack: thrown.stack,
    fault:
      thrown instanceof FaultError ? { code: thrown.code, context: thrown.context } : undefined,
  };
}

/** The error of a frame: a `FaultError` again where it was one. */
export function errorOf(frame: ErrorFrame): Error {
  if (frame.fault !== undefined) {
    return new FaultError(frame.fault.code, frame.message, frame.fault.context);
  }
  return Object.assign(new Error(frame.message), { name: frame.name, stack: frame.stack });
}

/**
 * A throw handler that keeps `code` and `context`, which comlink's own drops. Both sides of a
 * channel must register it under the name `throw`.
 *
 * @param inner comlink's handler, still asked which values are thrown ones.
 */
export function faultCarryingHandler(inner: Pick<ThrowHandler, 'canHandle'>): ThrowHandler {
  return {
    canHandle: (value) => inner.canHandle(value),
    serialize: (value) => [frameOf(thrownIn(value)), []],
    deserialize: (value) => {
      throw isErrorFrame(value) ? errorOf(value) : new Error(String(value));
    },
  };
}

/** comlink wraps what was thrown as `{ value }` beside a private mark. */
function thrownIn(wrapped: unknown): unknown {
  return typeof wrapped === 'object' && wrapped !== null && 'value' in wrapped
    ? wrapped.value
    : wrapped;
}

function isErrorFrame(value: unknown): value is ErrorFrame {
  return typeof value === 'object' && value !== null && 'message' in value && 'fault' in value;
}
