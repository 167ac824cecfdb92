import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildSummary } from '../../cli/build-summary.ts';
import { profiles } from '../../domain/session/profiles.ts';
import { buildLake } from '../../lake/node/build-lake.ts';
import type { BuildObserver } from '../../lake/node/build-request.ts';
import { medianMs } from '../book/bench-row.ts';
import type { BenchRow } from '../book/bench-row.ts';
import { measured } from '../book/measure.ts';
import type { Measure } from '../book/measure.ts';
import { bookOfFile } from '../book/node-steps.ts';
import type { SessionFile } from './session-file.ts';

/** Most that the build of a whole lake may take of the way of the same file to its book. */
const BUILD_GOAL = 2.5;
/** Most memory that a build may hold, MB, whatever the length of the file. */
const PEAK_MB_GOAL = 600;

const cli = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));
const profile = profiles.ES;
const silent: BuildObserver = {
  file: () => ({ update: () => undefined, done: () => undefined }),
  note: () => undefined,
};

/** A build of one session in this process: where the lake is, and what it cost. */
export type BuiltSession = { readonly lake: string; readonly row: BenchRow };

/**
 * Measures `.dbn.zst` to book and `.dbn.zst` to a whole lake, every table written, by turns after
 * one pass that is left out.
 */
export async function buildRow(
  file: SessionFile,
  folder: string,
  repetitions: number,
): Promise<BuiltSession> {
  const lake = join(folder, 'lake');
  const [builds, books]: [Measure[], Measure[]] = [[], []];
  for (let turn = 0; turn <= repetitions; turn++) {
    await rm(lake, { recursive: true, force: true });
    books.push(await measured(() => bookOfFile(file.packedPath, profile.tickNano)));
    builds.push(
      await measured(async () => {
        await buildLake({ raw: file.rawFolder, lake, profile }, silent);
        return { records: file.records, digest: 0 };
      }),
    );
  }
  const row: BenchRow = {
    ...{ file: 'session', title: '.dbn.zst → lake, all tables', unit: 'wall ms' },
    ...{ records: file.records, repetitions, goal: BUILD_GOAL },
    value: medianMs(builds.slice(1), 'wallMs'),
    against: { name: '→ book', value: medianMs(books.slice(1), 'wallMs') },
  };
  return { lake, row };
}

/** Peak memory of a build in a process of its own, as a user starts it. */
export function peakMemoryRow(file: SessionFile, folder: string, title: string): BenchRow {
  const lake = join(folder, 'lake-of-a-user');
  const flags = ['--raw', file.rawFolder, '--lake', lake, '--force', '--json'];
  const { stdout } = spawnSync(process.execPath, [cli, 'build', ...flags], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const { peakMemoryMb } = JSON.parse(stdout) as BuildSummary;
  return {
    ...{ file: 'session', title, unit: 'MB', records: file.records },
    ...{ value: peakMemoryMb, goal: PEAK_MB_GOAL, repetitions: 1 },
  };
}
