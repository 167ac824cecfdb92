import { assert } from '../../base/assert.ts';

/** Spans over which the approach is seen, minutes. */
const VELOCITY_MINUTES = [1, 3, 5, 10, 20] as const;
/** Spans that are long enough to be split into thirds. */
const CHANGE_MINUTES = [1, 3, 5, 10] as const;

/** How price moves in the frame of a level; NaN where history is shorter than the span. */
export type Kinematics = {
  /** ATR/min, one per span of 1, 3, 5, 10 and 20 minutes. */
  readonly vel: readonly number[];
  /** ATR/min², one per span of 1, 3, 5 and 10 minutes. */
  readonly acc: readonly number[];
  /** ATR/min³, the same spans. */
  readonly jerk: readonly number[];
};

/**
 * Velocity, acceleration and jerk of price towards a level.
 *
 * Each span is split into three equal segments with mean velocities v1 (oldest), v2 and v3, so that
 * no tick of noise at one end decides.
 *
 * @param y direction-normalised distance to the level in ATR at the ends of windows, oldest first,
 * the decision's moment last; NaN where there was no mid.
 * @param windowsPerMinute windows a minute holds; three must divide it.
 */
export function kinematics(y: ArrayLike<number>, windowsPerMinute: number): Kinematics {
  assert(
    windowsPerMinute % 3 === 0,
    `windows a minute: expected thirds, found ${windowsPerMinute}`,
  );
  const last = y.length - 1;
  const back = (windows: number): number => (windows > last ? NaN : y[last - windows]);
  const segments = (minutes: number): readonly [v1: number, v2: number, v3: number] => {
    const third = (minutes * windowsPerMinute) / 3;
    const per = 3 / minutes;
    return [
      (back(2 * third) - back(3 * third)) * per,
      (back(third) - back(2 * third)) * per,
      (back(0) - back(third)) * per,
    ];
  };
  return {
    vel: VELOCITY_MINUTES.map((minutes) => (back(0) - back(minutes * windowsPerMinute)) / minutes),
    acc: CHANGE_MINUTES.map((minutes) => {
      const [v1, , v3] = segments(minutes);
      return (v3 - v1) / ((2 * minutes) / 3);
    }),
    jerk: CHANGE_MINUTES.map((minutes) => {
      const [v1, v2, v3] = segments(minutes);
      return (v3 - 2 * v2 + v1) / (minutes / 3) ** 2;
    }),
  };
}
