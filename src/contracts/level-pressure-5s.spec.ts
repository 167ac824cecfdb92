import { describe, expect, it } from 'vitest';
import { levelPressure5s } from './level-pressure-5s.ts';

describe('level_pressure_5s', () => {
  const names = levelPressure5s.columns.map(({ name }) => name);

  it('has 82 columns beside its keys and the lots for audit', () => {
    const ratios = levelPressure5s.columns.filter(({ formula }) => formula !== undefined);
    expect(ratios).toHaveLength(82);
    expect(names.filter((name) => name.startsWith('raw_'))).toHaveLength(14);
    expect(new Set(names).size).toBe(names.length);
  });

  it('says of every ratio how it is computed and whose it is', () => {
    for (const { name, formula, source } of levelPressure5s.columns) {
      expect(source === undefined, name).toBe(formula === undefined);
    }
  });
});
