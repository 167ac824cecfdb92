import { connect, debounceTime, distinctUntilChanged, filter, merge } from 'rxjs';
import type { MonoTypeOperatorFunction } from 'rxjs';

/** How often values in motion pass, and after which rest a value is no longer in motion, ms. */
type MotionTimes = { readonly everyMs: number; readonly restMs: number };

/**
 * Lets a value after a rest pass at once, values that follow each other fast now and then, and the
 * last of them as soon as they rest.
 */
export function inMotion<T>({ everyMs, restMs }: MotionTimes): MonoTypeOperatorFunction<T> {
  return (values) => {
    let [movedMs, passedMs] = [-Infinity, -Infinity];
    const isDue = (): boolean => {
      const nowMs = performance.now();
      const isRested = nowMs - movedMs >= restMs;
      movedMs = nowMs;
      if (!isRested && nowMs - passedMs < everyMs) return false;
      passedMs = nowMs;
      return true;
    };
    return values.pipe(
      connect((shared) => merge(shared.pipe(filter(isDue)), shared.pipe(debounceTime(restMs)))),
      distinctUntilChanged(),
    );
  };
}
