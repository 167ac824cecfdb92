import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { OperationCounts } from './kill-hook.ts';

/** A build as a user starts it. */
export type BuildOrder = {
  readonly raw: string;
  readonly lake: string;
  /** Words after those, such as --force. */
  readonly flags?: readonly string[];
  /** When it dies; undefined lets it live. */
  readonly death?: Death | undefined;
};

/** When a build is killed: by the clock, or at one of its operations on files. */
export type Death =
  | { readonly by: 'clock'; readonly afterMs: number }
  | { readonly by: 'operation'; readonly index: number };

/** How a build went. */
export type BuildEnd = {
  /** Whether it met its death; else it was quicker. */
  readonly isKilled: boolean;
  /** Exit code; null for one that was killed. */
  readonly code: number | null;
  readonly stderr: string;
  /** Undefined for one that was killed. */
  readonly counts: OperationCounts | undefined;
};

const program = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));
const hook = new URL('kill-hook.ts', import.meta.url).href;

/** Runs `spymaster build` in a process of its own, to its end or its death. */
export async function runBuild({ raw, lake, flags = [], death }: BuildOrder): Promise<BuildEnd> {
  const scratch = mkdtempSync(join(tmpdir(), 'drill-build-'));
  const countsPath = join(scratch, 'counts.json');
  const killAt = death?.by === 'operation' ? { DRILL_KILL_AT: String(death.index) } : {};
  const words = ['build', '--raw', raw, '--lake', lake, ...flags];
  const child = spawn(process.execPath, ['--import', hook, program, ...words], {
    env: { ...process.env, DRILL_COUNTS: countsPath, ...killAt },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (bytes: Buffer) => (stderr += bytes.toString()));
  const isClosed = once(child, 'close') as Promise<[number | null, string | null]>;
  if (death?.by === 'clock') {
    await Promise.race([sleep(death.afterMs), isClosed]);
    child.kill('SIGKILL');
  }
  const [code, signal] = await isClosed;
  const counts = existsSync(countsPath) ? readCounts(countsPath) : undefined;
  rmSync(scratch, { recursive: true });
  return { isKilled: signal === 'SIGKILL', code, stderr, counts };
}

function readCounts(path: string): OperationCounts {
  return JSON.parse(readFileSync(path, 'utf8')) as OperationCounts;
}
