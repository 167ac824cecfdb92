import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FaultError } from '../../base/fault.ts';

const LOCK_FILE = 'build.lock';

/** How long two processes that take over one dead lock wait to see who came last. */
const SETTLE_MS = 50;

/** Locks this process holds: its own number in a file may also be a dead process's, reused. */
const held = new Set<string>();

/** The right to build in a lake; one process has it at a time. */
export type LakeLock = {
  readonly release: () => Promise<void>;
};

/**
 * Takes the lake's lock, also from a process that is no longer alive.
 *
 * @throws FaultError with code `storage` if another build is running.
 */
export async function lockLake(root: string): Promise<LakeLock> {
  await mkdir(root, { recursive: true });
  const path = join(root, LOCK_FILE);
  if (!(await createNew(path))) await takeOver(path, root);
  held.add(path);
  return {
    release: async () => {
      held.delete(path);
      await rm(path, { force: true });
    },
  };
}

async function createNew(path: string): Promise<boolean> {
  try {
    const handle = await open(path, 'wx');
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function takeOver(path: string, root: string): Promise<void> {
  const owner = await ownerOf(path);
  if (owner !== undefined && isRunning(owner, path)) refuse(root, owner);
  const mine = `${path}.${process.pid}.file.tmp`;
  await writeFile(mine, String(process.pid));
  await rename(mine, path);
  await sleep(SETTLE_MS);
  const winner = await ownerOf(path);
  if (winner !== process.pid) refuse(root, winner);
}

async function ownerOf(path: string): Promise<number | undefined> {
  // A lock that vanished or is still empty belongs to nobody who could be asked.
  const text = await readFile(path, 'utf8').catch(() => '');
  const pid = Number(text);
  return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
}

function isRunning(pid: number, path: string): boolean {
  if (pid === process.pid) return held.has(path);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Alive, but another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function refuse(root: string, owner: number | undefined): never {
  throw new FaultError(
    'storage',
    `lake ${root}: expected no other build, found one running (process ${String(owner ?? 'unknown')})`,
  );
}
