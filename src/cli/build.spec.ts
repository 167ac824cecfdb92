import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { scratchFolder, writeTrades } from '../lake/node/hand-market.ts';
import type { Manifest } from '../lake/stage/manifest.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const folder = scratchFolder();
const lake = join(folder, 'lake');

function spymaster(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8' });
}

const build = (...args: string[]) => spymaster('build', '--raw', 'raw', '--lake', 'lake', ...args);

beforeAll(() => {
  writeTrades(join(folder, 'raw', 'es.dbn'), { date: '2025-11-18' }, [
    { at: '04:00', action: 'Trade', px: 6898 },
    { at: '09:30', action: 'Trade', px: 6900 },
    { at: '09:50', action: 'Trade', px: 6905.5 },
    { at: '10:01', action: 'Trade', px: 6907 },
  ]);
  const config = `{
    // Half an hour, as some like it.
    "orMinutes": 30,
    "quality": { "windowShareMin": 0, "gapSecondsMax": 20000, "rthVolumeMin": 0 }
  }`;
  writeFileSync(join(folder, 'mine.json'), config);
  writeFileSync(join(folder, 'typo.json'), '{ "quality": { "rthVolume": 0 } }');
});

describe('spymaster build --config', () => {
  it('touches nothing where the file is wrong, and says what', () => {
    const { status, stderr } = build('--config', 'typo.json');
    expect(stderr).toBe(
      'spymaster: typo.json, quality.rthVolume: expected a known key, found an unknown key; did you mean "quality.rthVolumeMin"?\n',
    );
    expect([status, existsSync(lake)]).toEqual([1, false]);
  });

  it('builds with the file, and signs every table with its hash', () => {
    const { status, stdout } = build('--config', 'mine.json', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ sessions: [{ date: '2025-11-18', grade: 'C' }] });
    const hash = /config hash (\w+)/.exec(spymaster('config', '--config', 'mine.json').stdout)?.[1];
    for (const table of ['bronze/trades', 'silver/bars_2m', 'gold/levels_2m', 'gold/sessions']) {
      const path = join(lake, table, 'symbol=ESZ5/date=2025-11-18/manifest.json');
      const { configHash } = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
      expect([table, configHash]).toEqual([table, hash]);
    }
  });

  it('lets flags win, and does nothing where they say the same', () => {
    const again = build('--config', 'mine.json', '--or-minutes', '30', '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ sessions: [{ built: false }] });
    const other = build('--config', 'mine.json', '--or-minutes', '45', '--json');
    expect(JSON.parse(other.stdout)).toMatchObject({ sessions: [{ built: true }] });
  });
});

it('prints levels with fixed decimals and clocks of the session’s zone', () => {
  build('--config', 'mine.json');
  expect(spymaster('levels', '--lake', 'lake', '--date', '2025-11-18').stdout.split('\n')).toEqual([
    'ESZ5 2025-11-18',
    'PM_HIGH     –     pre-market coverage 0 %, needs 80 %',
    'PM_LOW      –     pre-market coverage 0 %, needs 80 %',
    'OR_HIGH  6905.50  valid from 10:00 ET',
    'OR_LOW   6900.00  valid from 10:00 ET',
    'SMA_90      –     needs 90 bars, has 4',
    'EMA_20      –     needs 20 bars, has 4',
    '',
  ]);
});

describe('spymaster build --without', () => {
  it('leaves gold tables out, and says which there are', () => {
    const bare = ['--raw', 'raw', '--lake', 'bare', '--config', 'mine.json'];
    expect(spymaster('build', ...bare, '--without', 'levels_2m,trades').status).toBe(0);
    const gold = join(folder, 'bare', 'gold');
    expect([existsSync(join(gold, 'levels_2m')), existsSync(join(gold, 'trades'))]).toEqual([
      false,
      false,
    ]);
    expect(existsSync(join(gold, 'bars_2m'))).toBe(true);
    const { status, stderr } = spymaster('build', ...bare, '--without', 'level');
    expect([status, stderr]).toEqual([2, expect.stringContaining('levels_2m, ')]);
  });
});
