import { filter, map, pipe, scan } from 'rxjs';
import type { OperatorFunction } from 'rxjs';

/** A frame later than this was held up: the clock goes on from there and makes up for nothing, ms. */
const FRAME_MS_MAX = 250;

type Progress = { readonly elapsedMs: number; readonly owedS: number; readonly dueS: number };

const nothing: Progress = { elapsedMs: 0, owedS: 0, dueS: 0 };

/**
 * Frames of a clock as whole seconds to go forward; what is left of a second stays owed.
 *
 * @param speed session seconds per second.
 * @returns from ms since the start, one value per frame, to seconds, for frames that owe any.
 */
export function wholeSeconds(speed: number): OperatorFunction<number, number> {
  return pipe(
    scan(({ elapsedMs, owedS }: Progress, nowMs: number) => {
      const owed = owedS + (Math.min(nowMs - elapsedMs, FRAME_MS_MAX) / 1000) * speed;
      const dueS = Math.floor(owed);
      return { elapsedMs: nowMs, owedS: owed - dueS, dueS };
    }, nothing),
    map(({ dueS }) => dueS),
    filter((dueS) => dueS > 0),
  );
}
