import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { profiles } from '../domain/session/profiles.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
  const wishes = { profile: 'CL', open: '08:00', quality: { gapSecondsMax: 90 } };
  writeFileSync(join(folder, 'mine.json'), `// Crude oil\n${JSON.stringify(wishes)}`);
  writeFileSync(join(folder, 'typo.json'), '{"quality": {"gapSeconds": 90}}');
  writeFileSync(join(folder, 'cut.json'), '{"open": ');
});

afterAll(() => rmSync(folder, { recursive: true }));

function config(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [main, 'config', ...args], { cwd: folder, encoding: 'utf8' });
}

describe('spymaster config', () => {
  it('prints every key with value, unit and meaning', () => {
    const { stdout } = config();
    expect(stdout).toMatch(/^profile ES, config hash [0-9a-f]{16}\n/);
    expect(stdout).toMatch(/^pressure\.kappa +10 +lots +Added to both sides/m);
  });

  it('prints a file that it would read back to the same configuration', () => {
    const { stdout } = config('--config', 'mine.json', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ profile: 'CL', root: 'CL', open: '08:00' });
    writeFileSync(join(folder, 'whole.json'), stdout);
    expect(config('--config', 'whole.json', '--json').stdout).toBe(stdout);
  });

  it('tells what differs from the defaults, flags included', () => {
    const args = ['--config', 'mine.json', '--or-minutes', '30', '--diff', '--json'];
    expect(JSON.parse(config(...args).stdout)).toEqual({
      profile: 'CL',
      differences: [
        { key: 'open', default: '09:00', value: '08:00' },
        { key: 'orMinutes', default: 15, value: 30 },
        { key: 'quality.gapSecondsMax', default: 60, value: 90 },
      ],
    });
    expect(config('--diff').stdout).toBe('profile ES, its defaults\n');
  });

  it('explains a key', () => {
    expect(JSON.parse(config('--explain', 'pressure.kappa', '--json').stdout)).toMatchObject({
      ...{ unit: 'lots', range: 'a number above 0', value: profiles.ES.pressure.kappa },
      usedIn: 'level_pressure_5s, pressure_ladder_5s',
    });
    const { stdout } = config('--config', 'mine.json', '--explain', 'open');
    expect(stdout.split('\n')).toEqual([
      'open: Open: regular hours and opening range begin.',
      'may be   HH:MM',
      'unit     clock',
      'default  09:00 (profile CL)',
      'value    08:00',
      'used in  sessions, levels_2m',
      '',
    ]);
  });

  it('prints a file of defaults that explains itself and changes nothing', () => {
    const { stdout } = config('--profile', 'CL', '--print-default');
    expect(stdout).toContain('    // Longest time without a trade');
    writeFileSync(join(folder, 'default.json'), stdout);
    const expected = 'profile CL, its defaults\n';
    expect(config('--config', 'default.json', '--diff').stdout).toBe(expected);
  });

  it('has one hash for one configuration, however it was asked for', () => {
    const hashOf = (...args: string[]) => /hash (\w{16})/.exec(config(...args).stdout)?.[1];
    writeFileSync(join(folder, 'or.json'), '{"orMinutes": 30}');
    const asked = hashOf('--config', 'or.json');
    expect(asked).toBe(hashOf('--or-minutes', '30'));
    expect(asked).not.toBe(hashOf());
  });

  it.each([
    [
      1,
      ['--config', 'typo.json'],
      /^spymaster: typo\.json, quality\.gapSeconds: .*; did you mean "quality\.gapSecondsMax"\?$/m,
    ],
    [1, ['--config', 'cut.json'], /^spymaster: cut\.json: expected JSON, found/],
    [1, ['--config', 'none.json'], /none\.json/],
    [1, ['--explain', 'kapa'], /found "kapa"; did you mean "pressure\.kappa"\?/],
    [1, ['--explain', 'gap'], /expected one of quality\.gapSecondsMax, found "gap"/],
    [2, ['--open', '9:30'], /'9:30' is invalid\. Expected a clock, HH:MM\./],
    [2, ['--or-minutes', 'many'], /'many' is invalid\. Expected a whole number from 1 on\./],
  ])('leaves with %d for %j and says why', (status, args, message) => {
    const run = config(...args);
    expect(run.stderr).toMatch(message);
    expect([run.status, run.stdout]).toEqual([status, '']);
  });
});
