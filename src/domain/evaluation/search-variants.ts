import type { OpenRows } from '../retrieval/session-index.ts';
import { vectorColumns, vectorGroups, vectorWeights } from '../setups/vector-layout.ts';
import type { VectorGroup } from '../setups/vector-layout.ts';
import { alongComponents, byAngle } from './search-space.ts';

/** A way to find neighbors, as data. */
export type SearchVariant = {
  /** What is different, in words. */
  readonly what: string;
  readonly without: readonly VectorGroup[];
  /** So many of the newest segments of every channel are left out. */
  readonly withoutSegments: number;
  readonly space: 'columns' | 'components' | 'angle';
};

/** As the product searches. */
export const asConfigured: SearchVariant = {
  ...{ what: 'as configured', without: [], withoutSegments: 0, space: 'columns' },
};

/** What every part of the search is worth is found by leaving it out. */
export const ablations: readonly SearchVariant[] = [
  asConfigured,
  ...vectorGroups.map((group) => ({ ...asConfigured, what: `without ${group}`, without: [group] })),
  { ...asConfigured, what: 'without the last 20 s', withoutSegments: 2 },
  { ...asConfigured, what: '24 principal components', space: 'components' },
  { ...asConfigured, what: 'cosine instead of L2', space: 'angle' },
];

const COMPONENT_COUNT = 24;

/** Weights of squared differences by column; what is left shares the weight of what is not. */
export function variantWeights({ without, withoutSegments }: SearchVariant): Float64Array {
  const weights = vectorWeights(without).map((weight, i) => {
    const segment = /_s(\d+)$/.exec(vectorColumns[i].name)?.[1];
    return segment !== undefined && Number(segment) <= withoutSegments ? 0 : weight;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // Dividing by a sum that is 1 but for rounding would change every digit of the product's answer.
  return Math.abs(total - 1) < 1e-9 ? weights : weights.map((weight) => weight / total);
}

/** How rows are searched in a variant. */
export function variantRows({ space }: SearchVariant, open: OpenRows): OpenRows {
  switch (space) {
    case 'columns':
      return open;
    case 'components':
      return alongComponents(open, COMPONENT_COUNT);
    case 'angle':
      return byAngle(open);
  }
}
