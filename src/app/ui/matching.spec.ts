import { describe, expect, it } from 'vitest';
import { matching } from './matching.ts';

const items = ['One bar back Replay', 'Light theme View', 'To the start Replay', 'Levels View'];

describe('finding by a few letters', () => {
  it.each([
    ['the', ['To the start Replay', 'Light theme View']],
    ['rep st', ['To the start Replay']],
    ['VIEW', ['Light theme View', 'Levels View']],
    ['eve', ['Levels View']],
    ['', items],
    ['nothing', []],
  ])('%j finds %j', (text, found) => {
    expect(matching(items, text, (item) => item)).toEqual(found);
  });

  it.each([
    ['lab', ['Lab Workspace', 'Query lab View']],
    ['query', ['Query lab View']],
  ])('what is called %j goes before what only has the word', (text, found) => {
    const commands = ['Query lab View', 'Lab Workspace'];
    expect(matching(commands, text, (item) => item)).toEqual(found);
  });
});
