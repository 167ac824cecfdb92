import { describe, expect, it } from 'vitest';
import { checkAlike, measured, median } from './measure.ts';

describe('measures', () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[1, 9, 5, 3], 4],
    [[], NaN],
  ])('have a median: of %j it is %d', (values, middle) => {
    expect(median(values)).toBe(middle);
  });

  it('have both clocks and the result of the step', async () => {
    const measure = await measured(() => ({ records: 7, digest: 5 }));
    expect(measure).toMatchObject({ records: 7, digest: 5 });
    expect(measure.cpuMs).toBeGreaterThanOrEqual(0);
  });

  it('of unlike results are no measures of the same step', () => {
    const one = { cpuMs: 1, wallMs: 1, records: 7, digest: 5 };
    expect(() => checkAlike('book', [one, one])).not.toThrow();
    expect(() => checkAlike('book', [one, { ...one, digest: 6 }])).toThrow(/^book: expected 7/);
  });
});
