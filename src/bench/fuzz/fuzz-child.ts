/**
 * The process that runs cases, one after the other, so that whatever one of them does to it is seen
 * from outside. It says when a case begins and how it went, and ends with its first failure.
 *
 *     fuzz-child.ts SEED FIRST_CASE END_CASE
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { damagedFile } from './damaged-file.ts';
import { runCase } from './fuzz-case.ts';
import type { FailureKind, FuzzMessage } from './fuzz-message.ts';
import { ownPeakBytes } from './own-peak.ts';
import { fuzzSources } from './sources.ts';

const [seed = '', start = '0', end = '0'] = process.argv.slice(2);
let caseIndex = Number(start);

function send(message: FuzzMessage): void {
  process.send?.(message);
}

/** Leaves once the message is out. */
function fail(failure: FailureKind, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.send?.({ kind: 'failed', caseIndex, failure, text } satisfies FuzzMessage, () =>
    process.exit(1),
  );
}

process.on('unhandledRejection', (error) => fail('unhandled rejection', error));
process.on('uncaughtException', (error) => fail('crash', error));
// Without its watchdog a hanging case would never end.
process.on('disconnect', () => process.exit(1));

const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

async function runCases(): Promise<void> {
  const sources = await fuzzSources();
  for (; caseIndex < Number(end); caseIndex++) {
    const { name, bytes, hasStream } = damagedFile(sources, seed, caseIndex);
    send({ kind: 'begun', caseIndex, source: name });
    const startMs = performance.now();
    const outcome = await runCase({ folder, bytes, hasStream, caseIndex });
    const ms = performance.now() - startMs;
    // What the case left to happen belongs to it.
    await setImmediate();
    send({ kind: 'done', caseIndex, outcome, ms, peakBytes: ownPeakBytes() });
  }
}

try {
  await runCases();
  process.exit();
} catch (error) {
  fail('broken promise', error);
}
