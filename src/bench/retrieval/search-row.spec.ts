import { expect, it } from 'vitest';
import { searchText, summaryOf } from './search-row.ts';
import type { SearchRow } from './search-row.ts';

const row: SearchRow = {
  where: 'Node',
  rowCount: 10_000,
  title: 'exact',
  ms: [1, 2, 3],
  cpuMs: [1, 1.5, 1],
  goalP99Ms: 2.5,
  recalls: [1, 0.5],
  against: { name: 'plain', ms: [8, 20, 9] },
};

it('compares medians and holds the slowest question to the goal', () => {
  expect(summaryOf(row)).toEqual({
    p50Ms: 2,
    p99Ms: 3,
    p99CpuMs: 1.5,
    recall: 0.75,
    ratio: 2 / 9,
    isMet: false,
  });
  expect(summaryOf({ ...row, goalP99Ms: 3 }).isMet).toBe(true);
});

it('prints a line per search', () => {
  const [, line = ''] = searchText([row]).split('\n');
  expect(line.split(/\s{2,}/)).toEqual(
    ['Node', '10,000', 'exact', '2.00', '3.00', '1.50', '≤ 2.5', 'MISSED', '0.7500', 'plain', '9.00', '0.222'], // prettier-ignore
  );
});
