import { describe, expect, it } from 'vitest';
import {
  vectorColumns as stored,
  VECTOR_LAYOUT as STORED_LAYOUT,
} from '../../contracts/vector-columns.ts';
import {
  groupWeights,
  VECTOR_DIMS,
  VECTOR_LAYOUT,
  vectorColumns,
  vectorGroups,
  vectorWeights,
} from './vector-layout.ts';

const names = vectorColumns.map(({ name }) => name);

describe('the layout of a vector', () => {
  it('has 153 columns in an order that nobody changes unseen', () => {
    expect([VECTOR_DIMS, VECTOR_LAYOUT]).toEqual([153, '56334de300d6a641']);
    expect(new Set(names).size).toBe(153);
    expect([0, 7, 8, 95, 96, 108, 121, 130, 137, 143, 152].map((dim) => names[dim])).toEqual([
      ...['n1_s1', 'n1_s8', 'n2_s1', 'y_s8', 'd1_n1', 'vel_1m', 'ofi_int_30s', 'bar_rel'],
      ...['gex_asym', 'minutes', 'came_through'],
    ]);
  });

  it('is the one that the lake stores', () => {
    expect(stored.map(({ name }) => name)).toEqual(names);
    expect(STORED_LAYOUT).toBe(VECTOR_LAYOUT);
  });

  it('has as many columns in each group as the specification says', () => {
    const sizes = vectorGroups.map(
      (group) => vectorColumns.filter((column) => column.group === group).length,
    );
    expect(sizes).toEqual([32, 40, 16, 21, 12, 9, 7, 6, 10]);
  });
});

describe('the weights of the columns', () => {
  const weights = vectorWeights();

  it('add up to 1, each group to its own', () => {
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    for (const group of vectorGroups) {
      const own = weights.filter((_, dim) => vectorColumns[dim].group === group);
      expect(own.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(groupWeights[group], 12);
    }
  });

  it('are nothing for a group that is left out', () => {
    const without = vectorWeights(['options']);
    expect(without.filter((weight) => weight === 0)).toHaveLength(6);
    expect(without[0]).toBe(weights[0]);
  });
});
