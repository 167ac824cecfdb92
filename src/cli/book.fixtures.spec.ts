import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FaultError } from '../base/fault.ts';
import { fixturesDir, hasFixtures } from '../lake/node/fixtures.ts';
import { books } from './book.ts';

const folder = mkdtempSync(join(tmpdir(), 'book-'));
afterAll(() => rmSync(folder, { recursive: true }));

const crude = join(fixturesDir, 'dbn/mbo/CLX5_mbo.dbn');
const python = join(fixturesDir, 'dbn/databento/databento-python/GLBX.MDP3');

describe.skipIf(!hasFixtures)('the book command', () => {
  it('reports the last book and what was never shown', async () => {
    const { reports, fault } = await books(crude, { depth: 2 });
    expect(fault).toBeUndefined();
    expect(reports).toEqual([
      {
        instrumentId: 432669,
        symbol: 'CLX5',
        source: 'mbo',
        records: 38_212,
        unknownOrders: 1440,
        restingOrders: 147,
        time: '2025-09-24T21:59:59.999707295Z',
        bids: [
          [65_400_000_000, 1, 1],
          [64_900_000_000, 10, 1],
        ],
        asks: [
          [64_780_000_000, 3, 1],
          [64_790_000_000, 5, 3],
        ],
      },
    ]);
  });

  it('adds the state of each interval, the last one included', async () => {
    const { reports } = await books(crude, { depth: 1, every: 3_600_000_000_000n });
    const [{ states, time, bids, asks }] = reports;
    const hours = states?.map((state) => state.time?.slice(11, 13));
    expect(hours).toEqual(['19', '20', '21']);
    expect(states?.at(-1)).toEqual({ time, bids, asks });
    const day = await books(crude, { depth: 1, every: 86_400_000_000_000n });
    expect(day.reports[0].states).toEqual([{ time, bids, asks }]);
  });

  it('knows a source of best prices by what it does not know', async () => {
    const { reports } = await books(join(python, 'test_data.mbp-10.dbn.zst'), { depth: 1 });
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatchObject({
      source: 'mbp-10',
      restingOrders: null,
      unknownBeyond: { bids: true, asks: true },
      bids: [[3_702_250_000_000, 21, 13]],
    });
  });

  it('shows a damaged file up to its damage', async () => {
    const path = join(folder, 'cut.dbn');
    writeFileSync(path, readFileSync(crude).subarray(0, 700_000));
    const { reports, fault } = await books(path, { depth: 1 });
    expect(fault?.message).toMatch(/^truncated record/);
    expect(reports[0].records).toBe(12_493);
  });

  it('refuses a file of records that make no book', async () => {
    const trades = join(python, 'test_data.trades.dbn.zst');
    await expect(books(trades, { depth: 1 })).rejects.toThrow(FaultError);
  });
});
