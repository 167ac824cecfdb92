import type { LevelKind } from '../session/level-kind.ts';

/** Levels that behave alike: the pre-market's, the opening range's, averages. */
export const levelClasses = ['PM', 'OR', 'MA'] as const;

/** One of them. */
export type LevelClass = (typeof levelClasses)[number];

/** Statistics of one class, or of all rows together. */
export type ScaleWord = LevelClass | 'all';

/** What a column's values usually are; position i is column i of a vector. */
export type SetupScale = {
  readonly centers: Float64Array;
  /** A spread that is not above 0 leaves its column out. */
  readonly spreads: Float64Array;
};

/** What earlier sessions say of the values of setups, as of one session. */
export type SetupScaling = {
  /** Earlier sessions behind it. */
  readonly sessionCount: number;
  readonly scales: Readonly<Record<ScaleWord, SetupScale>>;
};

/** Scaled values go no further than this. */
const SCALED_MAX = 4;

const classOfKind: Readonly<Partial<Record<LevelKind, LevelClass>>> = {
  PM_HIGH: 'PM',
  PM_LOW: 'PM',
  OR_HIGH: 'OR',
  OR_LOW: 'OR',
  SMA_90: 'MA',
  EMA_20: 'MA',
};

/**
 * The class of a level; levels beside the six are of the averages' class where they anchor
 * approaches, and else of none.
 *
 * @param anchors level kinds whose approaches are followed.
 */
export function levelClassOf(kind: string, anchors: readonly string[]): LevelClass | undefined {
  const known = Object.entries(classOfKind).find(([word]) => word === kind);
  if (known) return known[1];
  return anchors.includes(kind) ? 'MA' : undefined;
}

/** Weights of the columns that a scale can scale; 0 for the others. */
export function scaledWeights(
  weights: Float64Array,
  { centers, spreads }: SetupScale,
): Float64Array {
  return weights.map((weight, i) => (spreads[i] > 0 && !Number.isNaN(centers[i]) ? weight : 0));
}

/**
 * Writes a row's scaled values: distances from the center in spreads, at most 4. A column without
 * scale is 0, as it has no weight: rows stay complete.
 */
export function scaleRow(
  raw: { readonly values: Float32Array; readonly start: number },
  { centers, spreads }: SetupScale,
  scaled: { readonly values: Float32Array; readonly start: number },
): void {
  for (let i = 0; i < centers.length; i++) {
    const isScaled = spreads[i] > 0 && !Number.isNaN(centers[i]);
    const value = (raw.values[raw.start + i] - centers[i]) / spreads[i];
    // Unlike Math.min, comparisons keep NaN as it is.
    const clipped = value > SCALED_MAX ? SCALED_MAX : value < -SCALED_MAX ? -SCALED_MAX : value;
    scaled.values[scaled.start + i] = isScaled ? clipped : 0;
  }
}
