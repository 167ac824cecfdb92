import { describe, expect, it } from 'vitest';
import { csvRows, fixtureText } from '../../lake/node/fixture-bars.ts';
import { hasFixtures } from '../../lake/node/fixtures.ts';
import { BookFold } from './book-fold.ts';
import { mboRun } from './mbo-rows.ts';
import type { MboRow } from './mbo-rows.ts';
import type { DepthRow } from './order-book.ts';
import { ASK, BID } from './place.ts';

type Row = Record<string, string>;

const CENT_NANO = 10_000_000;
const DEPTH = 10;

describe.skipIf(!hasFixtures)('the book of ARL, 2025-07-17', () => {
  it('equals the published one after every record; after a trade, once its event is over', () => {
    const records = csvRows(fixtureText('book/arl/mbo.csv.zst'));
    const published = csvRows(fixtureText('book/arl/mbp10.csv.zst'));
    const books = booksAfter(records);
    const kinds = { record: 0, event: 0 };
    let index = 0;
    for (const row of published) {
      index = records.findIndex((record, i) => i >= index && keyOf(record) === keyOf(row));
      // A trade with a side stands for its fills and cancels too.
      const isWholeEvent = row['action'] === 'T' && row['side'] !== 'N';
      kinds[isWholeEvent ? 'event' : 'record']++;
      expect(books[isWholeEvent ? eventEnd(records, index) : index]).toEqual(publishedBook(row));
    }
    expect([records.length, kinds]).toEqual([3901, { record: 2513, event: 2 }]);
  });
});

function keyOf({ sequence, action, order_id: orderId }: Row): string {
  return `${sequence} ${action} ${orderId}`;
}

/** Index of the last record of an event; F_LAST does not tell, here it is on the trade already. */
function eventEnd(records: readonly Row[], index: number): number {
  return records.findLastIndex(({ sequence }) => sequence === records[index]['sequence']);
}

/** The best prices of both sides after each record. */
function booksAfter(records: readonly Row[]): DepthRow[][] {
  const fold = new BookFold(CENT_NANO);
  return records.map((record) => {
    fold.push(mboRun([mboRow(record)], CENT_NANO));
    return [...fold.book.side(BID, DEPTH), ...fold.book.side(ASK, DEPTH)];
  });
}

function mboRow({ action, side, order_id: orderId, price, size }: Row): MboRow {
  const kind = action as MboRow[0];
  return [kind, side as MboRow[1], Number(orderId), cents(price), Number(size)];
}

function publishedBook(row: Row): DepthRow[] {
  const side = (name: string): DepthRow[] =>
    Array.from({ length: DEPTH }, (_, depth) => String(depth).padStart(2, '0'))
      .filter((depth) => row[`${name}_px_${depth}`] !== '')
      .map((depth) => ({
        tick: cents(row[`${name}_px_${depth}`]),
        size: Number(row[`${name}_sz_${depth}`]),
        count: Number(row[`${name}_ct_${depth}`]),
      }));
  return [...side('bid'), ...side('ask')];
}

function cents(price: string): number {
  return Math.round(Number(price) * 100);
}
