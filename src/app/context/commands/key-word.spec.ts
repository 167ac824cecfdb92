import { describe, expect, it } from 'vitest';
import { keyLabel, keyWordOf } from './key-word.ts';

const none = {
  ...{ ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
  ...{ code: '', getModifierState: (): boolean => false },
};
const altGraph = { ctrlKey: true, altKey: true, getModifierState: (): boolean => true };
const option = { altKey: true };

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
    ['German, Windows', { ...altGraph, key: '[', code: 'Digit8' }, '['],
    ['German, Linux', { key: '{', code: 'Digit7', getModifierState: (): boolean => true }, '{'],
    ['German, Mac', { ...option, key: '[', code: 'Digit5' }, '['],
    ['Norwegian, Mac', { ...option, shiftKey: true, key: '{', code: 'Digit8' }, '{'],
    ['Spanish, Mac', { ...option, key: ']', code: 'BracketRight' }, ']'],
    ['AltGr itself', { ...altGraph, key: 'AltGraph', code: 'AltRight' }, undefined],
  ])('finds a bracket where AltGr or Option makes it: %s', (_, press, word) => {
    expect(keyWordOf({ ...none, ...press })).toBe(word);
  });

  it.each([
    ['American, Windows', { key: '1', code: 'Digit1' }, 'Alt+1'],
    ['American, Mac', { key: '¡', code: 'Digit1' }, 'Alt+1'],
    ['American, Mac', { key: 'ß', code: 'KeyS' }, 'Alt+s'],
    ['American, Mac, a dead key', { key: 'Dead', code: 'KeyN' }, 'Alt+n'],
    ['French, Windows', { key: '&', code: 'Digit1' }, 'Alt+1'],
    ['Russian, Windows', { key: 'ы', code: 'KeyS' }, 'Alt+s'],
    ['Dvorak, Windows', { key: 's', code: 'Semicolon' }, 'Alt+s'],
    ['anywhere', { key: 'ArrowLeft', code: 'ArrowLeft' }, 'Alt+ArrowLeft'],
    [
      'a Mac in Firefox',
      { key: 'ß', code: 'KeyS', getModifierState: (): boolean => true },
      'Alt+s',
    ],
  ])('knows Alt by the key under it: %s', (_, press, word) => {
    expect(keyWordOf({ ...none, ...option, ...press })).toBe(word);
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
