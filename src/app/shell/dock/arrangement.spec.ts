import { describe, expect, it } from 'vitest';
import { layoutOf } from './arrangement.ts';

const factsOf = (id: string) => (id === 'unknown' ? undefined : { title: id, widthMin: 100 });
const size = { width: 1000, height: 600 };

describe('a workspace', () => {
  it('gives the column without a width what the others leave', () => {
    const { grid } = layoutOf(
      [{ groups: [{ panels: ['chart'] }] }, { width: 300, groups: [{ panels: ['ladder'] }] }],
      size,
      factsOf,
    );
    expect(grid.root.data).toMatchObject([{ size: 700 }, { size: 300 }]);
  });

  it('stacks the groups of a column by their shares', () => {
    const [column] = [
      {
        width: 300,
        groups: [
          { panels: ['a'], share: 2 },
          { panels: ['b'], share: 1 },
        ],
      },
    ];
    const { grid } = layoutOf([column], size, factsOf);
    expect(grid.root.data).toMatchObject([
      { type: 'branch', size: 300, data: [{ size: 400 }, { size: 200 }] },
    ]);
  });

  it('shows tabs only where panels lie behind one another', () => {
    const { grid } = layoutOf(
      [{ groups: [{ panels: ['a', 'b'] }] }, { groups: [{ panels: ['c'] }] }],
      size,
      factsOf,
    );
    expect(grid.root.data).toMatchObject([
      { data: { hideHeader: false, activeView: 'a' } },
      { data: { hideHeader: true } },
    ]);
  });

  it('leaves out what this version does not know, and the column that is empty then', () => {
    const { grid, panels } = layoutOf(
      [{ groups: [{ panels: ['a'] }] }, { width: 300, groups: [{ panels: ['unknown'] }] }],
      size,
      factsOf,
    );
    expect(grid.root.data).toMatchObject([{ size: 1000 }]);
    expect(Object.keys(panels)).toEqual(['a']);
  });
});
