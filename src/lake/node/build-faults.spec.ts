import { spawn, spawnSync } from 'node:child_process';
import type { SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { simulateInto } from '../../cli/simulation-files.ts';
import { costlyTables } from './hand-market.ts';

const program = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));
/** Most of a build's work, which no fault here is about. */
const without = [
  ...[...costlyTables].map((table) => table.replace('gold/', '')),
  ...['window_5s', 'tick_ledger_5s', 'reprices_5s', 'episodes', 'labels'],
].join(',');
/** Of no use to anybody: the "nobody" of most systems. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

let folder: string;
/** Two synthetic days, and the lake that they make when nothing goes wrong. */
let goodRaw: string;
let goodLake: string;
let raw: string;
let lake: string;

type End = { readonly code: number | null; readonly stderr: string };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'build-faults-'));
  // Others have to be able to look inside.
  chmodSync(folder, 0o755);
  goodRaw = join(folder, 'good-raw');
  goodLake = join(folder, 'good-lake');
  const plan = { sessionCount: 2, from: '2025-03-03', activity: 0.01, seed: 'faults' };
  await simulateInto(goodRaw, plan, () => undefined);
  expect(await build({ raw: goodRaw, lake: goodLake })).toMatchObject({ code: 0 });
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeEach(() => {
  raw = mkdtempSync(join(folder, 'raw-'));
  lake = join(mkdtempSync(join(folder, 'case-')), 'lake');
  cpSync(goodRaw, raw, { recursive: true, preserveTimestamps: true });
});

/** Runs `spymaster build` as a user does, perhaps behind other words. */
async function build(
  folders: { readonly raw: string; readonly lake: string } = { raw, lake },
  {
    before = [],
    flags = [],
    options = {},
  }: {
    readonly before?: readonly string[];
    readonly flags?: readonly string[];
    readonly options?: SpawnOptions;
  } = {},
): Promise<End> {
  const { child, end } = start(folders, { before, flags, options });
  expect(child.pid).toBeGreaterThan(0);
  return end;
}

function start(
  { raw, lake }: { readonly raw: string; readonly lake: string },
  {
    before = [],
    flags = [],
    options = {},
  }: {
    readonly before?: readonly string[];
    readonly flags?: readonly string[];
    readonly options?: SpawnOptions;
  } = {},
): { readonly child: ReturnType<typeof spawn>; readonly end: Promise<End> } {
  const folders = ['--raw', raw, '--lake', lake, '--without', without];
  const [command, ...args] = [...before, process.execPath, program, 'build', ...folders, ...flags];
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (bytes: Buffer) => (stderr += bytes.toString()));
  const end = once(child, 'close').then(([code]) => ({ code: code as number | null, stderr }));
  return { child, end };
}

/** All files of a lake with their bytes; the registry aside, which knows times of raw files. */
function contents(root: string): ReadonlyMap<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'raw-files.json')
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    files.sort().map((path) => [path.slice(root.length), readFileSync(path, 'latin1')]),
  );
}

/** The one line that says what is wrong. */
function faultLine({ stderr }: End): string {
  const lines = stderr.split('\n').filter((line) => line.startsWith('spymaster: '));
  expect(lines, stderr).toHaveLength(1);
  expect(stderr).not.toMatch(/^ {4}at /m);
  return lines[0];
}

/** Names that nobody should find in a lake whose build is over. */
function strayNames(root: string): readonly string[] {
  return [...contents(root).keys()].filter((path) => /\.tmp|build\.lock/.test(path));
}

