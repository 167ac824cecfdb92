import { expect, it } from 'vitest';
import { vectorColumns, vectorGroups, vectorWeights } from '../setups/vector-layout.ts';
import { ablations, asConfigured, variantWeights } from './search-variants.ts';

it('leaves the product’s weights as they are', () => {
  expect(variantWeights(asConfigured)).toEqual(vectorWeights());
});

it.each(ablations)('weighs 1 in all: $what', (variant) => {
  const total = variantWeights(variant).reduce((sum, weight) => sum + weight, 0);
  expect(total).toBeCloseTo(1, 9);
});

it('leaves each group out once, and nothing else with it', () => {
  for (const group of vectorGroups) {
    const variant = ablations.find(({ without }) => without.includes(group));
    const weights = variantWeights(variant ?? asConfigured);
    vectorColumns.forEach((column, i) => expect(weights[i] === 0).toBe(column.group === group));
  }
});

it('leaves out the newest 20 seconds of all channels', () => {
  const weights = variantWeights({ ...asConfigured, withoutSegments: 2 });
  const silent = vectorColumns.filter((_, i) => weights[i] === 0).map(({ name }) => name);
  expect(silent).toHaveLength(24);
  expect(silent.every((name) => /_s[12]$/.test(name))).toBe(true);
});
