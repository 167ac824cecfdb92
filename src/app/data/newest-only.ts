import { Observable } from 'rxjs';
import type { OperatorFunction } from 'rxjs';

/**
 * Asks a worker for each value, one at a time: while it is busy only the newest value waits, the
 * ones it overtook are never asked.
 *
 * Unlike `switchMap` it never queues work up behind a slow answer; unlike `exhaustMap` the last
 * value always gets its answer, so a dragged cursor ends where it was let go.
 */
export function newestOnly<T, R>(ask: (value: T) => Promise<R>): OperatorFunction<T, R> {
  return (values) =>
    new Observable<R>((subscriber) => {
      let isBusy = false;
      let waiting: { value: T } | undefined;
      const next = async (value: T): Promise<void> => {
        isBusy = true;
        try {
          subscriber.next(await ask(value));
        } catch (error) {
          subscriber.error(error);
        }
        isBusy = false;
        const newest = waiting;
        waiting = undefined;
        if (newest !== undefined && !subscriber.closed) void next(newest.value);
      };
      return values.subscribe({
        next: (value) => {
          if (isBusy) waiting = { value };
          else void next(value);
        },
        error: (error) => subscriber.error(error),
      });
    });
}
