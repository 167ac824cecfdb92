import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BookFold } from '../domain/book/book-fold.ts';
import type { OrderBook } from '../domain/book/order-book.ts';
import { ASK, BID } from '../domain/book/place.ts';
import { DbnReader } from '../domain/dbn/dbn-reader.ts';
import { Flag, MBO } from '../domain/dbn/mbo.ts';
import { fixtureText } from '../lake/node/fixture-bars.ts';
import { fixturesDir, hasFixtures } from '../lake/node/fixtures.ts';
import { rawFileChunks } from '../lake/node/raw-file.ts';
import { importLobster } from './import-lobster.ts';

const prefix = 'book/lobster/AAPL_2012-06-21';
const CENT_NANO = 10_000_000;
/** LOBSTER's prices are 1/10,000 of a dollar. */
const PRICES_PER_CENT = 100;

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lobster-book-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe.skipIf(!hasFixtures)('the book of LOBSTER messages', () => {
  it('equals the published one to a depth of 10 after each of the first 999 events', async () => {
    // Messages to a depth of 50: those to 10 leave out what happens to a price while it is deeper.
    const messages = linesOf('0930_1030_message_50');
    const books = await statesAfter('0930_1030_message_50', (book) => rowOf(book, 10));
    let index = -1;
    const built = linesOf('first999_message_10').map((message) => {
      index = messages.indexOf(message, index + 1);
      return books[index];
    });
    expect(built).toEqual(linesOf('first999_orderbook_10'));
  });

  it('runs through the published best prices of an hour', async () => {
    const published = distinct(linesOf('orderbook_1'));
    const built = distinct(await statesAfter('0930_1030_message_50', (book) => rowOf(book, 1)));
    const alike = built.findIndex((row, i) => row !== published[i]);
    // There they part over a bid at 584.21, as does the book of an independent program.
    expect([built.length, alike]).toEqual([23_439, 15_999]);
  });
});

function linesOf(name: string): string[] {
  return fixtureText(`${prefix}_${name}.csv.zst`).trim().split(/\r?\n/);
}

/** What `look` says of the book after each message of a file. */
async function statesAfter(name: string, look: (book: OrderBook) => string): Promise<string[]> {
  const out = join(folder, `${name}.dbn`);
  const path = (file: string): string => join(fixturesDir, `${prefix}_${file}.csv.zst`);
  const files = { messages: path(name), book: path('first999_orderbook_10'), out };
  await importLobster({ ...files, symbol: 'AAPL', date: '2012-06-21' });
  const fold = new BookFold(CENT_NANO);
  const states: string[] = [];
  const reader = new DbnReader({
    run: (run) => {
      for (let i = 0; i < run.count; i++) {
        fold.push(run, i, i + 1);
        const isLast = (run.words[i * run.wordsPerRecord + MBO.bits] & Flag.Last) !== 0;
        if (isLast) states.push(look(fold.book));
      }
    },
  });
  for await (const chunk of rawFileChunks(out)) reader.push(chunk);
  // The first state is the seed, which is no message.
  return states.slice(1);
}

/** A row as LOBSTER writes it: ask price, ask size, bid price, bid size for each depth. */
function rowOf(book: OrderBook, depth: number): string {
  const [asks, bids] = [ASK, BID].map((side) => book.side(side === ASK ? ASK : BID, depth));
  const pairs = asks.flatMap((ask, i) => [ask, bids.at(i)]);
  const cells = pairs.map((row) => row && [row.tick * PRICES_PER_CENT, row.size]);
  return cells.join();
}

/** Without the rows that repeat the one before. */
function distinct(rows: readonly string[]): string[] {
  return rows.filter((row, i) => row !== rows[i - 1]);
}
