import { describe, expect, it } from 'vitest';
import { byKind, dbnFixtures } from '../../lake/node/fixture-catalog.ts';
import { hasFixtures } from '../../lake/node/fixtures.ts';
import { rawFileChunks } from '../../lake/node/raw-file.ts';
import { DbnReader } from './dbn-reader.ts';
import type { DbnMetadata } from './dbn-metadata.ts';
import { schemaName } from './record-kinds.ts';

/** The file's records in order, each as one text, with its metadata. */
async function decode(
  path: string,
  pieceBytes: number,
): Promise<{ metadata: DbnMetadata | undefined; lengths: Record<string, number[]>; hash: number }> {
  let metadata: DbnMetadata | undefined;
  let hash = 0;
  const lengths: Record<string, number[]> = {};
  const reader = new DbnReader({
    metadata: (found) => (metadata = found),
    run: ({ rtype, words, wordsPerRecord, count }) => {
      const seen = (lengths[schemaName(rtype)] ??= []);
      if (!seen.includes(wordsPerRecord * 4)) seen.push(wordsPerRecord * 4);
      for (let i = 0; i < count * wordsPerRecord; i++) hash = Math.imul(hash ^ words[i], 16777619);
    },
  });
  for await (const chunk of rawFileChunks(path)) {
    for (let at = 0; at < chunk.length; at += pieceBytes) {
      reader.push(chunk.subarray(at, at + pieceBytes));
    }
  }
  reader.end();
  return { metadata, lengths, hash };
}

describe.skipIf(!hasFixtures)('real DBN files', () => {
  it.each(dbnFixtures())('have the lengths and mappings of the catalog: $file', async (fixture) => {
    const { metadata, lengths } = await decode(fixture.path, 1 << 20);
    expect(lengths).toEqual(byKind(fixture.dbn.rec_len));
    expect(metadata?.mappings.length).toBe(fixture.dbn.n_mappings);
    if (fixture.dbn.mappings === undefined) return;
    const dateNumber = (date: string): number => Number(date.replaceAll('-', ''));
    const mappings = metadata?.mappings.map(({ rawSymbol, intervals }) => [
      rawSymbol,
      intervals.map(({ startDate, endDate, symbol }) => [
        dateNumber(startDate),
        dateNumber(endDate),
        symbol,
      ]),
    ]);
    expect(mappings).toEqual(fixture.dbn.mappings);
  });

  it.each(dbnFixtures())('are the same in pieces of any size: $file', async ({ path }) => {
    const whole = await decode(path, 1 << 20);
    for (const pieceBytes of [1, 7, 65_536]) expect(await decode(path, pieceBytes)).toEqual(whole);
  });
});
