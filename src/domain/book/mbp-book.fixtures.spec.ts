import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fixturesDir, hasFixtures } from '../../lake/node/fixtures.ts';
import { rawFileChunks } from '../../lake/node/raw-file.ts';
import { DbnReader } from '../dbn/dbn-reader.ts';
import { Flag } from '../dbn/mbo.ts';
import { readMbp10 } from '../dbn/mbp10.ts';
import type { Mbp10Record } from '../dbn/mbp10.ts';
import { UNDEF_PRICE } from '../units/ticks.ts';
import { InstrumentBooks } from './instrument-books.ts';

const paths = ['GLBX.MDP3', 'IFEU.IMPACT'].map(
  (dataset) => `dbn/databento/databento-python/${dataset}/test_data.mbp-10.dbn.zst`,
);

it.skipIf(!hasFixtures).each(paths)('is what the last record of %s shows', async (path) => {
  const stream = new InstrumentBooks({ depth: 10 });
  const records: Mbp10Record[] = [];
  const reader = new DbnReader({
    run: (run) => {
      for (let i = 0; i < run.count; i++) records.push(readMbp10(run, i));
      stream.push(run);
    },
  });
  for await (const chunk of rawFileChunks(join(fixturesDir, path))) reader.push(chunk);
  const last = records.findLast(({ flags }) => (flags & Flag.Last) !== 0);
  const shown = last?.depths.filter(({ bidPxNano }) => bidPxNano !== UNDEF_PRICE) ?? [];
  const [{ book }] = stream.books;
  const state = book.state();
  expect(state?.bids).toEqual(
    shown.map(({ bidPxNano, bidSz, bidCt }) => {
      return { pxNano: Number(bidPxNano), size: bidSz, count: bidCt };
    }),
  );
  expect(state?.unknownBeyond.bids).toBe(shown.length === 10);
  expect(book.recordCount).toBe(records.length);
});
