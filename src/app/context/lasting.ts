import { debounce, distinctUntilChanged, timer } from 'rxjs';
import type { MonoTypeOperatorFunction } from 'rxjs';

type LastingOptions = {
  /** How long it must hold before it is told, ms. */
  readonly afterMs: number;
  /** How long it must be over before that is told, ms. */
  readonly untilMs: number;
};

/** Tells of a state that lasts; one that comes and goes faster would only flicker. */
export function lasting({ afterMs, untilMs }: LastingOptions): MonoTypeOperatorFunction<boolean> {
  return (states) =>
    states.pipe(
      debounce((holds) => timer(holds ? afterMs : untilMs)),
      distinctUntilChanged(),
    );
}
