import { describe, expect, it } from 'vitest';
import { ownLevelsIn, textOfOwnLevels, withLevel } from './own-levels.ts';

describe('levels that the user draws', () => {
  it('are numbered, and named by number if nobody names them', () => {
    const first = withLevel([], 6801.25);
    const second = withLevel(first.levels, 6790, 'Gap');
    expect(second.levels).toEqual([
      { id: 'own-1', name: 'Level 1', px: 6801.25 },
      { id: 'own-2', name: 'Gap', px: 6790 },
    ]);
    expect(second.id).toBe('own-2');
  });

  it('never share a number with one that is still there', () => {
    const { levels } = withLevel(withLevel(withLevel([], 1).levels, 2).levels, 3);
    const kept = levels.filter(({ id }) => id !== 'own-2');
    expect(withLevel(kept, 4).id).toBe('own-4');
  });

  it('come back as they were kept', () => {
    const { levels } = withLevel([], 6801.25, 'Gap');
    expect(ownLevelsIn(textOfOwnLevels(levels))).toEqual(levels);
  });

  it('are left out where the kept text is none', () => {
    expect(ownLevelsIn(undefined)).toEqual([]);
    expect(ownLevelsIn('{')).toEqual([]);
    expect(ownLevelsIn('{"id":"own-1"}')).toEqual([]);
    expect(ownLevelsIn('[null,{"id":"x","name":"a","px":1},{"id":"own-1","name":"a"}]')).toEqual(
      [],
    );
  });
});
