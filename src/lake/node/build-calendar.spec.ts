import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readCatalog } from '../build-catalog.ts';
import { buildLake } from './build-lake.ts';
import type { BuildResult } from './build-lake.ts';
import { costlyTables, handProfile, listener, scratchFolder, writeOrders } from './hand-market.ts';
import type { HandEvent } from './hand-market.ts';
import { nodePlatform } from './node-platform.ts';

const order: HandEvent = { at: '03:00', action: 'Add', px: 6899, size: 7 };
const trade: HandEvent = { at: '09:30', action: 'Trade', px: 6901, size: 3 };

let raw: string;
let lake: string;

beforeEach(() => {
  raw = scratchFolder();
  lake = scratchFolder();
});

async function build(): Promise<BuildResult> {
  return buildLake({ raw, lake, profile: handProfile, without: costlyTables }, listener());
}

describe('a calendar', () => {
  it('keeps Christmas out of the corpus, but shows it', async () => {
    writeOrders(join(raw, 'es.dbn'), { date: '2025-12-25' }, [order, trade]);
    const { built } = await build();
    expect(built[0]?.reasons).toEqual(['CASH_CLOSED: Christmas']);
    const catalog = await readCatalog(nodePlatform(lake));
    expect(catalog?.sessions).toMatchObject([
      { included: false, reasons: ['CASH_CLOSED: Christmas'] },
    ]);
  });

  it('names a session that did not trade instead of building it', async () => {
    writeOrders(join(raw, 'es.dbn'), { date: '2025-11-18' }, [order]);
    const { built, skipped } = await build();
    expect(built).toEqual([]);
    expect(skipped).toEqual([
      { symbol: 'ESZ5', date: '2025-11-18', skipped: 'no trades inside the session' },
    ]);
  });
});
