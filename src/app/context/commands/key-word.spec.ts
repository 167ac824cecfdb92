import { describe, expect, it } from 'vitest';
import { keyLabel, keyWordOf } from './key-word.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('keys as words', () => {
  it.each([
    [{ key: 'T' }, 't'],
    [{ key: 'D', shiftKey: true }, 'Shift+d'],
    [{ key: '?', shiftKey: true }, '?'],
    [{ key: 'ArrowLeft', shiftKey: true }, 'Shift+ArrowLeft'],
    [{ key: 'k', metaKey: true }, 'Ctrl+k'],
    [{ key: ' ' }, ' '],
    [{ key: 'Shift', shiftKey: true }, undefined],
  ])('%j is %j', (press, word) => {
    expect(keyWordOf({ ...none, ...press })).toBe(word);
  });

  it.each([
    ['Shift+ArrowLeft', 'Shift ←'],
    ['Ctrl+k', 'Ctrl K'],
    ['PageUp', 'PgUp'],
    [' ', 'Space'],
    ['+', '+'],
  ])('%j is printed %j', (word, label) => {
    expect(keyLabel(word)).toBe(label);
  });
});
