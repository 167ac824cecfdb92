import { describe, expect, it } from 'vitest';
import { trustRecords } from './trust-record.ts';

/** One row of the table `evaluation`: date, what was said of BREAK, what came, whether it was said. */
type Row = readonly [date: string, p: number, outcome: string | undefined, isSaid: boolean];

function columnsOf(rows: readonly Row[]) {
  const numbers = (of: (row: Row) => number): Float64Array => Float64Array.from(rows, of);
  return {
    answer: rows.map(() => 'atLevel'),
    session_date: rows.map(([date]) => date),
    outcome: rows.map(([, , outcome]) => outcome),
    abstain: Uint8Array.from(rows, ([, , , isSaid]) => Number(!isSaid)),
    p_break: numbers(([, p]) => p),
    p_reject: numbers(([, p]) => (1 - p) / 2),
    p_chop: numbers(([, p]) => (1 - p) / 2),
    tilted_break: numbers(() => 0.4),
    tilted_reject: numbers(() => 0.4),
    tilted_chop: numbers(() => 0.2),
  };
}

const rows: readonly Row[] = [
  ['2025-11-10', 0.72, 'BREAK', true],
  ['2025-11-10', 0.78, 'REJECT', true],
  ['2025-11-11', 0.71, 'BREAK', true],
  ['2025-11-11', 0.5, 'CHOP', false],
  ['2025-11-12', 0.9, undefined, true],
  ['2025-11-14', 0.75, 'BREAK', true],
];

describe('what was said before a day', () => {
  it('counts what was said by tenth, and how often it was right; unknown outcomes do not count', () => {
    const [record] = trustRecords(columnsOf(rows), '2025-11-14');
    expect(record).toMatchObject({ answer: 'atLevel', said: 3, asked: 4 });
    expect([record.firstDate, record.lastDate]).toEqual(['2025-11-10', '2025-11-11']);
    expect(record.tenths[7]).toEqual({ said: 3, right: 2 });
    expect(record.reliability).toBeUndefined();
  });

  it('knows nothing of that day, nor of a later one', () => {
    const before = trustRecords(columnsOf(rows.slice(0, 5)), '2025-11-14');
    expect(trustRecords(columnsOf(rows), '2025-11-14')).toEqual(before);
  });

  it('has the skill over geometry, the unsaid included', () => {
    const [{ skill, skillCi90 }] = trustRecords(columnsOf(rows), '2025-11-14');
    const brier = [
      0.28 ** 2 + 2 * 0.14 ** 2 + (0.78 ** 2 + 0.89 ** 2 + 0.11 ** 2),
      0.29 ** 2 + 2 * 0.145 ** 2 + (0.5 ** 2 + 0.25 ** 2 + 0.75 ** 2),
    ];
    const reference = 3 * (0.6 ** 2 + 0.4 ** 2 + 0.2 ** 2) + (2 * 0.4 ** 2 + 0.8 ** 2);
    expect(skill).toBeCloseTo(1 - (brier[0] + brier[1]) / reference, 12);
    expect(skillCi90[0]).toBeLessThanOrEqual(skill);
    expect(skillCi90[1]).toBeGreaterThanOrEqual(skill);
  });

  it('draws reliability once enough was said', () => {
    const many = Array.from({ length: 60 }, (_, i): Row => {
      return ['2025-11-10', 0.5 + i / 150, i % 3 === 0 ? 'REJECT' : 'BREAK', true];
    });
    const [{ reliability }] = trustRecords(columnsOf(many), '2025-11-14');
    expect(reliability?.bins).toHaveLength(3);
    expect(reliability?.came).toBeCloseTo(2 / 3);
  });
});
