import { connect, debounceTime, distinctUntilChanged, filter, merge } from 'rxjs';
import type { MonoTypeOperatorFunction } from 'rxjs';

type MotionOptions<T> = {
  /** How often values in motion pass, ms. */
  readonly everyMs: number;
  /** After which rest a value is no longer in motion, ms. */
  readonly restMs: number;
  /** Whether a value cannot wait for its turn. @param before the one that passed last. */
  readonly isUrgent: (value: T, before: T) => boolean;
};

/**
 * Lets a value after a rest pass at once, values that follow each other fast now and then, and the
 * last of them as soon as they rest.
 */
export function inMotion<T>(options: MotionOptions<T>): MonoTypeOperatorFunction<T> {
  const { everyMs, restMs, isUrgent } = options;
  return (values) => {
    let movedMs = -Infinity;
    let passed: { readonly value: T; readonly ms: number } | undefined;
    const isDue = (value: T): boolean => {
      const nowMs = performance.now();
      const isMoving = nowMs - movedMs < restMs;
      movedMs = nowMs;
      const isTooSoon = passed !== undefined && nowMs - passed.ms < everyMs;
      if (passed && isMoving && isTooSoon && !isUrgent(value, passed.value)) return false;
      passed = { value, ms: nowMs };
      return true;
    };
    return values.pipe(
      connect((shared) => merge(shared.pipe(filter(isDue)), shared.pipe(debounceTime(restMs)))),
      distinctUntilChanged(),
    );
  };
}
