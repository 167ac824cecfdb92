import { assert } from '../../base/assert.ts';
import type { PressureStep, PressureTrack } from '../../protocol/pressure-api.ts';

const CAPACITY_MIN = 1024;

const trackNames = ['endS', 'pressUp', 'pressDown', 'ofi', 'velocity'] as const;

/**
 * The windows of one level's track that this thread has been given. It only grows; a step sees
 * those up to its cursor and not one more.
 */
export class HeldTrack {
  #capacity = 0;
  #windowCount = 0;
  #track = emptyTrack(0);

  /** Number of windows held: those the worker need not send again. */
  get windowCount(): number {
    return this.#windowCount;
  }

  /** Takes in what a step brings; the step with its whole track, whose columns are views. */
  stepOf(step: PressureStep): PressureStep {
    const { windowCount, track } = step;
    const first = windowCount - track.endS.length;
    assert(first <= this.#windowCount, `track: expected ${first} held, found ${this.#windowCount}`);
    this.#grow(windowCount);
    for (const name of trackNames) this.#track[name].set(track[name], first);
    this.#windowCount = Math.max(this.#windowCount, windowCount);
    return { ...step, track: views(this.#track, windowCount) };
  }

  /** Steps given out before keep the smaller columns. */
  #grow(windowCount: number): void {
    if (windowCount <= this.#capacity) return;
    this.#capacity = Math.max(CAPACITY_MIN, 2 * windowCount);
    const grown = emptyTrack(this.#capacity);
    for (const name of trackNames) grown[name].set(this.#track[name]);
    this.#track = grown;
  }
}

function emptyTrack(capacity: number): PressureTrack {
  const column = (): Float64Array => new Float64Array(capacity);
  return {
    ...{ endS: column(), pressUp: column(), pressDown: column() },
    ...{ ofi: column(), velocity: column() },
  };
}

function views({ endS, pressUp, pressDown, ofi, velocity }: PressureTrack, end: number) {
  return {
    endS: endS.subarray(0, end),
    pressUp: pressUp.subarray(0, end),
    pressDown: pressDown.subarray(0, end),
    ofi: ofi.subarray(0, end),
    velocity: velocity.subarray(0, end),
  };
}
