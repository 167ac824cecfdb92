import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
  writeFileSync(
    join(folder, 'bars.csv'),
    'time,open,high,low,close,volume\n2026-02-06T14:30Z,1,2,1,2,3\n',
  );
  writeFileSync(join(folder, 'bad.csv'), 'time,open,high,low,close,volume\nnoon,1,2,1,2,3\n');
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs the command line as a user does. */
function spymaster(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8' });
}

const commands = [
  'inspect',
  'import',
  'simulate',
  'build',
  'stages',
  'levels',
  'validate',
  'serve',
  'sample',
];
const importBars = ['import', 'bars', 'bars.csv', '--symbol', 'ESH6', '--label', 'start'];

describe('the command line', () => {
  it('shows its help and leaves with 0', () => {
    const { status, stdout, stderr } = spymaster('--help');
    expect(status).toBe(0);
    expect(stdout).toContain('Usage: spymaster');
    for (const command of commands) expect(stdout).toContain(`  ${command}`);
    expect(stderr).toBe('');
  });

  it.each([...commands, 'import lobster', 'import bars'])('has help for %s', (command) => {
    const { status, stdout } = spymaster(...command.split(' '), '--help');
    expect(status).toBe(0);
    expect(stdout).toContain(`Usage: spymaster ${command}`);
  });

  it.each([
    ['an unknown command', ['fly']],
    ['a missing argument', ['inspect']],
    ['a missing option', ['import', 'bars', 'bars.csv']],
    ['an unknown option', ['inspect', 'bars.csv', '--fast']],
    ['a wrong choice', [...importBars.slice(0, -1), 'middle', '--out', 'x.dbn']],
    ['no command at all', []],
  ])('leaves with 2 for %s, and says so on stderr', (_, args) => {
    const { status, stdout, stderr } = spymaster(...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toBe('');
  });

  it('leaves with 1 for bad input, with one line on stderr and no output', () => {
    const args = importBars.map((word) => (word === 'bars.csv' ? 'bad.csv' : word));
    const { status, stdout, stderr } = spymaster(...args, '--out', 'bad.dbn.zst');
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^spymaster: bad\.csv row 2: expected a time .*, found noon\n$/);
    expect(readdirSync(folder).filter((name) => name.startsWith('bad.dbn'))).toEqual([]);
  });

  it('leaves with 1 for a file that is not there', () => {
    const { status, stderr } = spymaster('inspect', 'nothing.dbn');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^spymaster: .*nothing\.dbn.*\n$/);
  });

  it('prints one JSON document and nothing else with --json', () => {
    const { status, stdout } = spymaster(...importBars, '--out', 'bars.dbn.zst', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      file: 'bars.dbn.zst',
      bars: 1,
      first: '2026-02-06T14:30:00.000000000Z',
      last: '2026-02-06T14:30:00.000000000Z',
      volume: 3,
    });
  });

  it('imports what it can inspect', () => {
    spymaster(...importBars, '--out', 'deep/bars.dbn.zst');
    const { stdout } = spymaster('inspect', 'deep/bars.dbn.zst', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      version: 3,
      schema: 'ohlcv-1m',
      symbols: ['ESH6'],
      byRtype: { 'ohlcv-1m': 1 },
    });
  });

  it('ends quietly when its reader has gone', async () => {
    const child = spawn(process.execPath, [main, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint += text;
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(0);
    expect(complaint).toBe('');
  });
});
