import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FaultError } from '../../base/fault.ts';
import { onDisk } from './disk-fault.ts';

const LOCK_FILE = 'build.lock';

/** Ending of files that a later build clears away should this one be killed. */
const LEFTOVER_ENDING = '.file.tmp';

/** How long a lock may be without its owner where it cannot be made and signed in one. */
const SIGNING_MS = 2000;

/** How often such a lock is looked at. */
const LOOK_MS = 50;

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
  const path = join(root, LOCK_FILE);
  await onDisk(`lake ${root}`, 'a folder to write in', async () => {
    await mkdir(root, { recursive: true });
    await acquire(path, root);
  });
  return { release: () => release(path) };
}

/**
 * Makes a lock file of our own, or takes the place of one whose owner is dead. Of several processes
 * that find the same dead lock, the one that locks its place replaces it.
 */
async function acquire(path: string, root: string): Promise<void> {
  while (!(await createNew(path))) {
    const text = await signedText(path);
    if (text === undefined) continue;
    const owner = ownerOf(text);
    if (owner !== undefined && isRunning(owner, path)) refuse(root, owner);
    if (await replaceDead(path, text, root)) break;
  }
  held.add(path);
}

/** @returns false if the lock is no longer the one with this text. */
async function replaceDead(path: string, text: string, root: string): Promise<boolean> {
  const name = /^[\w-]{1,40}$/.test(text) ? text : 'unsigned';
  const place = `${path}.${name}${LEFTOVER_ENDING}`;
  await acquire(place, root);
  try {
    // Another may have replaced it before we had its place; while we have it, nobody can.
    if ((await textOf(path)) !== text) return false;
    await rename(await writeSigned(path), path);
    return true;
  } finally {
    await release(place);
  }
}

async function release(path: string): Promise<void> {
  held.delete(path);
  await rm(path, { force: true });
}

/** @returns false if there is a lock already. */
async function createNew(path: string): Promise<boolean> {
  const signed = await writeSigned(path);
  try {
    await link(signed, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    // A build that runs has cleared our file away as a leftover.
    if (hasCode(error, 'ENOENT')) return false;
    return await createUnsigned(path);
  } finally {
    await rm(signed, { force: true });
  }
}

/** For file systems without links: the lock is there an instant before its owner. */
async function createUnsigned(path: string): Promise<boolean> {
  try {
    const handle = await open(path, 'wx');
    await handle.writeFile(signature());
    await handle.close();
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

async function writeSigned(path: string): Promise<string> {
  const text = signature();
  const signed = `${path}.${text}${LEFTOVER_ENDING}`;
  try {
    await writeFile(signed, text);
  } catch (error) {
    await rm(signed, { force: true }).catch(() => undefined);
    throw error;
  }
  return signed;
}

/** The owner, and something that no other lock has. */
function signature(): string {
  return `${process.pid}-${randomUUID().slice(0, 8)}`;
}

/**
 * What a lock says, also one that is only just being signed: empty if nobody signs it, undefined if
 * it has vanished.
 */
async function signedText(path: string): Promise<string | undefined> {
  let text = await textOf(path);
  for (let waited = 0; text === '' && waited < SIGNING_MS; waited += LOOK_MS) {
    await sleep(LOOK_MS);
    text = await textOf(path);
  }
  return text;
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function ownerOf(text: string): number | undefined {
  const pid = Number(text.split('-', 1)[0]);
  return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
}

function isRunning(pid: number, path: string): boolean {
  if (pid === process.pid) return held.has(path);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Alive, but another user's.
    return hasCode(error, 'EPERM');
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function refuse(root: string, owner: number): never {
  const lock = join(root, LOCK_FILE);
  throw new FaultError(
    'storage',
    `lake ${root}: expected no other build, found one running (process ${owner}); if that is no build, remove ${lock}`,
  );
}
