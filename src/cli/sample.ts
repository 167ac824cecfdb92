import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { FaultError } from '../base/fault.ts';
import type { LakeCatalog } from '../protocol/lake-catalog.ts';
import { filesIn } from './files-in.ts';
import { makeSample } from './make-sample.ts';
import { writeText } from './output.ts';
import { samplePlans } from './sample-plan.ts';
import type { SamplePlan } from './sample-plan.ts';

type SampleFlags = { readonly out: string; readonly check?: true };

/** Adds `sample`: the sessions that a clone brings along, made anew. */
export function registerSample(program: Command): void {
  program
    .command('sample')
    .description('make the sample lakes again, byte for byte: synthetic sessions, gold tables only')
    .option('--out <dir>', 'folder of the samples', 'data-samples')
    .option('--check', 'replace nothing, and say whether the samples are what would be made')
    .action(async ({ out, check }: SampleFlags) => {
      for (const plan of samplePlans) {
        const lake = join(out, plan.name);
        if (check === true) await checkSample(plan, lake);
        else writeText(`${sizeText(await makeSample(plan, lake))}, SYNTHETIC, in ${lake}`);
      }
    });
}

/** Makes a sample aside and compares it. @throws FaultError 'input' that names the first file. */
async function checkSample(plan: SamplePlan, lake: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'spymaster-sample-'));
  const again = join(folder, plan.name);
  try {
    await makeSample(plan, again);
    const different = await firstDifference(lake, again);
    if (different !== undefined) {
      throw new FaultError('input', `${join(lake, different)}: expected the bytes made anew`);
    }
    writeText(`${lake}: what would be made`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Name of the first file that only one of two folders has, or that is another in each. */
async function firstDifference(a: string, b: string): Promise<string | undefined> {
  const [ofA, ofB] = [await filesIn(a), await filesIn(b)];
  const onlyOne =
    ofA.find((name) => !ofB.includes(name)) ?? ofB.find((name) => !ofA.includes(name));
  if (onlyOne !== undefined) return onlyOne;
  for (const name of ofA) {
    const [left, right] = await Promise.all([readFile(join(a, name)), readFile(join(b, name))]);
    if (!left.equals(right)) return name;
  }
  return undefined;
}

function sizeText({ sessions }: LakeCatalog): string {
  const bytes = sessions
    .flatMap(({ tables }) => Object.values(tables))
    .reduce((sum, { byteLength }) => sum + byteLength, 0);
  return `${sessions.length} sessions, ${(bytes / 1e6).toFixed(2)} MB`;
}
