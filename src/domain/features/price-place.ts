import type { WindowColumns } from '../ledger/ledger-columns.ts';

/**
 * Where price stands at the end of each window, ticks by halves: the mid, NaN without one; in a
 * source that has no book the last trade so far.
 *
 * It says which levels are near and on which side of them price is. What is stored of the mid stays
 * unknown without a book.
 */
export function pricePlaces(
  windows: Pick<WindowColumns, 'bb' | 'ba' | 'last_tick' | 'known_lo' | 'known_hi'>,
): Float64Array {
  const { bb, ba, last_tick: trades, known_lo: knownLo, known_hi: knownHi } = windows;
  let last = NaN;
  return bb.map((bid, row) => {
    if (!Number.isNaN(trades[row])) last = trades[row];
    return knownLo[row] > knownHi[row] ? last : (bid + ba[row]) / 2;
  });
}
