import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

function oracle(...flags: readonly string[]) {
  const args = [main, 'oracle', '--minutes', '20', '--activity', '0.05', ...flags];
  return spawnSync(process.execPath, args, { encoding: 'utf8' });
}

it('prints every column with its area under the curve, and what follows from it', () => {
  const { stdout, status } = oracle();
  expect(status).toBe(0);
  expect(stdout).toMatch(
    /^SYNTHETIC: 5 levels, 10 zones, seed oracle, activity 0.05, amplitude 0.5/,
  );
  for (const name of ['haz', 'ahead_rd', 'behind_pa', 'ofi_n', 'd3_ahead_pa']) {
    expect(stdout).toMatch(new RegExp(`^${name} +[01]\\.\\d{3}`, 'm'));
  }
  expect(stdout).toMatch(/ratio shows a state|better than pulls over adds/);
});

it('prints the same as one JSON document', () => {
  const report = JSON.parse(oracle('--json').stdout) as Record<string, unknown>;
  expect(report).toMatchObject({ synthetic: true, seed: 'oracle', episodes: 5, zones: 10 });
  expect(report['verdict']).toHaveProperty('telling');
  expect(report['columns']).toHaveProperty('length');
});

it('tells a wrong command line', () => {
  expect(oracle('--activity', 'much').status).toBe(2);
});
