import { writeFile } from 'node:fs/promises';
import { arch, cpus, loadavg, platform } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import { endQuietlyOnClosedPipe, ExitCode, reportFailure, writeText } from '../cli/output.ts';
import type { BenchReport, RunBench } from './bench-report.ts';

type BenchFlags = {
  readonly records: number;
  readonly repeat: number;
  readonly real: boolean;
  readonly out?: string;
};

const about = `Measures speed as ratios within one run, in turns, medians.

Parts:
  decode     scanning and decoding records, against C
  book       decoded to the order book from memory, file and .dbn.zst, against C; in a
             browser's worker, against Node; peak memory
  ledger     decoded to the ledger of a session against C; pressure around six levels against
             that; the whole build against the way to the book; peak memory
  retrieval  the 50 nearest of 10,000, 100,000 and a million setups, exactly and through a
             graph, against a plain scan and native USearch; in a browser's worker
  peers      decoding, against Databento's own library for Python, where that can be had;
             beside retrieval, the same searches against FAISS
  chart      frames of the built app's chart, 5,000 bars loaded against 200; first visits
  cursor     answers of the built app's worker while the cursor jumps and is dragged
  evidence   what the past says in the built app, from the cursor's jump to the panel
  desk       first visits, session switches, a replay at 100×, the chart with its heatmap`;

const book = async (): Promise<RunBench> => (await import('./book/book-report.ts')).bookReport;

/** Who measures which part; parts of one function are measured by one call. */
const benches: Readonly<Partial<Record<string, () => Promise<RunBench>>>> = {
  decode: book,
  book,
  retrieval: async () => (await import('./retrieval/retrieval-bench.ts')).retrievalBench,
  peers: book,
  ledger: async () => (await import('./ledger/ledger-bench.ts')).ledgerBench,
  chart: async () => (await import('./chart/chart-bench.ts')).chartBench,
  cursor: async () => (await import('./chart/cursor-bench.ts')).cursorBench,
  evidence: async () => (await import('./evidence/evidence-bench.ts')).evidenceBench,
  desk: async () => (await import('./desk/desk-bench.ts')).deskBench,
};

const partNames = Object.keys(benches);

function bench(): Command {
  return new Command('bench')
    .description(about)
    .argument('<parts...>', partNames.join(', '), partOf)
    .option('--records <n>', 'records to generate', countOf, 10_000_000)
    .option('--repeat <n>', 'repetitions, of which the median counts', countOf, 5)
    .option('--no-real', 'leave out the real files')
    .option('--out <file>', 'write the result there as JSON')
    .exitOverride()
    .action(async (names: readonly string[], flags: BenchFlags) => {
      const machine = `${machineName()}, ${loadText()}`;
      const reports = await reportsOf(names, flags);
      writeText([machine, ...reports.map(({ text }) => text)].join('\n\n'));
      const result = { machine, parts: reports.map((report) => report.result) };
      if (flags.out !== undefined)
        await writeFile(flags.out, `${JSON.stringify(result, undefined, 2)}\n`);
    });
}

async function reportsOf(
  names: readonly string[],
  { records, repeat, real }: BenchFlags,
): Promise<readonly BenchReport[]> {
  const parts = new Set(names);
  // Peers beside a part that has its own are meant for that part alone.
  const asked = parts.has('retrieval') ? names.filter((name) => name !== 'peers') : names;
  const loaders = new Set(asked.map((name) => benches[name]).filter((load) => load !== undefined));
  const reports: BenchReport[] = [];
  for (const load of loaders) {
    const run = await load();
    reports.push(await run({ parts, records, repetitions: repeat, real }));
  }
  return reports;
}

function machineName(): string {
  const all = cpus();
  return `${all.at(0)?.model ?? 'unknown processor'} × ${all.length}, ${platform()} ${arch()}, Node ${process.version}`;
}

/** What else the machine had to do in the minute before. */
function loadText(): string {
  const [load] = loadavg();
  const isBusy = load > cpus().length / 2;
  return `load ${load.toFixed(1)}${isBusy ? ': BUSY, times by the clock are too long' : ''}`;
}

function partOf(name: string, previous: readonly string[] = []): readonly string[] {
  if (partNames.includes(name)) return [...previous, name];
  throw new InvalidArgumentError(`Expected ${partNames.join(', ')}.`);
}

function countOf(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new InvalidArgumentError('Expected a whole number above 0.');
}

endQuietlyOnClosedPipe();
try {
  await bench().parseAsync(process.argv);
  process.exitCode ??= ExitCode.Ok;
} catch (error) {
  process.exitCode = reportFailure(error);
}
