import { describe, expect, it } from 'vitest';
import { dbnFixtures } from '../../lake/node/fixture-catalog.ts';
import { hasFixtures } from '../../lake/node/fixtures.ts';
import { rawFileChunks } from '../../lake/node/raw-file.ts';
import { DbnReader } from './dbn-reader.ts';
import { DbnWriter } from './dbn-writer.ts';
import { kindOf } from './kinds.ts';
import { schemaName } from './record-kinds.ts';
import { readRecord } from './record-layout.ts';
import type { RecordRun } from './record-run.ts';

/** Writes record after record through its object. */
function writeRun(writer: DbnWriter, run: RecordRun): void {
  const kind = kindOf(run.rtype);
  if (kind === undefined) throw new Error(`no layout of ${schemaName(run.rtype)}`);
  for (let i = 0; i < run.count; i++) writer.record(kind, readRecord(kind, run, i));
}

/** The decompressed file, and what comes out of decoding and encoding it. */
async function reencoded(path: string): Promise<{ source: Buffer; copy: Buffer }> {
  const source: Uint8Array[] = [];
  const copy: Uint8Array[] = [];
  const emit = (bytes: Uint8Array): unknown => copy.push(bytes);
  let writer: DbnWriter | undefined;
  const reader = new DbnReader({
    metadata: (found) => (writer = new DbnWriter(found, emit)),
    run: (run) => {
      // A fragment's format is that of its records.
      writer ??= new DbnWriter({ version: run.version, tsOut: false }, emit);
      writeRun(writer, run);
    },
  });
  for await (const chunk of rawFileChunks(path)) {
    source.push(chunk.slice());
    reader.push(chunk);
  }
  reader.end();
  writer?.end();
  return { source: Buffer.concat(source), copy: Buffer.concat(copy) };
}

describe.skipIf(!hasFixtures)('real DBN files, decoded into objects and encoded', () => {
  it.each(dbnFixtures())('are the same bytes: $file', async ({ path }) => {
    const { source, copy } = await reencoded(path);
    expect(copy.equals(source)).toBe(true);
  });
});
