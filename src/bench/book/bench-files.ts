import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DbnReader } from '../../domain/dbn/dbn-reader.ts';
import { fixturesDir, hasFixtures } from '../../lake/node/fixtures.ts';
import { RawFile } from '../../lake/node/raw-file.ts';
import { writeMessage } from '../../cli/output.ts';
import { packMarketFile, writeMarketFile } from './market-file.ts';
import type { BenchFile } from './node-steps.ts';

const QUARTER_NANO = 250_000_000;
const CENT_NANO = 10_000_000;

/** Real files, plain or packed, below the folder of the fixtures. */
const realFiles = [
  {
    name: 'ES 2023-12-25',
    path: 'dbn/nautilus/esh4-glbx-mdp3-20231225.mbo.dbn.zst',
    tickNano: QUARTER_NANO,
  },
  { name: 'CL 2025-09-24', path: 'dbn/mbo/CLX5_mbo.dbn', tickNano: CENT_NANO },
] as const;

/** The files to measure on, plain and packed, in a folder: the generated one first. */
export async function benchFiles(
  folder: string,
  { records, real }: { readonly records: number; readonly real: boolean },
): Promise<readonly BenchFile[]> {
  const path = join(folder, 'generated.dbn');
  writeMessage(`generating ${records.toLocaleString('en-US')} records`);
  await writeMarketFile(path, records);
  const files = [await packed({ name: 'generated', path, tickNano: QUARTER_NANO, records })];
  if (!real) return files;
  if (!hasFixtures) {
    writeMessage('the real files are not there: measured on generated records alone');
    return files;
  }
  for (const { name, path: realPath, tickNano } of realFiles) {
    const plainPath = join(folder, `${name}.dbn`);
    await pipeline(await RawFile.open(join(fixturesDir, realPath)), createWriteStream(plainPath));
    files.push(
      await packed({ name, path: plainPath, tickNano, records: await countOf(plainPath) }),
    );
  }
  return files;
}

async function packed(file: Omit<BenchFile, 'packedPath'>): Promise<BenchFile> {
  const packedPath = `${file.path}.zst`;
  await packMarketFile(file.path, packedPath);
  return { ...file, packedPath };
}

async function countOf(path: string): Promise<number> {
  const reader = new DbnReader({ run: () => undefined });
  for await (const chunk of await RawFile.open(path)) reader.push(chunk);
  return reader.recordCount;
}
