import type { RowType } from '../episodes/setup-moment.ts';
import { robustScale } from './robust-scale.ts';
import { levelClasses, levelClassOf } from './setup-scale.ts';
import type { ScaleWord, SetupScale, SetupScaling } from './setup-scale.ts';
import { VECTOR_DIMS } from './vector-layout.ts';

/** Windows of a minute: of an approach, setups closer together than this are nearly one. */
const MINUTE_WINDOWS = 12;

/** Setups of one session, by row. */
export type ScalingRows = {
  readonly types: readonly (string | undefined)[];
  readonly kinds: readonly (string | undefined)[];
  /** Last window that had ended. */
  readonly wins: ArrayLike<number>;
  /** Columns of the vectors in their order; NaN is unknown. */
  readonly vectors: readonly ArrayLike<number>[];
};

/** All classes, and all rows together. */
export const scaleWords: readonly ScaleWord[] = [...levelClasses, 'all'];

/**
 * What earlier sessions say of the values of setups: of each class of levels, and of all.
 *
 * Triggers count, and the minutes of the way to them; what happens after a touch does not, for few
 * questions are asked from there.
 *
 * @param sessions earlier ones, in any order.
 * @param anchors levels whose approaches are followed. @param rowStepS seconds between stored rows.
 */
export function setupScaling(
  sessions: readonly ScalingRows[],
  { anchors, rowStepS }: { readonly anchors: readonly string[]; readonly rowStepS: number },
): SetupScaling {
  const counted = sessions.map((rows) => countedRows(rows, rowStepS));
  const scaleOf = (word: ScaleWord): SetupScale => {
    const places = sessions.map(({ kinds }, i) =>
      counted[i].filter(
        (row) => word === 'all' || levelClassOf(kinds[row] ?? '', anchors) === word,
      ),
    );
    return scaleOfRows(sessions, places);
  };
  return {
    sessionCount: sessions.length,
    scales: { PM: scaleOf('PM'), OR: scaleOf('OR'), MA: scaleOf('MA'), all: scaleOf('all') },
  };
}

function countedRows({ types, wins }: ScalingRows, rowStepS: number): readonly number[] {
  const counts: Readonly<Record<RowType, (row: number) => boolean>> = {
    TRIGGER: () => true,
    MONITOR: (row) => rowStepS >= 60 || (wins[row] + 1) % MINUTE_WINDOWS === 0,
    LIVE: () => false,
  };
  return [...types.keys()].filter((row) => {
    const type = types[row];
    return type !== undefined && type in counts && counts[type as RowType](row);
  });
}

function scaleOfRows(
  sessions: readonly ScalingRows[],
  places: readonly (readonly number[])[],
): SetupScale {
  const centers = new Float64Array(VECTOR_DIMS);
  const spreads = new Float64Array(VECTOR_DIMS);
  const values = new Float64Array(places.reduce((sum, { length }) => sum + length, 0));
  for (let dim = 0; dim < VECTOR_DIMS; dim++) {
    let at = 0;
    sessions.forEach(({ vectors }, i) => {
      for (const row of places[i]) values[at++] = vectors[dim][row];
    });
    const { center, spread } = robustScale(values);
    centers[dim] = center;
    spreads[dim] = spread;
  }
  return { centers, spreads };
}
