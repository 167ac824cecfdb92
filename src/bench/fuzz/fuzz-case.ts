import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FaultError } from '../../base/fault.ts';
import { bookText } from '../../cli/book-text.ts';
import { books } from '../../cli/book.ts';
import { inspect, inspectionText } from '../../cli/inspect.ts';
import { faultLine } from '../../cli/output.ts';
import { DbnReader } from '../../domain/dbn/dbn-reader.ts';
import type { DbnSink } from '../../domain/dbn/dbn-reader.ts';
import { convertFile, tableFormats } from '../../lake/node/convert-file.ts';
import { feedReader } from '../../lake/node/feed-reader.ts';
import { RawFile } from '../../lake/node/raw-file.ts';
import { EveryRecord } from './every-record.ts';
import type { CaseOutcome } from './fuzz-message.ts';

/** A damaged file, and where to put it. */
export type FuzzCase = {
  /** Scratch folder; empty before and after. */
  readonly folder: string;
  readonly bytes: Uint8Array;
  /** Whether the bytes are a stream as it is, not packed. */
  readonly hasStream: boolean;
  readonly caseIndex: number;
};

/** How one reading ended. */
type Reading = { readonly recordCount: number; readonly fault: FaultError | undefined };

/**
 * Puts a file through all that reads raw files: every record as an object and back as bytes, and
 * what `inspect`, `book` and `convert` make of it.
 *
 * @throws whatever is not a clear fault of the file: that is what the fuzzing looks for.
 */
export async function runCase(fuzzCase: FuzzCase): Promise<CaseOutcome> {
  const { folder, bytes, hasStream, caseIndex } = fuzzCase;
  const path = join(folder, 'case.dbn');
  writeFileSync(path, bytes);
  const every = new EveryRecord();
  const whole = await readFile(path, every);
  if (hasStream) comparePieces(whole, await readPieces(bytes, path, (caseIndex % 97) + 1));
  await faultOf(async () => {
    const inspection = await inspect(path);
    return inspectionText(path, inspection) + JSON.stringify(inspection);
  });
  await faultOf(async () => {
    const { reports } = await books(path, { depth: 10, every: 60_000_000_000n });
    return reports.map(bookText).join('') + JSON.stringify(reports);
  });
  await convert(fuzzCase, path, [...every.rtypes]);
  rmSync(path);
  const { fault } = whole;
  return { refusal: fault && refusalOf(fault), text: fault === undefined ? '' : faultLine(fault) };
}

/** To a format and from a kind that change from case to case; at times nobody chooses the kind. */
async function convert(
  { folder, caseIndex }: FuzzCase,
  path: string,
  rtypes: readonly number[],
): Promise<void> {
  const out = join(folder, 'table');
  const fault = await faultOf(async () =>
    convertFile(path, {
      out,
      format: tableFormats[caseIndex % tableFormats.length],
      rtype: caseIndex % 4 === 0 ? undefined : rtypes.at(caseIndex % Math.max(1, rtypes.length)),
      isPartial: caseIndex % 5 < 3,
    }),
  );
  const found = readdirSync(folder).filter((name) => !path.endsWith(name));
  const expected = fault === undefined ? 'table' : '';
  if (found.join() !== expected) {
    throw new Error(`convert: expected "${expected}" in its folder, found "${found.join()}"`);
  }
  rmSync(out, { force: true });
}

async function readFile(path: string, sink: DbnSink): Promise<Reading> {
  const reader = new DbnReader(sink, { file: path });
  const fault = await faultOf(async () => feedReader(await RawFile.open(path), reader));
  return { recordCount: reader.recordCount, fault };
}

/** Reads a stream in pieces of some bytes each. */
async function readPieces(bytes: Uint8Array, file: string, pieceBytes: number): Promise<Reading> {
  const reader = new DbnReader({ run: () => undefined }, { file });
  const fault = await faultOf(() => {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      reader.push(bytes.subarray(at, at + pieceBytes));
    }
    reader.end();
  });
  return { recordCount: reader.recordCount, fault };
}

/** How a stream arrives must not matter. */
function comparePieces(whole: Reading, pieces: Reading): void {
  const text = ({ recordCount, fault }: Reading): string =>
    `${recordCount} records, ${fault === undefined ? 'no fault' : faultLine(fault)}`;
  // The packing has faults of its own, which a stream in pieces never meets.
  if (whole.fault !== undefined && isOfPacking(whole.fault)) return;
  if (text(whole) === text(pieces)) return;
  throw new Error(`in one piece: ${text(whole)}; in many: ${text(pieces)}`);
}

function isOfPacking({ message }: FaultError): boolean {
  return message.includes('zstd') || message.startsWith('format');
}

/**
 * The fault that something ends with, if it does.
 *
 * @throws whatever it ends with that does not tell a user what is wrong and where.
 */
async function faultOf(act: () => unknown): Promise<FaultError | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (!(error instanceof FaultError) || error.message === '') throw error;
    const { byteOffset, expected, found } = error.context;
    const isPlaced = byteOffset !== undefined && expected !== undefined && found !== undefined;
    if (error.code !== 'decode' || isPlaced) return error;
    throw new Error(`fault without its place: ${faultLine(error)}`, { cause: error });
  }
}

/** "length of mbo record: expected …" becomes "length of record": a kind of fault. */
function refusalOf({ message }: FaultError): string {
  const [what] = message.split(':', 1);
  return what.replace(/ \d+$/, '').replace(/^length of .* record$/, 'length of record');
}
