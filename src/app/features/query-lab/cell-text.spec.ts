import { describe, expect, it } from 'vitest';
import type { LabColumn, LabValue } from '../../../protocol/lab-api.ts';
import { cellStyle, cellText, copiedRows } from './cell-text.ts';

const column = (name: string, values: readonly LabValue[]): LabColumn => ({
  ...{ name, type: 'DOUBLE', kind: 'number', values },
});
const shown = (of: LabColumn): readonly string[] => {
  const style = cellStyle(of);
  return of.values.map((value) => cellText(value, style));
};

describe('a column of an answer', () => {
  it('has the same decimals in every row', () => {
    expect(shown(column('share', [0.5, 0.25, 1, -2]))).toEqual(['0.50', '0.25', '1.00', '−2.00']);
  });

  it('shows no more than four of them, and keeps all for the copy', () => {
    const of = column('p', [1 / 3]);
    expect(shown(of)).toEqual(['0.3333']);
    expect(copiedRows([of])).toBe(`p\n${1 / 3}`);
  });

  it('groups counts, but not ticks', () => {
    expect(shown(column('lots', [1234567]))).toEqual(['1\u2009234\u2009567']);
    expect(shown(column('busy_tick', [27200]))).toEqual(['27200']);
  });

  it('has a dash where nothing stands, and nothing of it in the copy', () => {
    const of = column('outcome', ['BREAK', undefined]);
    expect(shown(of)).toEqual(['BREAK', '–']);
    expect(copiedRows([of, column('n', [1, 2])])).toBe('outcome\tn\nBREAK\t1\n\t2');
  });
});
