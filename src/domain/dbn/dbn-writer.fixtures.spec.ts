import { describe, expect, it } from 'vitest';
import { dbnFixtures } from '../../lake/node/fixture-catalog.ts';
import { hasFixtures } from '../../lake/node/fixtures.ts';
import { rawFileChunks } from '../../lake/node/raw-file.ts';
import { DbnReader } from './dbn-reader.ts';
import { DbnWriter } from './dbn-writer.ts';
import { readDefinition } from './definition.ts';
import { readMbo } from './mbo.ts';
import { readOhlcv } from './ohlcv.ts';
import { Rtype } from './record-kinds.ts';
import type { RecordRun } from './record-run.ts';
import { readSymbolMapping } from './symbol-mapping.ts';
import { readTrade } from './trade.ts';

/** Writes record after record through its object; kinds without one pass through as they are. */
function writeRun(writer: DbnWriter, run: RecordRun): void {
  for (let i = 0; i < run.count; i++) {
    if (run.rtype === Rtype.Mbo) writer.mbo(readMbo(run, i));
    else if (run.rtype === Rtype.Trade) writer.trade(readTrade(run, i));
    else if (run.rtype === Rtype.Definition) writer.definition(readDefinition(run, i));
    else if (run.rtype === Rtype.SymbolMapping) writer.symbolMapping(readSymbolMapping(run, i));
    else if (run.rtype >= Rtype.Ohlcv1S && run.rtype <= Rtype.OhlcvEod) {
      writer.ohlcv(readOhlcv(run, i));
    } else {
      writer.run(run);
      return;
    }
  }
}

/** The decompressed file, and what comes out of decoding and encoding it. */
async function reencoded(path: string): Promise<{ source: Buffer; copy: Buffer }> {
  const source: Uint8Array[] = [];
  const copy: Uint8Array[] = [];
  let writer: DbnWriter | undefined;
  const reader = new DbnReader({
    metadata: (found) => (writer = new DbnWriter(found, (bytes) => copy.push(bytes))),
    run: (run) => {
      if (writer !== undefined) writeRun(writer, run);
    },
  });
  for await (const chunk of rawFileChunks(path)) {
    source.push(chunk);
    reader.push(chunk);
  }
  reader.end();
  writer?.end();
  return { source: Buffer.concat(source), copy: Buffer.concat(copy) };
}

describe.skipIf(!hasFixtures)('real DBN files, decoded and encoded', () => {
  const files = dbnFixtures().filter(({ dbn }) => dbn.version !== undefined);

  it.each(files)('are the same bytes: $file', async ({ path }) => {
    const { source, copy } = await reencoded(path);
    expect(copy.equals(source)).toBe(true);
  });
});
