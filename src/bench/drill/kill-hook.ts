/**
 * Loaded before a program (`--import`), it counts what the program does to files, and ends it with
 * SIGKILL at the one operation of which it was told.
 *
 * DRILL_KILL_AT is that operation, from 0; DRILL_COUNTS is where a program that lives on leaves how
 * many there were.
 */
import { writeFileSync, writeSync } from 'node:fs';
import fs from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

/** What a program did to files, if nobody killed it. */
export type OperationCounts = {
  readonly operations: number;
  /** When the first of them began and when the program ended, ms after its start. */
  readonly firstMs: number;
  readonly endMs: number;
};

/** A system killed in a write has written whole pages. */
const PAGE_BYTES = 4096;

const { DRILL_KILL_AT = '-1', DRILL_COUNTS } = process.env;
const killAt = Number(DRILL_KILL_AT);
let operations = 0;
let firstMs = 0;

type Act = (...words: never[]) => unknown;

/** The same operation, before which the program may die. */
function counted<A extends Act>(act: A, beforeDeath?: (...words: Parameters<A>) => void): A {
  const wrapped = function (this: unknown, ...words: Parameters<A>): unknown {
    if (operations === 0) firstMs = performance.now();
    if (operations === killAt) {
      beforeDeath?.apply(this, words);
      process.kill(process.pid, 'SIGKILL');
    }
    operations++;
    return act.apply(this, words);
  };
  return wrapped as A;
}

/** The first pages of what a file was to hold. */
function tear(this: FileHandle, data: unknown): void {
  if (!(data instanceof Uint8Array)) return;
  const pageCount = Math.floor(data.length / 2 / PAGE_BYTES);
  writeSync(this.fd, data, 0, pageCount * PAGE_BYTES);
}

const probe = await fs.open(import.meta.filename);
const handles = Object.getPrototypeOf(probe) as Record<'sync' | 'writeFile', Act>;
await probe.close();
handles.sync = counted(handles.sync);
handles.writeFile = counted(handles.writeFile, tear);
const { link, mkdir, open, rename, rm, writeFile } = fs;
Object.assign(fs, {
  link: counted(link),
  mkdir: counted(mkdir),
  open: counted(open),
  rename: counted(rename),
  rm: counted(rm),
  writeFile: counted(writeFile),
});
syncBuiltinESMExports();

process.on('exit', () => {
  if (DRILL_COUNTS === undefined) return;
  const counts: OperationCounts = { operations, firstMs, endMs: performance.now() };
  writeFileSync(DRILL_COUNTS, JSON.stringify(counts));
});
