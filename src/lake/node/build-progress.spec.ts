import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { utcNsOf } from '../../domain/session/exchange-clock.ts';
import type { LakeCatalog } from '../../protocol/lake-catalog.ts';
import { buildLake } from './build-lake.ts';
import { handProfile, listener, scratchFolder, writeOrders } from './hand-market.ts';
import type { HandEvent } from './hand-market.ts';

const dates = ['2025-11-17', '2025-11-18', '2025-11-19'];
/** Enough for a session of two chunks. */
const ORDER_COUNT = 40_000;

let raw: string;
let lake: string;

beforeEach(() => {
  raw = scratchFolder();
  lake = scratchFolder();
});

/** A session with a trade at its open, and as many orders before it. */
function sessionOf(date: string): readonly HandEvent[] {
  const startNs = utcNsOf(date, '04:00', 'America/New_York');
  const orders = Array.from({ length: ORDER_COUNT }, (_, i): HandEvent => {
    return { at: startNs + BigInt(i), action: 'Add', px: 6899 };
  });
  const openNs = utcNsOf(date, '09:30', 'America/New_York');
  return [...orders, { at: openNs, action: 'Trade', px: 6900 }];
}

function catalogDates(): string {
  const path = join(lake, 'catalog.json');
  if (!existsSync(path)) return '';
  const { sessions } = JSON.parse(readFileSync(path, 'utf8')) as LakeCatalog;
  return sessions.map(({ date }) => date.slice(-2)).join(' ');
}

describe('a file of several sessions', () => {
  it('has each in the catalog as soon as it is over, while the rest is decoded', async () => {
    const events = dates.flatMap(sessionOf);
    writeOrders(join(raw, 'es.dbn'), { date: dates[0], days: dates.length }, events);
    const seen = new Set<string>();
    const update = (): unknown => seen.add(catalogDates());
    const observer = { ...listener(), file: () => ({ update, done: update }) };
    await buildLake({ raw, lake, profile: handProfile }, observer);
    expect([...seen, catalogDates()]).toEqual(['', '17', '17 18', '17 18 19']);
  });
});