function isPossible(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

describe.skipIf(process.platform === 'win32')('a disk that takes no more', () => {
  /** Files may have 64 KiB in blocks of 512 bytes; the orders of a day need more. */
  const limited = ['sh', '-c', 'ulimit -f 128 && exec "$@"', 'sh'];

  it('is told with the file that was too much, and leaves nothing behind', async () => {
    const end = await build({ raw, lake }, { before: limited });
    expect(end.code).toBe(1);
    expect(faultLine(end)).toMatch(
      /^spymaster: .*mbo\.dbn\.zst: expected a file to write, found EFBIG: file too large/,
    );
    expect(strayNames(lake)).toEqual([]);
    expect(await build()).toMatchObject({ code: 0 });
    expect(contents(lake)).toEqual(contents(goodLake));
  });

  it('costs a lake that was there nothing', async () => {
    cpSync(goodLake, lake, { recursive: true });
    const end = await build({ raw, lake }, { before: limited, flags: ['--force'] });
    expect(end.code).toBe(1);
    expect(faultLine(end)).toContain('EFBIG');
    expect(contents(lake)).toEqual(contents(goodLake));
  });
});

const canMount = isPossible('unshare', '-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt');

describe.skipIf(!canMount)('a small disk that is full (a tmpfs in a namespace of its own)', () => {
  /** Mounts, fills with the good lake, builds, compares; then gives room and builds again. */
  const script = `
    set -e
    good=$1 lake=$2 room=$3; shift 3
    used=$(du -sk "$good" | cut -f1)
    mkdir -p "$lake"
    mount -t tmpfs -o size=$((used + room))k tmpfs "$lake"
    cp -r "$good/." "$lake"
    code=0; "$@" --force || code=$?
    diff -r "$good" "$lake" >&2
    mount -o remount,size=64m "$lake"
    "$@" --force 2>/dev/null
    diff -r "$good" "$lake" >&2
    exit $code`;

  it.each([0, 40, 200])('with %d KiB left costs nothing of what is there', async (room) => {
    const before = ['unshare', '-rm', 'sh', '-c', script, 'sh', goodLake, lake, String(room)];
    const end = await build({ raw: goodRaw, lake }, { before });
    expect(faultLine(end)).toMatch(/: expected a f\w+ to write.*, found ENOSPC: no space left/);
    expect(end.stderr).not.toMatch(/^(Only in|Files|Binary)/m);
    expect(end.code).toBe(1);
  });
});

/** As root, permissions do not apply: the build runs as somebody else then. */
const asOthers: SpawnOptions = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
const words = isRoot ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : [];
const [guard, ...guardWords] = [...words, process.execPath, program, '--help'];
const canBeOthers = process.platform !== 'win32' && isPossible(guard, ...guardWords);

describe.skipIf(!canBeOthers)('permissions that are missing', () => {
  beforeEach(() => {
    for (const path of [join(lake, '..'), raw]) chmodSync(path, 0o777);
  });

  it('to write the lake are told at once', async () => {
    cpSync(goodLake, lake, { recursive: true });
    chmodSync(lake, 0o555);
    const end = await build({ raw, lake }, { options: asOthers, flags: ['--force'] });
    expect(end.code).toBe(1);
    expect(end.stderr).toBe(
      `spymaster: lake ${lake}: expected a folder to write in, found EACCES: permission denied\n`,
    );
    expect(contents(lake)).toEqual(contents(goodLake));
    chmodSync(lake, 0o755);
  });

  it('to write one table are told with its place, and cost the others nothing', async () => {
    expect(await build({ raw, lake }, { options: asOthers })).toMatchObject({ code: 0 });
    const table = join(lake, 'gold', 'levels_2m', 'symbol=ESH5');
    chmodSync(table, 0o555);
    const end = await build({ raw, lake }, { options: asOthers, flags: ['--force'] });
    expect(end.code).toBe(1);
    expect(faultLine(end)).toBe(
      `spymaster: ${table}/date=2025-03-03: expected a folder to write, found EACCES: permission denied`,
    );
    chmodSync(table, 0o755);
    expect(contents(lake)).toEqual(contents(goodLake));
  });

  it('come second where a raw file is damaged too', async () => {
    expect(await build({ raw, lake }, { options: asOthers })).toMatchObject({ code: 0 });
    const table = join(lake, 'gold', 'levels_2m', 'symbol=ESH5');
    rmSync(join(table, 'date=2025-03-03'), { recursive: true });
    chmodSync(table, 0o555);
    truncateSync(join(raw, 'es-mbo-2025-03-04.dbn.zst'), 300_000);
    const end = await build({ raw, lake }, { options: asOthers });
    expect(faultLine(end)).toContain('es-mbo-2025-03-04.dbn.zst: truncated zstd frame');
    chmodSync(table, 0o755);
    expect(await build({ raw: goodRaw, lake })).toMatchObject({ code: 0 });
    expect(contents(lake)).toEqual(contents(goodLake));
  });

  it('to read a raw file are told with its name', async () => {
    const path = join(raw, 'es-mbo-2025-03-04.dbn.zst');
    chmodSync(path, 0);
    const end = await build({ raw, lake }, { options: asOthers });
    expect(end.code).toBe(1);
    expect(faultLine(end)).toContain('EACCES: permission denied');
    expect(faultLine(end)).toContain(path);
    expect(strayNames(lake)).toEqual([]);
  });
});

describe('a lake that is no folder', () => {
  it('is told', async () => {
    writeFileSync(lake, '');
    const end = await build();
    expect(end.code).toBe(1);
    expect(faultLine(end)).toMatch(/lake .*: expected a folder to write in, found EEXIST/);
  });
});

/** Waits until a build has begun to work, and stops it there. */
async function stopAtWork(child: ReturnType<typeof spawn>): Promise<void> {
  while (!existsSync(join(lake, 'build.lock'))) await sleep(2);
  child.kill('SIGSTOP');
  await sleep(20);
}

describe.skipIf(process.platform === 'win32')('two builds of one lake', () => {
  it('do not run at once: the second says so and leaves', async () => {
    const first = start({ raw, lake });
    await stopAtWork(first.child);
    const second = await build();
    expect(second).toEqual({
      code: 1,
      stderr: `spymaster: lake ${lake}: expected no other build, found one running (process ${String(first.child.pid)}); if that is no build, remove ${join(lake, 'build.lock')}\n`,
    });
    first.child.kill('SIGCONT');
    expect(await first.end).toMatchObject({ code: 0 });
    expect(contents(lake)).toEqual(contents(goodLake));
  });

  it.each(['no lock', 'the lock of a dead build'])(
    'that start in the same moment, with %s: one builds, the others wait for nothing',
    async (lock) => {
      if (lock !== 'no lock') {
        const dead = start({ raw, lake });
        await stopAtWork(dead.child);
        dead.child.kill('SIGKILL');
        await dead.end;
      }
      const ends = await Promise.all([1, 2, 3].map(() => start({ raw, lake }).end));
      const built = ends.filter(({ code }) => code === 0);
      expect(built.length).toBeGreaterThan(0);
      for (const end of ends.filter(({ code }) => code !== 0)) {
        expect(faultLine(end)).toContain('expected no other build, found one running');
      }
      expect(contents(lake)).toEqual(contents(goodLake));
    },
  );
});

describe('a raw file that is damaged', () => {
  const name = 'es-mbo-2025-03-04.dbn.zst';
  let path: string;

  beforeEach(() => {
    path = join(raw, name);
    cpSync(goodLake, lake, { recursive: true });
  });

  function overwrite(at: number, hex: string): void {
    const file = openSync(path, 'r+');
    writeSync(file, Buffer.from(hex, 'hex'), 0, undefined, at);
    closeSync(file);
  }

  it.each([
    ['cut', () => truncateSync(path, 300_000), 'truncated zstd frame: expected', '300000'],
    ['overwritten', () => overwrite(300_000, 'ff'.repeat(64)), 'zstd frame 1: expected', '0'],
    ['no DBN', () => writeFileSync(path, 'time,open\n'), 'start of a DBN stream: expected', '0'],
    ['empty', () => writeFileSync(path, ''), 'empty stream: expected 8 bytes, found 0', '0'],
    [
      'of a newer version',
      () => writeFileSync(path, 'DBN\x04\x00\x00\x00\x00'),
      'DBN version: expected 1 to 3, found 4',
      '3',
    ],
  ] as const)(
    'because it is %s is named with the place, and costs nothing',
    async (_, damage, text, offset) => {
      damage();
      const end = await build();
      expect(end.code).toBe(1);
      expect(faultLine(end)).toContain(`spymaster: ${name}: ${text}`);
      expect(faultLine(end)).toMatch(new RegExp(`byteOffset ${offset}\\b`));
      expect(contents(lake)).toEqual(contents(goodLake));
      cpSync(join(goodRaw, name), path);
      expect(await build()).toMatchObject({ code: 0 });
      expect(contents(lake)).toEqual(contents(goodLake));
    },
  );

  it.skipIf(process.platform === 'win32')('while it is built from is named too', async () => {
    const { child, end } = start({ raw, lake }, { flags: ['--force'] });
    await stopAtWork(child);
    truncateSync(path, 200_000);
    child.kill('SIGCONT');
    const { code, stderr } = await end;
    expect(code).toBe(1);
    expect(faultLine({ code, stderr })).toContain(`spymaster: ${name}: truncated zstd frame`);
    expect(contents(lake)).toEqual(contents(goodLake));
  });
});
