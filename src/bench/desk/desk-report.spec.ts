import { describe, expect, it } from 'vitest';
import { deskText, isMet } from './desk-report.ts';
import type { DeskRow } from './desk-report.ts';

const row = (value: number, goal?: DeskRow['goal']): DeskRow => ({
  ...{ title: 'session switch', value, unit: 'ms', goal, of: 'median of 10' },
});

describe('a figure of the desk', () => {
  it('is met up to its goal, or from it on', () => {
    expect(isMet(row(400, { most: 400 }))).toBe(true);
    expect(isMet(row(400.1, { most: 400 }))).toBe(false);
    expect(isMet(row(50, { least: 50 }))).toBe(true);
    expect(isMet(row(49.9, { least: 50 }))).toBe(false);
  });

  it('is not judged without one, nor met when unknown', () => {
    expect(isMet(row(1))).toBeUndefined();
    expect(isMet(row(NaN, { most: 1 }))).toBe(false);
  });

  it('stands beside its goal and what it is made of', () => {
    expect(deskText([row(412.34, { most: 400 })])).toMatch(
      /session switch +412\.3 ms +≤ 400 +MISSED +median of 10/,
    );
  });
});
