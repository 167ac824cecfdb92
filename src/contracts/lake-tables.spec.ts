import { describe, expect, it } from 'vitest';
import { levelKinds } from '../domain/session/level-kind.ts';
import { tableChecks } from './check-columns.ts';
import { lakeTables } from './lake-tables.ts';
import { levels2m } from './levels-2m.ts';
import type { SessionFrame } from './row-rule.ts';

const frame: SessionFrame = {
  symbol: 'ESZ5',
  date: '2025-11-18',
  startNs: 0n,
  firstNs: 0n,
  endNs: 1n,
  barSeconds: 120,
  tickNano: 1,
  barrierTicksMin: 8,
  barrierTicksMax: 60,
};

it('has one contract per table', () => {
  const names = lakeTables.map(({ table }) => table);
  expect(new Set(names).size).toBe(names.length);
});

describe.each(lakeTables)('the contract of $table', (contract) => {
  const names = contract.columns.map(({ name }) => name);

  it('has one column per name', () => {
    expect(new Set(names).size).toBe(names.length);
  });

  it('speaks in its order, its key and its rules of columns it has', () => {
    const spoken = tableChecks(contract, frame).flatMap(({ needs }) => needs);
    expect(spoken.filter((name) => !names.includes(name))).toEqual([]);
    expect((contract.references ?? []).filter(({ column }) => !names.includes(column))).toEqual([]);
  });

  it('has a key that starts with its order, so that equal keys stand together', () => {
    const { order, key = order } = contract;
    expect(key.slice(0, order.length)).toEqual(order);
  });

  it('asks of a column only what its type can answer', () => {
    for (const { name, type, nullable, nullWhere, words, min, max } of contract.columns) {
      if (words) expect([name, type]).toEqual([name, 'text']);
      if (nullWhere) expect([name, nullable]).toEqual([name, true]);
      if (min !== undefined || max !== undefined) expect(['i32', 'f32', 'f64']).toContain(type);
    }
  });

  it('refers to tables that there are', () => {
    const tables = lakeTables.map(({ table }) => table);
    for (const { table } of contract.references ?? []) expect(tables).toContain(table);
  });
});

it('knows every kind of level', () => {
  const [kind] = levels2m.columns.filter(({ name }) => name === 'level_kind');
  expect(kind).toMatchObject({ words: levelKinds });
});
