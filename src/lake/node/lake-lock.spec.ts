import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scratchFolder } from './hand-market.ts';
import { lockLake } from './lake-lock.ts';

it('lets one build in at a time', async () => {
  const root = scratchFolder();
  const lock = await lockLake(root);
  await expect(lockLake(root)).rejects.toThrow(
    `lake ${root}: expected no other build, found one running (process ${process.pid})`,
  );
  await lock.release();
  expect(existsSync(join(root, 'build.lock'))).toBe(false);
  await (await lockLake(root)).release();
});

it('takes over from a process that is dead, but not from one alive', async () => {
  const root = scratchFolder();
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  writeFileSync(join(root, 'build.lock'), String(other.pid));
  await expect(lockLake(root)).rejects.toThrow(`process ${String(other.pid)}`);
  other.kill('SIGKILL');
  await once(other, 'exit');
  const lock = await lockLake(root);
  expect(readFileSync(join(root, 'build.lock'), 'utf8')).toMatch(new RegExp(`^${process.pid}-`));
  await lock.release();
});

it('waits for a lock that was only just made to be signed', async () => {
  const root = scratchFolder();
  const path = join(root, 'build.lock');
  writeFileSync(path, '');
  setTimeout(() => writeFileSync(path, String(process.ppid)), 100);
  await expect(lockLake(root)).rejects.toThrow(`process ${process.ppid}`);
});

it('takes over a lock that nobody ever signed, and leaves nothing behind', async () => {
  const root = scratchFolder();
  writeFileSync(join(root, 'build.lock'), '');
  const lock = await lockLake(root);
  expect(readdirSync(root)).toEqual(['build.lock']);
  await lock.release();
  expect(readdirSync(root)).toEqual([]);
});
