import { connect, debounce, distinctUntilChanged, filter, merge, timer } from 'rxjs';
import type { MonoTypeOperatorFunction } from 'rxjs';

type MotionOptions<T> = {
  /** How often values in motion pass, ms; never while a hand holds them. */
  readonly everyMs: number;
  /** After which rest a value is no longer in motion, ms; and while a hand holds them. */
  readonly restMs: number;
  readonly heldRestMs: number;
  readonly isHeld: () => boolean;
  /** Whether a value cannot wait for its turn, unless held. @param before the one that passed last. */
  readonly isUrgent: (value: T, before: T) => boolean;
};

/**
 * Lets a value after a rest pass at once, values that follow each other fast now and then, and the
 * last of them as soon as they rest.
 */
export function inMotion<T>(options: MotionOptions<T>): MonoTypeOperatorFunction<T> {
  const { everyMs, isHeld, isUrgent } = options;
  const restMs = (): number => (isHeld() ? options.heldRestMs : options.restMs);
  return (values) => {
    let movedMs = -Infinity;
    let passed: { readonly value: T; readonly ms: number } | undefined;
    const mayPass = (value: T, nowMs: number): boolean => {
      if (isHeld()) return false;
      return passed === undefined || nowMs - passed.ms >= everyMs || isUrgent(value, passed.value);
    };
    const isDue = (value: T): boolean => {
      const nowMs = performance.now();
      const isMoving = nowMs - movedMs < restMs();
      movedMs = nowMs;
      if (isMoving && !mayPass(value, nowMs)) return false;
      passed = { value, ms: nowMs };
      return true;
    };
    const rested = debounce<T>(() => timer(restMs()));
    return values.pipe(
      connect((shared) => merge(shared.pipe(filter(isDue)), shared.pipe(rested))),
      distinctUntilChanged(),
    );
  };
}
