import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileUsearch } from './compile-usearch.ts';
import { hashOf, isUsearchFresh, recordedHash, usearchFile } from './usearch-file.ts';

/** Compiling takes half a minute of a core; a fresh clone has just done it. */
const isAsked = process.env['SPYMASTER_REBUILD'] === '1';

describe('the compiled module', () => {
  it('was made of the sources as they are, and has the bytes on record', () => {
    expect(isUsearchFresh()).toBe(true);
    expect(hashOf(readFileSync(usearchFile))).toBe(recordedHash());
  });

  it.skipIf(!isAsked)(
    'has the same bytes when it is compiled again (SPYMASTER_REBUILD=1)',
    async () => {
      expect(hashOf(await compileUsearch())).toBe(recordedHash());
    },
    300_000,
  );
});
