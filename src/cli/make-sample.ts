import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCatalog } from '../lake/build-catalog.ts';
import { buildLake } from '../lake/node/build-lake.ts';
import type { BuildObserver } from '../lake/node/build-request.ts';
import { diskStorage } from '../lake/node/disk-storage.ts';
import { nodePlatform } from '../lake/node/node-platform.ts';
import { publishSignals, publishSignalsSchema } from '../lake/signals/publish-signals.ts';
import { jsonText } from '../lake/stage/lake-json.ts';
import { listPartitions } from '../lake/stage/list-partitions.ts';
import type { SessionKey } from '../lake/stage/list-partitions.ts';
import { partitionPath } from '../lake/stage/partition.ts';
import type { LakeCatalog } from '../protocol/lake-catalog.ts';
import { evaluateLake, openEvaluation } from './evaluate-lake.ts';
import { openSearch } from './open-search.ts';
import { writeMessage } from './output.ts';
import { progress } from './progress.ts';
import { copyLedger } from './sample-ledger.ts';
import {
  copiedMoments,
  everySession,
  leftOut,
  momentTables,
  sampleProfile,
} from './sample-plan.ts';
import type { SamplePlan } from './sample-plan.ts';
import { SESSION_SECONDS, simulateInto } from './simulation-files.ts';

/** The plan beside its lake, so that everybody knows what the sessions are. */
export const PLAN_FILE = 'sample.json';

/** What of a plan is made. */
type SampleScope = {
  /**
   * Only so many sessions, the first ones; their bytes are those of the whole sample. Nothing is
   * asked of so few.
   */
  readonly first?: number | undefined;
};

/** Simulates a sample's sessions, builds them, and puts what is kept in the lake's place. */
export async function makeSample(
  plan: SamplePlan,
  lake: string,
  { first }: SampleScope = {},
): Promise<LakeCatalog> {
  const workshop = await mkdtemp(join(tmpdir(), 'spymaster-sample-'));
  const whole = join(workshop, 'lake');
  const raw = join(workshop, 'raw');
  const draft = `${lake}.tmp`;
  try {
    await simulate(raw, plan, first);
    await buildLake({ raw, lake: whole, profile: sampleProfile, without: leftOut }, observer);
    await rm(draft, { recursive: true, force: true });
    const withMoments = await keep(whole, draft, plan);
    // Listed here and not in the workshop: this lake has few ledgers, and says so.
    const drafted = await buildCatalog(nodePlatform(draft));
    const catalog = first === undefined ? await ask(draft, withMoments) : drafted;
    await writeFile(join(draft, PLAN_FILE), jsonText(plan));
    await rm(lake, { recursive: true, force: true });
    await rename(draft, lake);
    return catalog;
  } finally {
    await rm(workshop, { recursive: true, force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

/**
 * Copies the partitions that a sample keeps, and the configuration they were made with.
 *
 * @returns the sessions that keep their ledger.
 */
async function keep(
  from: string,
  to: string,
  { momentSessions }: SamplePlan,
): Promise<readonly SessionKey[]> {
  await mkdir(to, { recursive: true });
  await cp(join(from, 'config'), join(to, 'config'), { recursive: true });
  const sessions = await listPartitions(diskStorage(from), 'gold', 'sessions');
  const last = momentSessions === 0 ? [] : sessions.slice(-momentSessions);
  for (const table of await readdir(join(from, 'gold'))) {
    for (const { symbol, date } of await listPartitions(diskStorage(from), 'gold', table)) {
      const isLast = last.some((session) => session.date === date);
      const isKept = everySession.includes(table) || (copiedMoments.includes(table) && isLast);
      const path = partitionPath({ tier: 'gold', table, symbol, date });
      if (isKept) await cp(join(from, path), join(to, path), { recursive: true });
    }
  }
  await copySchemas(from, to);
  for (const session of last) {
    await copyLedger(nodePlatform(from), nodePlatform(to), { session, profile: sampleProfile });
  }
  return last;
}

/** Copies the schemas of the tables that are kept. */
async function copySchemas(from: string, to: string): Promise<void> {
  for (const table of [...everySession, ...momentTables]) {
    const name = join('schemas', `${table}.avsc`);
    if (existsSync(join(from, name))) await cp(join(from, name), join(to, name));
  }
}

/** Has the sample's past asked: what it would have said, and what that is worth. */
async function ask(lake: string, sessions: readonly SessionKey[]): Promise<LakeCatalog> {
  const platform = nodePlatform(lake);
  if (sessions.length > 0) {
    const openRows = await openSearch();
    for (const session of sessions) await publishSignals(platform, session, { openRows });
    await publishSignalsSchema(platform);
  }
  const workers = Math.max(1, availableParallelism() - 1);
  await evaluateLake(await openEvaluation({ lake, workers, allDays: false }));
  return buildCatalog(platform);
}

async function simulate(
  raw: string,
  { simulation }: SamplePlan,
  first: number | undefined,
): Promise<void> {
  const sessionCount = first ?? simulation.sessionCount;
  const total = sessionCount * SESSION_SECONDS;
  const bar = progress('simulating', { unit: 'seconds of market time', total });
  await simulateInto(raw, { ...simulation, sessionCount }, (timeS) => bar.update(timeS));
  bar.done();
}

const observer: BuildObserver = {
  file: (name, work, byteLength) => {
    const bar = progress(`${work} ${name}`, { unit: 'bytes', total: byteLength });
    return { update: (bytesRead) => bar.update(bytesRead), done: () => bar.done() };
  },
  note: writeMessage,
};
