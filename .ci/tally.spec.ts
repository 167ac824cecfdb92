import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closingLine, playwrightTally, sumOf, vitestTally } from './tally.ts';

const folder = mkdtempSync(join(tmpdir(), 'tally-'));
const path = join(folder, 'report.json');

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function report(content: unknown): string {
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const file = join(process.cwd(), 'src/a.spec.ts');

describe('the count of vitest', () => {
  const testsOf = (...statuses: string[]): unknown => ({
    testResults: [
      {
        name: file,
        status: 'passed',
        assertionResults: statuses.map((status, i) => ({ fullName: `t${i}`, status })),
      },
    ],
  });

  it('names skipped tests by file', () => {
    expect(vitestTally(report(testsOf('passed', 'failed', 'skipped')), false)).toEqual({
      passed: 1,
      failed: 1,
      skipped: ['src/a.spec.ts: t2'],
    });
  });

  it('takes a file that does not load for a failed test', () => {
    const broken = { testResults: [{ name: file, status: 'failed', assertionResults: [] }] };
    expect(vitestTally(report(broken), false)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('adds a failure when the runner failed and no test did', () => {
    expect(vitestTally(report(testsOf('passed')), false)).toMatchObject({ passed: 1, failed: 1 });
  });

  it('takes no test and no report for a failure', () => {
    expect(vitestTally(report({ testResults: [] }), true)).toMatchObject({ failed: 1 });
    expect(vitestTally(report(testsOf('skipped')), true)).toMatchObject({ failed: 1 });
    expect(vitestTally(join(folder, 'none.json'), true)).toMatchObject({ failed: 1 });
  });
});

describe('the count of Playwright', () => {
  it('goes through suites in suites; a flaky journey has failed', () => {
    const spec = (title: string, status: string): unknown => ({ title, tests: [{ status }] });
    const tree = {
      suites: [
        {
          title: 'load.spec.ts',
          specs: [spec('opens', 'expected'), spec('shakes', 'flaky')],
          suites: [
            { title: 'dark', specs: [spec('rests', 'skipped'), spec('breaks', 'unexpected')] },
          ],
        },
      ],
    };
    expect(playwrightTally(report(tree), false)).toEqual({
      passed: 1,
      failed: 2,
      skipped: ['load.spec.ts › dark › rests'],
    });
  });
});

it('the closing line counts all runners and names the skipped only when there are some', () => {
  const specs = { passed: 10, failed: 0, skipped: [] };
  const journeys = { passed: 2, failed: 1, skipped: ['a'] };
  expect(closingLine(specs)).toBe('10 passed, 0 failed');
  expect(closingLine(sumOf([specs, journeys]))).toBe('12 passed, 1 failed, 1 skipped');
});
