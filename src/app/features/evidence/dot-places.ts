import type { NeighborDocument } from '../../../domain/retrieval/query-document.ts';

/** Dots stand in two rows, filled column by column. */
const ROWS = 2;
const COLUMNS = 25;
/** Weight from which on a dot is as large as it can be. */
const FULL_WEIGHT = 0.3;

/** A neighbor as a dot; lengths in columns. */
export type DotPlace = {
  readonly outcome: string;
  readonly x: number;
  readonly y: number;
  /** Grows with the neighbor's weight. */
  readonly radius: number;
};

/**
 * One dot per neighbor: outcome by outcome, the heaviest first.
 *
 * @param words outcomes in their order.
 */
export function dotPlaces(
  neighbors: readonly Pick<NeighborDocument, 'outcome' | 'weight'>[],
  words: readonly string[],
): readonly DotPlace[] {
  return words
    .flatMap((word) =>
      neighbors.filter(({ outcome }) => outcome === word).toSorted((a, b) => b.weight - a.weight),
    )
    .slice(0, ROWS * COLUMNS)
    .map(({ outcome, weight }, place) => ({
      outcome,
      x: Math.floor(place / ROWS) + 0.5,
      y: (place % ROWS) + 0.5,
      radius: 0.2 + 0.22 * Math.min(1, Math.sqrt(weight / FULL_WEIGHT)),
    }));
}
