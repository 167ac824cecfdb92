import { describe, expect, it } from 'vitest';
import { historyEntryIn } from './history-entry.ts';

describe('an entry of the history', () => {
  it.each([
    [null, { left: 0, isPinned: undefined }],
    ['another page’s', { left: 0, isPinned: undefined }],
    [{ left: 2 }, { left: 2, isPinned: undefined }],
    [
      { left: 1, isPinned: false },
      { left: 1, isPinned: false },
    ],
    [
      { left: 'many', isPinned: 'yes' },
      { left: 0, isPinned: undefined },
    ],
  ])('of %j is %j', (state, entry) => {
    expect(historyEntryIn(state)).toEqual(entry);
  });
});
