import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openUsearch } from '../../../workers/wasm/usearch/node/open-usearch.ts';
import { TimedSearches } from '../../../workers/wasm/usearch/timed-searches.ts';
import type { SearchTask, SearchTimes } from '../../../workers/wasm/usearch/timed-searches.ts';
import { FaultError } from '../../base/fault.ts';
import { writeMessage } from '../../cli/output.ts';
import type { BenchReport, BenchRequest } from '../bench-report.ts';
import { pythonWith } from '../peers/python-library.ts';
import { browserSearches } from './browser-searches.ts';
import { faissSearches } from './faiss-searches.ts';
import { nativeComparison } from './native-searches.ts';
import { searchText, summaryOf } from './search-row.ts';
import type { SearchRow } from './search-row.ts';

/** A size to measure, and what is good enough there. */
type Size = SearchTask & { readonly goalP99Ms?: number };

const sizes: readonly Size[] = [
  { rowCount: 10_000, questionCount: 200, plainCount: 50, hasGraph: true, goalP99Ms: 5 },
  { rowCount: 100_000, questionCount: 200, plainCount: 20, hasGraph: true, goalP99Ms: 16 },
];

/** So many rows outgrow a browser, and their graph a coffee break. */
const largest: Size = { rowCount: 1_000_000, questionCount: 50, plainCount: 3, hasGraph: false };

/**
 * Measures the search for the nearest setups: one per approach, three per session, columns missing.
 * By turns, question by question, so that a busy machine is busy for all.
 */
export async function retrievalBench({ parts }: BenchRequest): Promise<BenchReport> {
  const folder = await mkdtemp(join(tmpdir(), 'spymaster-bench-'));
  try {
    const faiss = { module: 'faiss', package: 'faiss-cpu' };
    const python = parts.has('peers') ? pythonWith(faiss, folder) : undefined;
    const rows: SearchRow[] = [];
    for (const size of [...sizes, largest]) rows.push(...(await nodeRows(size, folder, python)));
    writeMessage('measuring in a browser');
    const browserTimes = await browserSearches(sizes);
    browserTimes.forEach((times, i) => rows.push(...ruledRows('Chromium', sizes[i], times)));
    return {
      text: searchText(rows),
      result: rows.map((row) => ({ ...row, ...summaryOf(row) })),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A module of its own for each size: its memory never shrinks. */
async function nodeRows(
  size: Size,
  folder: string,
  python: string | undefined,
): Promise<readonly SearchRow[]> {
  const module = await openUsearch();
  if (module instanceof FaultError) throw module;
  writeMessage(`${size.rowCount} rows: opening${size.hasGraph ? ', building their graph' : ''}`);
  const searches = new TimedSearches(module, size);
  const rows = [...ruledRows('Node', size, searches.run(threadCpuMs))];
  if (!size.hasGraph) return rows;
  writeMessage(`${size.rowCount} rows: against native USearch`);
  rows.push(...nativeRows(size, searches, folder));
  if (python !== undefined) {
    writeMessage(`${size.rowCount} rows: against FAISS`);
    rows.push(...faissRows(size, searches, { python, folder }));
  }
  return rows;
}

/** Searches under all rules. */
function ruledRows(
  where: SearchRow['where'],
  { rowCount, goalP99Ms, hasGraph }: Size,
  { exactMs, exactCpuMs, plainMs, graphMs, recalls, openMs, graphOpenMs }: SearchTimes,
): readonly SearchRow[] {
  const against = { name: 'plain TypeScript', ms: plainMs };
  const cpuMs = where === 'Node' ? exactCpuMs : undefined;
  const title = 'exact, all rules';
  const exact = { where, rowCount, title, ms: exactMs, cpuMs, goalP99Ms, against };
  const open = { where, rowCount, title: 'open the rows', ms: [openMs] };
  if (!hasGraph) return [exact, open];
  return [
    exact,
    {
      ...{ where, rowCount, title: 'graph, all rules', ms: graphMs, recalls },
      against: { name: 'exact, all rules', ms: exactMs },
    },
    open,
    { where, rowCount, title: 'open the rows, build the graph', ms: [graphOpenMs] },
  ];
}

/** USearch without rules, against its native build. */
function nativeRows(
  { rowCount }: Size,
  searches: TimedSearches,
  folder: string,
): readonly SearchRow[] {
  const { wasm, native } = nativeComparison(searches, folder);
  const where = 'Node';
  return [
    {
      ...{ where, rowCount, title: 'USearch graph, 400 candidates', ms: wasm.graphMs },
      against: { name: 'native USearch', ms: native.graphMs },
    },
    {
      ...{ where, rowCount, title: 'USearch exact, no rules', ms: wasm.exactMs },
      against: { name: 'native USearch', ms: native.exactMs },
    },
  ];
}

/** FAISS without rules, against ours under them and USearch's candidates. */
function faissRows(
  { rowCount }: Size,
  searches: TimedSearches,
  place: { readonly python: string; readonly folder: string },
): readonly SearchRow[] {
  const { flatMs, graphMs, recalls, buildMs } = faissSearches(searches, place);
  const ours = searches.run();
  const where = 'Python';
  return [
    {
      ...{ where, rowCount, title: 'FAISS flat, no rules', ms: flatMs },
      against: { name: 'exact, all rules', ms: ours.exactMs },
    },
    {
      ...{ where, rowCount, title: 'FAISS HNSW, 400 candidates', ms: graphMs, recalls },
      against: { name: 'graph, all rules', ms: ours.graphMs },
    },
    { where, rowCount, title: 'FAISS HNSW, build', ms: [buildMs] },
  ];
}

function threadCpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
