import { describe, expect, it } from 'vitest';
import { missingLevels } from './link-levels.ts';

const shelf = { px: 6849.5, name: 'Shelf' };
const bid = { px: 6840, name: 'Big bid' };

describe('levels that come with a link', () => {
  it('are added in their order to those that are drawn', () => {
    expect(missingLevels([shelf, bid], [], 0.25)).toEqual([shelf, bid]);
    expect(missingLevels([shelf, bid], [{ px: 6840 }], 0.25)).toEqual([shelf]);
  });

  it('are none where a level stands at their tick, and one where two do', () => {
    expect(missingLevels([shelf], [{ px: 6849.45 }], 0.25)).toEqual([]);
    expect(missingLevels([shelf, { px: 6849.6, name: 'The same' }], [], 0.25)).toEqual([shelf]);
  });

  it('are those that a hand could draw', () => {
    const far = { px: 1e300, name: 'Nowhere' };
    expect(missingLevels([far, { px: 6850, name: ' ' }], [], 0.25)).toEqual([]);
    expect(missingLevels([{ px: 6850, name: 'x'.repeat(60) }], [], 0.25)).toEqual([
      { px: 6850, name: 'x'.repeat(40) },
    ]);
    const many = Array.from({ length: 200 }, (_, i) => ({ px: i, name: `Level ${i}` }));
    expect(missingLevels(many, [], 0.25)).toHaveLength(50);
  });
});
