import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { medianMs } from './bench-row.ts';
import type { BenchRow } from './bench-row.ts';
import { measured } from './measure.ts';
import type { Measure } from './measure.ts';
import { NodeSteps } from './node-steps.ts';
import type { BenchFile } from './node-steps.ts';
import { pythonWith } from '../peers/python-library.ts';

const library = { module: 'databento_dbn', package: 'databento-dbn' };

const script = fileURLToPath(new URL('../peers/databento-dbn-decode.py', import.meta.url));

/**
 * Measures our decoding against Databento's own library for Python, on the same files by turns;
 * none where neither it nor its package registry is there.
 */
export async function peerRows(
  folder: string,
  files: readonly BenchFile[],
  { repetitions }: { readonly repetitions: number },
): Promise<readonly BenchRow[]> {
  const python = pythonWith(library, folder);
  if (python === undefined) return [];
  const rows: BenchRow[] = [];
  for (const file of files) {
    const node = new NodeSteps(file);
    const ours: Measure[] = [];
    const theirs: Measure[] = [];
    await node.run('decode');
    for (let turn = 0; turn < repetitions; turn++) {
      theirs.push(...decoded(python, file.path));
      ours.push(await measured(() => node.run('decode')));
    }
    rows.push({
      file: file.name,
      title: 'decode, ten fields',
      unit: 'cpu ms',
      records: file.records,
      value: medianMs(ours, 'cpuMs'),
      against: { name: 'databento-dbn', value: medianMs(theirs, 'cpuMs') },
      repetitions,
    });
  }
  return rows;
}

function decoded(python: string, path: string): readonly Measure[] {
  const { stdout } = spawnSync(python, [script, path, '1'], { encoding: 'utf8' });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Measure);
}
