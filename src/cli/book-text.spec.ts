import { expect, it } from 'vitest';
import type { BookReport } from './book.ts';
import { bookText } from './book-text.ts';

const book: BookReport = {
  instrumentId: 17077,
  symbol: 'ESH4',
  source: 'mbo',
  records: 68_792,
  unknownOrders: 0,
  restingOrders: 11_217,
  time: '2023-12-25T23:59:59.446724905Z',
  bids: [
    [4_810_000_000_000, 22, 22],
    [4_809_750_000_000, 1047, 9],
  ],
  asks: [[4_810_250_000_000, 28, 18]],
};

it('shows a ladder with the touch on top', () => {
  expect(bookText(book).split('\n')).toEqual([
    'ESH4 (17077)  2023-12-25T23:59:59.446724905Z',
    '68,792 mbo records, 11,217 resting orders',
    '',
    'orders   size      bid      ask  size  orders',
    '    22     22  4810.00  4810.25    28      18',
    '     9  1,047  4809.75',
  ]);
});

it('shows the touch of each interval', () => {
  const { time, bids, asks } = book;
  const states = [
    { time, bids, asks: [] },
    { time, bids: bids.slice(1), asks },
  ];
  expect(
    bookText({ ...book, states })
      .split('\n')
      .slice(-3),
  ).toEqual([
    'time                            orders   size      bid      ask  size  orders',
    '2023-12-25T23:59:59.446724905Z      22     22  4810.00',
    '2023-12-25T23:59:59.446724905Z       9  1,047  4809.75  4810.25    28      18',
  ]);
});

it('says where the book is incomplete and where the source ends', () => {
  const unsure: BookReport = {
    ...book,
    source: 'mbp-10',
    unknownOrders: 3,
    restingOrders: null,
    unknownBeyond: { bids: true, asks: false },
  };
  const lines = bookText(unsure).split('\n');
  expect(lines[1]).toBe('68,792 mbp-10 records, 3 unknown orders: incomplete');
  expect(lines.at(-1)).toBe('                     ?');
});
