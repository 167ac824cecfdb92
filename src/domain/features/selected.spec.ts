import { expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { quantile } from './quantile.ts';
import { selected, selectedQuantile } from './selected.ts';

const random = new Random('selected');
/** Lists of all lengths up to 60, some with few values that repeat. */
const lists = Array.from({ length: 300 }, (_, i) =>
  Float64Array.from({ length: i % 60 }, () =>
    i % 3 === 0 ? Math.floor(4 * random.uniform()) : random.normal(),
  ),
);

it('is what stands there in the sorted list', () => {
  for (const list of lists) {
    const sorted = list.toSorted();
    for (const place of list.keys()) expect(selected(list.slice(), place)).toBe(sorted[place]);
  }
});

it('splits the list there', () => {
  for (const list of lists.filter(({ length }) => length > 0)) {
    const place = Math.floor(list.length / 3);
    const value = selected(list, place);
    expect(list.subarray(0, place).every((other) => other <= value)).toBe(true);
    expect(list.subarray(place).every((other) => other >= value)).toBe(true);
  }
});

it('has the quantiles of the sorted list, to the last bit', () => {
  for (const list of lists) {
    const sorted = list.toSorted();
    for (const share of [0, 0.25, 0.5, 0.75, 0.9, 1]) {
      expect(selectedQuantile(list.slice(), share)).toBe(quantile(sorted, share));
    }
  }
});
