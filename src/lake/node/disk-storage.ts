import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DraftFile, LakeStorage, PartitionDraft } from '../stage/lake-storage.ts';
import { writeDraftFile } from '../stage/lake-storage.ts';
import { SUCCESS_FILE, partitionPath } from '../stage/partition.ts';
import { onDisk } from './disk-fault.ts';

/** Ending of a folder that is still being written. */
const DRAFT_ENDING = '.draft.tmp';

/** Ending of a folder that is being replaced: whole, and the only one while its name is free. */
const ASIDE_ENDING = '.aside.tmp';

/** Ending of a single file that is still being written. */
const FILE_ENDING = '.file.tmp';

/** A lake in a folder of the disk. */
export function diskStorage(root: string): LakeStorage {
  return {
    read: (path) => unlessMissing(() => readFile(join(root, path))),
    readText: (path) => unlessMissing(() => readFile(join(root, path), 'utf8')),
    list: (folder) => listed(join(root, folder)),
    write: (path, data) => writeWhole(join(root, path), data),
    draft: (key) => startDraft(join(root, partitionPath(key))),
    remove: (key) => rm(join(root, partitionPath(key)), { recursive: true, force: true }),
  };
}

/**
 * Clears what a build that was killed has left: drafts and half-written files go; a partition that
 * was just being replaced gets its name back.
 *
 * @returns how many leftovers there were.
 */
export async function clearLeftovers(root: string): Promise<number> {
  const entries = (await unlessMissing(() => readdir(root, { withFileTypes: true }))) ?? [];
  let count = 0;
  for (const entry of entries) {
    const path = join(root, entry.name);
    if (entry.name.endsWith(DRAFT_ENDING) || entry.name.endsWith(FILE_ENDING)) {
      await rm(path, { recursive: true, force: true });
      count++;
    } else if (entry.name.endsWith(ASIDE_ENDING)) {
      await settleAside(path);
      count++;
    } else if (entry.isDirectory() && !entry.name.startsWith('date=')) {
      count += await clearLeftovers(path);
    }
  }
  return count;
}

async function settleAside(aside: string): Promise<void> {
  const folder = aside.slice(0, -ASIDE_ENDING.length);
  const names = await listed(folder);
  if (names.includes(SUCCESS_FILE)) {
    await rm(aside, { recursive: true, force: true });
    return;
  }
  await rm(folder, { recursive: true, force: true });
  await rename(aside, folder);
}

/** A draft that cannot be written goes at once: on a full disk it would keep the others out. */
async function startDraft(folder: string): Promise<PartitionDraft> {
  const temporary = `${folder}${DRAFT_ENDING}`;
  const discard = (): Promise<void> => rm(temporary, { recursive: true, force: true });
  const orDiscard = async <T>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      await discard().catch(() => undefined);
      throw error;
    }
  };
  await onDisk(folder, 'a folder to write', async () => {
    await discard();
    await mkdir(temporary, { recursive: true });
  });
  const draft: PartitionDraft = {
    open: (name) =>
      orDiscard(async () => {
        const file = await openFile(join(temporary, name), join(folder, name));
        return {
          write: (data) => orDiscard(() => file.write(data)),
          close: () => orDiscard(() => file.close()),
        };
      }),
    publish: () =>
      orDiscard(async () => {
        await writeDraftFile(draft, SUCCESS_FILE, '');
        await syncFolder(temporary);
        await onDisk(folder, 'a folder to replace', () => replaceFolder(folder, temporary));
      }),
    discard,
  };
  return draft;
}

/**
 * No system call that Node offers swaps two folders. So the old one steps aside for an instant,
 * whole, and `clearLeftovers` brings it back if the process dies in that instant.
 */
async function replaceFolder(folder: string, next: string): Promise<void> {
  const aside = `${folder}${ASIDE_ENDING}`;
  await rm(aside, { recursive: true, force: true });
  await unlessMissing(() => rename(folder, aside));
  try {
    await rename(next, folder);
  } catch (error) {
    await unlessMissing(() => rename(aside, folder));
    throw error;
  }
  await syncFolder(dirname(folder));
  await rm(aside, { recursive: true, force: true });
}

/** @param name what the file will be called once it is whole, for faults. */
async function openFile(path: string, name: string): Promise<DraftFile> {
  const attempt = <T>(act: () => Promise<T>): Promise<T> => onDisk(name, 'a file to write', act);
  const handle = await attempt(() => open(path, 'w'));
  let isOver = false;
  return {
    write: async (data) => {
      try {
        await attempt(() => handle.writeFile(data));
      } catch (error) {
        // Whoever gives the file up need not close it.
        isOver = true;
        await handle.close();
        throw error;
      }
    },
    close: async () => {
      if (isOver) return;
      isOver = true;
      try {
        await attempt(() => handle.sync());
      } finally {
        await handle.close();
      }
    },
  };
}

async function writeWhole(path: string, data: Uint8Array | string): Promise<void> {
  const temporary = `${path}.${randomUUID()}${FILE_ENDING}`;
  try {
    await onDisk(path, 'a file to write', () => mkdir(dirname(path), { recursive: true }));
    const file = await openFile(temporary, path);
    await file.write(data);
    await file.close();
    await onDisk(path, 'a file to replace', () => rename(temporary, path));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function listed(folder: string): Promise<readonly string[]> {
  const names = (await unlessMissing(() => readdir(folder))) ?? [];
  return names.filter((name) => !name.endsWith('.tmp')).sort();
}

/** A folder's entries are on the disk only once the folder itself is synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

async function unlessMissing<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
