import type { BookReport, BookSides, PriceRow } from './book.ts';
import { textTable } from './text-table.ts';

/** A book for people: who it is, its ladder, and the touch of each interval. */
export function bookText(book: BookReport): string {
  return [headline(book), '', ...ladder(book), ...touches(book)].join('\n');
}

function headline(book: BookReport): string {
  const { instrumentId, symbol, source, records, restingOrders, unknownOrders, time } = book;
  const name = symbol === undefined ? `instrument ${instrumentId}` : `${symbol} (${instrumentId})`;
  const counts = [
    `${grouped(records)} ${source} records`,
    ...(restingOrders === null ? [] : [`${grouped(restingOrders)} resting orders`]),
    ...(unknownOrders === 0 ? [] : [`${grouped(unknownOrders)} unknown orders: incomplete`]),
  ];
  return `${name}  ${time ?? 'no event'}\n${counts.join(', ')}`;
}

/** Bids on the left, asks on the right, the touch on top. */
function ladder({ bids, asks, unknownBeyond }: BookReport): readonly string[] {
  const depth = Math.max(bids.length, asks.length);
  const decimals = decimalsOf([...bids, ...asks]);
  const rows = Array.from({ length: depth }, (_, i) => [
    ...cells(bids.at(i), decimals).toReversed(),
    ...cells(asks.at(i), decimals),
  ]);
  const more = (isUnknown = false): string => (isUnknown ? '?' : '');
  const beyond = ['', '', more(unknownBeyond?.bids), more(unknownBeyond?.asks), '', ''];
  const head = ['orders', 'size', 'bid', 'ask', 'size', 'orders'];
  const alignments = ['right', 'right', 'right', 'right', 'right', 'right'] as const;
  return textTable([head, ...rows, ...(beyond.join('') === '' ? [] : [beyond])], alignments);
}

function touches({ states }: BookReport): readonly string[] {
  if (states === undefined) return [];
  const touch = ({ bids, asks }: BookSides): PriceRow[] => [
    ...bids.slice(0, 1),
    ...asks.slice(0, 1),
  ];
  const decimals = decimalsOf(states.flatMap(touch));
  const row = ({ time, bids, asks }: BookSides): string[] => [
    time ?? '',
    ...cells(bids.at(0), decimals).toReversed(),
    ...cells(asks.at(0), decimals),
  ];
  const head = ['time', 'orders', 'size', 'bid', 'ask', 'size', 'orders'];
  const alignments = ['left', 'right', 'right', 'right', 'right', 'right', 'right'] as const;
  return ['', ...textTable([head, ...states.map(row)], alignments)];
}

/** Price in points, size, orders; empty where there is nothing. */
function cells(row: PriceRow | undefined, decimals: number): readonly string[] {
  if (row === undefined) return ['', '', ''];
  const [px1e9, size, orders] = row;
  return [(px1e9 / 1e9).toFixed(decimals), grouped(size), grouped(orders)];
}

/** Decimals that the prices need. */
function decimalsOf(rows: readonly PriceRow[]): number {
  const decimals = rows.map(
    ([px1e9]) =>
      String(px1e9 / 1e9)
        .split('.')
        .at(1)?.length ?? 0,
  );
  return Math.min(9, Math.max(0, ...decimals));
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
