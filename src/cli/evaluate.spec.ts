import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withOverrides } from '../domain/session/instrument-profile.ts';
import { profiles } from '../domain/session/profiles.ts';
import { buildLake } from '../lake/node/build-lake.ts';
import { filesIn } from './files-in.ts';
import { leftOut } from './sample-plan.ts';
import { simulateInto } from './simulation-files.ts';
import type { SimulationPlan } from './simulation-files.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const plan: SimulationPlan = {
  ...{ corpus: 'EDGE', seed: 'evaluate', from: '2025-10-27' },
  ...{ sessionCount: 5, activity: 0.02 },
};
const profile = withOverrides(profiles.ES, {
  episodes: { rowStepSeconds: 300 },
  retrieval: { scalingSessionsMin: 2 },
});

let folder: string;

function noop(): void {
  // Nobody watches.
}

/** Evaluates a copy of the lake as a user does. @returns what was printed, and the lake's files. */
async function evaluated(workers: number): Promise<ReadonlyMap<string, string>> {
  const lake = join(folder, `by ${workers}`);
  await cp(join(folder, 'lake'), lake, { recursive: true });
  const args = [main, 'evaluate', '--lake', lake, '--workers', String(workers), '--json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect([status, stderr.includes('error')], stderr).toEqual([0, false]);
  const names = (await filesIn(lake)).filter((name) => name.includes('evaluation'));
  const files = names.map(async (name) => {
    const bytes = await readFile(join(lake, name));
    return [name, bytes.toString('base64')] as const;
  });
  return new Map([['printed', stdout], ...(await Promise.all(files))]);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evaluate-'));
  const raw = join(folder, 'raw');
  await simulateInto(raw, plan, noop);
  const silent = { file: () => ({ update: noop, done: noop }), note: noop };
  await buildLake({ raw, lake: join(folder, 'lake'), profile, without: leftOut }, silent);
}, 240_000);

afterAll(() => rm(folder, { recursive: true }));

describe('spymaster evaluate', () => {
  it('prints and publishes the same by one thread and by two, byte for byte', async () => {
    const [one, two] = [await evaluated(1), await evaluated(2)];
    expect([...one.keys()]).toEqual(
      expect.arrayContaining([
        'evaluations.json',
        expect.stringMatching(/^gold\/evaluation\/.*\/part-0\.parquet$/),
        expect.stringMatching(/^gold\/evaluation\/.*\/report\.html$/),
      ]),
    );
    expect([...two.keys()]).toEqual([...one.keys()]);
    for (const [name, content] of one) expect(two.get(name) === content, name).toBe(true);
    const {
      claim,
      evaluated: count,
      questions,
    } = JSON.parse(one.get('printed') ?? '') as {
      readonly claim: string;
      readonly evaluated: number;
      readonly questions: object;
    };
    // Two sessions are too few for anything else.
    expect([claim, Object.keys(questions).length]).toEqual(['base rate', 3]);
    expect(count).toBeGreaterThan(10);
  }, 240_000);
});
