import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DbnReader } from '../domain/dbn/dbn-reader.ts';
import type { MboRecord } from '../domain/dbn/mbo.ts';
import { Action, Flag, readMbo, Side } from '../domain/dbn/mbo.ts';
import { fixturesDir, hasFixtures } from '../lake/node/fixtures.ts';
import { RawFile } from '../lake/node/raw-file.ts';
import type { LobsterSummary } from './import-lobster.ts';
import { importLobster } from './import-lobster.ts';
import { textLines } from './text-file.ts';

const lobsterDir = join(fixturesDir, 'book', 'lobster');
const hour = join(lobsterDir, 'AAPL_2012-06-21_0930_1030_message_50.csv.zst');
const first999 = join(lobsterDir, 'AAPL_2012-06-21_first999_message_10.csv.zst');
const book10 = join(lobsterDir, 'AAPL_2012-06-21_first999_orderbook_10.csv.zst');
const book1 = join(lobsterDir, 'AAPL_2012-06-21_orderbook_1.csv.zst');

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lobster-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function imported(
  messages: string,
  book?: string,
): Promise<{ summary: LobsterSummary; records: MboRecord[] }> {
  const out = join(folder, 'aapl.dbn.zst');
  const day = { symbol: 'AAPL', date: '2012-06-21', out, messages };
  const summary = await importLobster(book === undefined ? day : { ...day, book });
  return { summary, records: await decoded(out) };
}

async function decoded(path: string): Promise<MboRecord[]> {
  const records: MboRecord[] = [];
  const reader = new DbnReader({
    run: (run) => {
      for (let i = 0; i < run.count; i++) records.push(readMbo(run, i));
    },
  });
  for await (const chunk of await RawFile.open(path)) reader.push(chunk);
  reader.end();
  return records;
}

async function allLines(path: string): Promise<string[]> {
  const all: string[] = [];
  for await (const lines of textLines(path)) all.push(...lines);
  return all;
}

function countOf(records: readonly MboRecord[], action: number): number {
  return records.filter((record) => record.action === action).length;
}

/** A book by the rules of the format, in its plainest form. */
class NaiveBook {
  readonly #orders = new Map<bigint, { side: number; pxNano: bigint; sz: number }>();
  readonly #sizes = new Map<number, Map<bigint, number>>([
    [Side.Ask, new Map()],
    [Side.Bid, new Map()],
  ]);

  apply({ action, side, orderId, pxNano, sz }: MboRecord): void {
    if (action === Action.Add) {
      this.#orders.set(orderId, { side, pxNano, sz });
      this.#rest(side, pxNano, sz);
    }
    const order = this.#orders.get(orderId);
    if (action !== Action.Cancel || order === undefined) return;
    order.sz -= sz;
    this.#rest(order.side, order.pxNano, -sz);
    if (order.sz <= 0) this.#orders.delete(orderId);
  }

  /** The row that LOBSTER would publish: ask, size, bid, size for each depth. */
  row(depthCount: number): string {
    const asks = this.#sorted(Side.Ask);
    const bids = this.#sorted(Side.Bid).reverse();
    const cells = Array.from({ length: depthCount }, (_, depth) => [
      ...(asks[depth] ?? [9_999_999_999n, 0]),
      ...(bids[depth] ?? [-9_999_999_999n, 0]),
    ]);
    return cells.flat().join(',');
  }

  #rest(side: number, pxNano: bigint, change: number): void {
    const sizes = this.#sizes.get(side)!;
    const price = pxNano / 100_000n;
    const sz = (sizes.get(price) ?? 0) + change;
    if (sz === 0) sizes.delete(price);
    else sizes.set(price, sz);
  }

  #sorted(side: number): [bigint, number][] {
    return [...this.#sizes.get(side)!].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

/** The book after each event, as LOBSTER rows; the snapshot is no event. */
function publishedRows(records: readonly MboRecord[], depthCount: number): string[] {
  const book = new NaiveBook();
  const rows: string[] = [];
  for (const record of records) {
    book.apply(record);
    const isSnapshot = (record.flags & Flag.Snapshot) !== 0;
    if ((record.flags & Flag.Last) !== 0 && !isSnapshot) rows.push(book.row(depthCount));
  }
  return rows;
}

function withoutRepeats(rows: readonly string[]): string[] {
  return rows.filter((row, index) => row !== rows[index - 1]);
}

/** The rows after those of the hour's messages that the first 999 of the ten depths are. */
async function rowsOfFirst999(rows: readonly string[]): Promise<string[]> {
  const all = await allLines(hour);
  let at = -1;
  return (await allLines(first999)).map((message) => {
    at = all.indexOf(message, at + 1);
    return rows[at] ?? '';
  });
}

describe.skipIf(!hasFixtures)('the AAPL hour of 2012-06-21', () => {
  it('keeps every message, by kind', async () => {
    const { summary, records } = await imported(hour);
    expect(summary.messages).toBe(91_997);
    expect(summary.byType).toEqual({
      add: 44_256,
      'partial-cancel': 469,
      delete: 41_004,
      execution: 4067,
      'hidden-execution': 2201,
      cross: 0,
      halt: 0,
    });
    expect(summary.records).toBe(records.length);
    expect(countOf(records, Action.Add)).toBe(44_256);
    expect(countOf(records, Action.Cancel)).toBe(469 + 41_004 + 4067);
    expect(countOf(records, Action.Fill)).toBe(4067);
    expect(countOf(records, Action.Trade)).toBe(4067 + 2201);
    expect(records.filter(({ flags }) => (flags & Flag.Last) !== 0)).toHaveLength(91_997);
  });

  it('starts and ends at the source’s times, to the nanosecond', async () => {
    const { records } = await imported(hour);
    // 2012-06-21 09:30:00.004241176 in New York (EDT) is 13:30 UTC.
    expect(records[0]?.tsEvent).toBe(BigInt(Date.UTC(2012, 5, 21, 13, 30)) * 1_000_000n + 4241176n);
    const last = BigInt(Date.UTC(2012, 5, 21, 14, 29, 59)) * 1_000_000n + 837_447_053n;
    expect(records.at(-1)?.tsEvent).toBe(last);
  });

  it('gives the published ten depths when seeded from their first row', async () => {
    const { summary, records } = await imported(hour, book10);
    expect(summary.seededLevels).toBe(19);
    const published = await allLines(book10);
    const rows = await rowsOfFirst999(publishedRows(records.slice(0, 2000), 10));
    expect(rows).toEqual(published);
  });

  // An independent book parts from the published one at the same state.
  it('gives the first 15,999 states of the published touch', async () => {
    const { records } = await imported(hour, book10);
    const states = withoutRepeats(publishedRows(records, 1));
    const published = withoutRepeats(await allLines(book1));
    expect(states.length).toBe(23_439);
    const shared = published.findIndex((row, index) => row !== states[index]);
    expect(shared).toBe(15_999);
  });

  it('leaves nothing behind when a row is bad', async () => {
    await rm(join(folder, 'aapl.dbn.zst'), { force: true });
    await expect(imported(book1)).rejects.toThrow(
      /orderbook_1\.csv\.zst row 1: expected 6 columns .*, found 5859400,200,5853300,18/,
    );
    expect(await readdir(folder)).toEqual([]);
  });
});
