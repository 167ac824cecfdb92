import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { profiles } from '../domain/session/profiles.ts';
import type { LakeCatalog } from '../protocol/lake-catalog.ts';
import { buildCatalog } from '../lake/build-catalog.ts';
import { buildLake } from '../lake/node/build-lake.ts';
import type { BuildObserver } from '../lake/node/build-request.ts';
import { nodePlatform } from '../lake/node/node-platform.ts';
import { writeMessage, writeText } from './output.ts';
import { progress } from './progress.ts';
import type { SimulationPlan } from './simulation-files.ts';
import { SESSION_SECONDS, simulateInto } from './simulation-files.ts';

/**
 * The sessions of the sample, around the end of daylight saving time. Each was looked at: the six
 * levels are broken, rejected and passed over in them, up and down.
 */
const plan: SimulationPlan = { sessionCount: 6, from: '2025-10-29', activity: 0.08, seed: '8' };

/** What readers of a lake need: the tables, how they were configured, and the list of them. */
const keptFolders = [
  ...['gold/bars_2m', 'gold/levels_2m', 'gold/trades', 'gold/sessions'],
  'config',
] as const;

/** Adds `sample`: the sessions that a clone brings along, made anew. */
export function registerSample(program: Command): void {
  program
    .command('sample')
    .description('make the sample lake again, byte for byte: synthetic sessions, gold tables only')
    .option('--out <dir>', 'lake to replace', 'data-samples/lake')
    .action(async ({ out }: { readonly out: string }) => {
      const { sessions } = await makeSample(out);
      const bytes = sessions
        .flatMap(({ tables }) => Object.values(tables))
        .reduce((sum, { byteLength }) => sum + byteLength, 0);
      writeText(
        `${sessions.length} sessions, ${(bytes / 1e6).toFixed(2)} MB, SYNTHETIC, in ${out}`,
      );
    });
}

/** Simulates the sample's sessions, builds them, and puts the tables in the lake's place. */
export async function makeSample(lake: string): Promise<LakeCatalog> {
  const workshop = await mkdtemp(join(tmpdir(), 'spymaster-sample-'));
  const whole = join(workshop, 'lake');
  const raw = join(workshop, 'raw');
  const draft = `${lake}.tmp`;
  try {
    await simulate(raw);
    await buildLake({ raw, lake: whole, profile: profiles.ES }, observer);
    await rm(draft, { recursive: true, force: true });
    for (const folder of keptFolders) {
      await cp(join(whole, folder), join(draft, folder), { recursive: true });
    }
    // Listed here and not in the workshop: this lake has no orders, and says so.
    const catalog = await buildCatalog(nodePlatform(draft));
    await rm(lake, { recursive: true, force: true });
    await rename(draft, lake);
    return catalog;
  } finally {
    await rm(workshop, { recursive: true, force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

async function simulate(raw: string): Promise<void> {
  const total = plan.sessionCount * SESSION_SECONDS;
  const bar = progress('simulating', { unit: 'seconds of market time', total });
  await simulateInto(raw, plan, (timeS) => bar.update(timeS));
  bar.done();
}

const observer: BuildObserver = {
  file: (name, work, byteLength) => {
    const bar = progress(`${work} ${name}`, { unit: 'bytes', total: byteLength });
    return { update: (bytesRead) => bar.update(bytesRead), done: () => bar.done() };
  },
  note: writeMessage,
};
