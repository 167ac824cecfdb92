import { describe, expect, it } from 'vitest';
import { byKind, dbnFixtures, fixturesNamed } from '../lake/node/fixture-catalog.ts';
import { hasFixtures } from '../lake/node/fixtures.ts';
import { inspect } from './inspect.ts';

describe.skipIf(!hasFixtures)('inspect on real files', () => {
  it.each(dbnFixtures())('agrees with the catalog on $file', async ({ path, dbn }) => {
    expect(await inspect(path)).toEqual({
      version: dbn.version ?? null,
      dataset: dbn.dataset ?? null,
      schema: dbn.schema ?? null,
      symbols: dbn.symbols ?? [],
      frames: dbn.zstd_frames ?? 0,
      records: dbn.records,
      byRtype: byKind(dbn.by_rtype),
      tsEventMin: dbn.ts_event_min,
      tsEventMax: dbn.ts_event_max,
      priceMin: dbn.price_min ?? null,
      priceMax: dbn.price_max ?? null,
    });
  });

  it.each([
    ['esh4-glbx-mdp3-20231225.mbo.dbn.zst', 68_792],
    ['esh4-glbx-mdp3-20231224.mbo.dbn.zst', 8_725],
    ['CLX5_mbo.dbn', 38_212],
  ])('finds in %s %d order events', async (name, count) => {
    const [path] = fixturesNamed(name);
    expect((await inspect(path)).byRtype).toEqual({ mbo: count });
  });

  it.each(fixturesNamed('.dbz').map((path) => [path]))('refuses %s', async (path) => {
    await expect(inspect(path)).rejects.toThrow('expected DBN, found DBZ');
  });
});
