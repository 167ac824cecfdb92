import type { LevelMoment } from './level-moments.ts';

/** Windows over which a level is followed at one tick, for moments whose histories overlap. */
export type Stretch = {
  readonly levelTick: number;
  readonly travel: 1 | -1;
  /** First window row, and the row behind the last. */
  readonly start: number;
  end: number;
  /** Moments by place, in the order of rows. */
  readonly places: number[];
};

/** The stretches of some moments. @param lookback windows that each looks back on. */
export function stretchesOf(moments: readonly LevelMoment[], lookback: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const latest = new Map<string, Stretch>();
  const order = [...moments.keys()].sort((a, b) => moments[a].row - moments[b].row);
  for (const place of order) {
    const { row, levelTick, travel } = moments[place];
    const end = row + 1;
    const start = Math.max(0, end - lookback);
    const key = `${levelTick} ${travel}`;
    const known = latest.get(key);
    if (known && start <= known.end) {
      known.places.push(place);
      known.end = end;
      continue;
    }
    const stretch = { levelTick, travel, start, end, places: [place] };
    latest.set(key, stretch);
    stretches.push(stretch);
  }
  return stretches;
}
