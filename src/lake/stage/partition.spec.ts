import { expect, it } from 'vitest';
import { partitionPath, wordOfFolder } from './partition.ts';

it.each([
  ['ESZ5', 'symbol=ESZ5'],
  ['ESZ5-ESH6', 'symbol=ESZ5-ESH6'],
  ['BRK/B', 'symbol=BRK~002fB'],
  ['UD:1V: GN 12', 'symbol=UD~003a1V~003a~0020GN~002012'],
])('writes %s as the folder %s, and reads it back', (symbol, folder) => {
  const path = partitionPath({ tier: 'gold', table: 'bars_2m', symbol, date: '2025-11-18' });
  expect(path).toBe(`gold/bars_2m/${folder}/date=2025-11-18`);
  expect(wordOfFolder(folder, 'symbol')).toBe(symbol);
});

it('takes other folders for what they are', () => {
  expect(wordOfFolder('date=2025-11-18', 'symbol')).toBeUndefined();
  expect(wordOfFolder('tmp', 'date')).toBeUndefined();
});
