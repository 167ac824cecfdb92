import { connect, debounceTime, distinctUntilChanged, merge, throttleTime } from 'rxjs';
import type { MonoTypeOperatorFunction } from 'rxjs';

/** How often values in motion pass, and how long they rest before the last passes too, ms. */
type MotionTimes = { readonly everyMs: number; readonly restMs: number };

/**
 * Lets a single value pass at once, values that follow each other fast now and then, and the last of
 * them as soon as they rest.
 */
export function inMotion<T>({ everyMs, restMs }: MotionTimes): MonoTypeOperatorFunction<T> {
  return (values) =>
    values.pipe(
      connect((shared) =>
        merge(shared.pipe(throttleTime(everyMs)), shared.pipe(debounceTime(restMs))),
      ),
      distinctUntilChanged(),
    );
}
