import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** What a runner did. */
export type Tally = {
  readonly passed: number;
  readonly failed: number;
  /** Names of the tests that did not run. */
  readonly skipped: readonly string[];
};

/** The part of vitest's JSON report that is read here. */
type VitestReport = {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
};

/** The part of Playwright's JSON report that is read here. */
type PlaywrightSuite = {
  /** The report itself, around its suites, has none. */
  readonly title?: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly { readonly status: string }[];
  }[];
};

type Outcome = { readonly name: string; readonly kind: 'passed' | 'failed' | 'skipped' };

/**
 * Counts vitest's report.
 *
 * @param path of the report; where there is none, the runner crashed: one failure.
 * @param isOk whether the runner left with 0.
 */
export function vitestTally(path: string, isOk: boolean): Tally {
  const report = readReport(path) as VitestReport | undefined;
  if (report === undefined) return crashed;
  const outcomes = report.testResults.flatMap(({ name, status, assertionResults }): Outcome[] => {
    const file = relative(process.cwd(), name);
    // A file that cannot be loaded has no tests to fail in its place.
    if (status === 'failed' && assertionResults.length === 0) {
      return [{ name: file, kind: 'failed' }];
    }
    return assertionResults.map((test) => ({
      name: `${file}: ${test.fullName}`,
      kind: kindOf(test.status),
    }));
  });
  return tallyOf(outcomes, isOk);
}

/** Counts Playwright's report; see {@link vitestTally}. A flaky test is a failed one. */
export function playwrightTally(path: string, isOk: boolean): Tally {
  const report = readReport(path) as PlaywrightSuite | undefined;
  return report === undefined ? crashed : tallyOf(journeysOf(report, []), isOk);
}

/** The sum of several runners. */
export function sumOf(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
    skipped: tallies.flatMap(({ skipped }) => skipped),
  };
}

/** "N passed, N failed", and ", N skipped" where tests were skipped. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  const tail = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
  return `${passed} passed, ${failed} failed${tail}`;
}

const crashed: Tally = { passed: 0, failed: 1, skipped: [] };

/** Counts outcomes; a runner that ran nothing, or failed without a failed test, adds a failure. */
function tallyOf(outcomes: readonly Outcome[], isOk: boolean): Tally {
  const count = (kind: Outcome['kind']): number =>
    outcomes.filter((outcome) => outcome.kind === kind).length;
  const passed = count('passed');
  const failed = count('failed');
  const isCrash = (!isOk && failed === 0) || passed + failed === 0;
  return {
    passed,
    failed: failed + (isCrash ? 1 : 0),
    skipped: outcomes.filter(({ kind }) => kind === 'skipped').map(({ name }) => name),
  };
}

function journeysOf(suite: PlaywrightSuite, above: readonly string[]): Outcome[] {
  const path = suite.title === undefined ? above : [...above, suite.title];
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map(({ status }): Outcome => ({
      name: [...path, spec.title].join(' › '),
      kind: kindOf(status),
    })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => journeysOf(inner, path))];
}

/** Both runners' words; an unknown word is a failure. */
function kindOf(status: string): Outcome['kind'] {
  if (status === 'passed' || status === 'expected') return 'passed';
  return ['skipped', 'pending', 'todo', 'disabled'].includes(status) ? 'skipped' : 'failed';
}

function readReport(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}
