/** Room on one side of a level until something stands in the way. */
export type Runway = {
  /** Distance to the nearest obstacle, ticks; NaN with none in sight. */
  readonly ticks: number;
  /** CLEAR if the barrier distance fits in, else OBSTRUCTED. */
  readonly quality: 'CLEAR' | 'OBSTRUCTED';
};

/**
 * Room from a level to the nearest obstacle in one direction. An obstacle on the level itself is in
 * neither direction.
 *
 * @param obstacles prices of other valid levels and walls, ticks; NaN is none.
 * @param direction 1 up, −1 down. @param barrier distance that must be free, ticks.
 */
export function runway(
  levelTick: number,
  obstacles: Iterable<number>,
  direction: 1 | -1,
  barrier: number,
): Runway {
  let nearest = NaN;
  for (const obstacle of obstacles) {
    const distance = direction * (obstacle - levelTick);
    if (distance > 0 && !(distance >= nearest)) nearest = distance;
  }
  return { ticks: nearest, quality: nearest <= barrier ? 'OBSTRUCTED' : 'CLEAR' };
}
