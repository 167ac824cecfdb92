import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeMessage } from '../../cli/output.ts';
import type { BenchRow } from './bench-row.ts';
import { benchFiles } from './bench-files.ts';
import { browserRows } from './browser-rows.ts';
import { NativeSteps } from './native-steps.ts';
import type { BenchFile, StepName } from './node-steps.ts';
import { peakMemoryMb } from './peak-memory.ts';
import { peerRows } from './peer-rows.ts';
import { stepRows } from './step-rows.ts';

/** What is to be measured. */
export type BookBenchOptions = {
  /** Parts by name: decode, book, peers. */
  readonly parts: ReadonlySet<string>;
  /** Records to generate. */
  readonly records: number;
  /** Whether the real files are measured too. */
  readonly real: boolean;
  readonly repetitions: number;
};

/** Most that the way of a packed file to the book may take, MB, whatever its length. */
const PEAK_MB_GOAL = 250;

/**
 * Measures decoding and book building against C, against a browser and, if asked, against other
 * decoders; everything in one run, in turns, so that a busy machine is busy for all.
 */
export async function bookBench(options: BookBenchOptions): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'spymaster-bench-'));
  try {
    const native = NativeSteps.compile(folder);
    if (native === undefined) writeMessage('no C compiler (cc): measured without C');
    const files = await benchFiles(folder, options);
    const rows: BenchRow[] = [];
    for (const file of files) {
      writeMessage(`measuring ${file.name}`);
      rows.push(...(await stepRows(file, stepsOf(options.parts), { native, ...options })));
    }
    const [generated] = files;
    if (options.parts.has('book')) {
      rows.push(...files.slice(0, 2).map(memoryRow));
      rows.push(...(await browserRows(generated, options.repetitions)));
    }
    if (options.parts.has('peers')) rows.push(...(await peerRows(folder, files, options)));
    return rows;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function stepsOf(parts: ReadonlySet<string>): readonly StepName[] {
  const decode = ['scan', 'decode'] as const;
  const book = ['book', 'file', 'zstd'] as const;
  return [...(parts.has('decode') ? decode : []), ...(parts.has('book') ? book : [])];
}

function memoryRow({ name, packedPath, tickNano, records }: BenchFile): BenchRow {
  return {
    file: name,
    title: 'peak memory, .dbn.zst → book',
    unit: 'MB',
    records,
    value: peakMemoryMb(packedPath, tickNano),
    goal: PEAK_MB_GOAL,
    repetitions: 1,
  };
}
