import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeMessage } from '../../cli/output.ts';
import { profiles } from '../../domain/session/profiles.ts';
import { sessionAnchors } from '../../domain/session/session-anchors.ts';
import type { BenchReport, BenchRequest } from '../bench-report.ts';
import { isMet, ratioOf, rowsText } from '../book/bench-row.ts';
import type { BenchRow } from '../book/bench-row.ts';
import { buildRow, peakMemoryRow } from './build-rows.ts';
import { featureRows } from './feature-rows.ts';
import { foldRow } from './fold-rows.ts';
import { NativeLedger } from './native-ledger.ts';
import { writeSessionFile } from './session-file.ts';

/** Records of a simulated session at full activity, about. */
const FULL_SESSION_RECORDS = 7_700_000;

/** Measures a session of order data on its way to ledger, pressure and lake. */
export async function ledgerBench(request: BenchRequest): Promise<BenchReport> {
  const folder = await mkdtemp(join(tmpdir(), 'spymaster-bench-'));
  try {
    const rows = await rowsOf(folder, request);
    return {
      text: rowsText(rows),
      result: rows.map((row) => ({ ...row, ratio: ratioOf(row), isMet: isMet(row) })),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function rowsOf(
  folder: string,
  { records, repetitions }: BenchRequest,
): Promise<readonly BenchRow[]> {
  const native = NativeLedger.compile(folder);
  if (native === undefined) writeMessage('no C compiler (cc): measured without C');
  const activity = Math.min(1, records / FULL_SESSION_RECORDS);
  const file = await writeSessionFile(folder, activity);
  const { startNs, tailEndNs: endNs } = sessionAnchors(profiles.ES, file.date);
  const { tickNano } = profiles.ES;
  writeMessage('measuring fold, features and build');
  const fold = foldRow(file, { startNs, endNs, tickNano }, { native, repetitions });
  const build = await buildRow(file, folder, repetitions);
  const features = await featureRows(build.lake, fold.foldMs, repetitions);
  const half = await writeSessionFile(folder, activity / 2);
  const peaks = [
    peakMemoryRow(file, folder, 'peak memory of a build'),
    peakMemoryRow(half, folder, 'peak memory, half the activity'),
  ];
  return [fold.row, ...features, build.row, ...peaks];
}
