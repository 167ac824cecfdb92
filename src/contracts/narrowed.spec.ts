import { expect, it } from 'vitest';
import { labels } from './labels.ts';
import { narrowed } from './narrowed.ts';
import { setups } from './setups.ts';

it('a contract of some columns keeps their order and forgets what binds rows together', () => {
  const { table, order, key, columns } = narrowed(labels, ['mae', 'row_id']);
  expect(columns.map(({ name }) => name)).toEqual(['row_id', 'mae']);
  expect({ table, order, key }).toEqual({ table: 'labels', order: [], key: undefined });
});

it('the layout of vectors is still held against the file', () => {
  expect(narrowed(setups, ['y']).layout).toBe(setups.layout);
});
