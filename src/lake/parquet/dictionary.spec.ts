import { describe, expect, it } from 'vitest';
import { numberDictionary } from './dictionary.ts';

/** Words and codes as plain lists; undefined without a dictionary. */
function foundIn(values: readonly number[]) {
  const found = numberDictionary(Float64Array.from(values), 8);
  return found && { words: [...found.words], codes: [...found.codes] };
}

/** The same value by value, as a dictionary is defined. */
function definedBy(values: readonly number[]) {
  const known = values.filter((value) => !Number.isNaN(value));
  const words = known.filter((value, i) => known.indexOf(value) === i);
  return { words, codes: known.map((value) => words.indexOf(value)) };
}

const repeated = (values: readonly number[]): number[] =>
  Array.from({ length: 40 }, (_, i) => values[(i * 7) % values.length]);

describe('numberDictionary', () => {
  it.each([
    ['whole numbers that lie close together', repeated([6880, 6875, 6890])],
    ['whole numbers far from each other', repeated([-2_000_000_000, 5, 2_000_000_000])],
    ['numbers beyond 32 bits', repeated([2 ** 40, 2 ** 40 + 1])],
    ['fractions', repeated([0.25, -0.5, 3])],
    ['nulls among whole numbers', repeated([NaN, 3, NaN, 4, 4])],
    ['nulls among fractions', repeated([NaN, 0.5, NaN, 0.75])],
  ])('has words in the order in which they come first: %s', (_, values) => {
    expect(foundIn(values)).toEqual(definedBy(values));
  });

  it.each([
    ['whole numbers', 1],
    ['fractions', 0.5],
  ])('takes the two zeros for one, the first that comes, among %s', (_, other) => {
    const found = foundIn(repeated([-0, 0, other]));
    expect(found?.words).toEqual([-0, other]);
  });

  it('is none where words repeat too little, or there is no value', () => {
    expect(foundIn(Array.from({ length: 40 }, (_, i) => i))).toBeUndefined();
    expect(foundIn(Array.from({ length: 40 }, (_, i) => i / 3))).toBeUndefined();
    expect(foundIn(Array.from({ length: 40 }, () => NaN))).toBeUndefined();
  });
});
