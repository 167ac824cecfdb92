import { computed, inject } from '@angular/core';
import type { Signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { lasting } from './lasting.ts';
import { ReplayStore } from './replay-store.ts';

/**
 * An answer mostly comes within two frames; a clock that runs fast asks every 400 ms, and is ahead of
 * every answer but for a moment.
 */
const PALE = { afterMs: 100, untilMs: 450 };

/**
 * Whether answers are to look as old as they are: once they are old for a while, and while the clock
 * runs not each time that it is nearly caught up with, for that would flicker.
 *
 * @param isOld whether they were said too long before the clock. Needs an injection context.
 */
export function paleAnswers(isOld: Signal<boolean>): Signal<boolean> {
  const replay = inject(ReplayStore);
  const lasts = toSignal(toObservable(isOld).pipe(lasting(PALE)), { initialValue: false });
  return computed(() => lasts() && (isOld() || replay.isPlaying()));
}
