import { expect, it } from 'vitest';
import { textTable } from './text-table.ts';

it('stands words left, numbers right and decimals under their points', () => {
  const rows = [
    ['PM_HIGH', '6905', '1', 'a'],
    ['EMA_20', '64.875', '12', 'bc'],
    ['SMA_90', '–', '', ''],
  ];
  expect(textTable(rows, ['left', 'decimal', 'right', 'left'])).toEqual([
    'PM_HIGH  6905       1  a',
    'EMA_20     64.875  12  bc',
    'SMA_90      –',
  ]);
});
