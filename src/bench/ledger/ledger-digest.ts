import type { ColumnArray, Contract } from '../../contracts/contract.ts';
import { reprices5s } from '../../contracts/reprices-5s.ts';
import { tickLedger5s } from '../../contracts/tick-ledger-5s.ts';
import { window5s } from '../../contracts/window-5s.ts';
import type { SessionLedger } from '../../domain/ledger/ledger-columns.ts';

/** What NaN is mixed in as: its bits as a float. */
const NOTHING = 0x7fc00000;

/**
 * A number that ledgers share when every value of every row agrees: FNV-1a over their words, row by
 * row; src/bench/native/ledger.c makes the same.
 */
export function ledgerDigest({ windows, ticks, reprices }: SessionLedger): number {
  let hash = 0x811c9dc5;
  for (const [contract, table] of [
    [window5s, windows],
    [tickLedger5s, ticks],
    [reprices5s, reprices],
  ] as const) {
    hash = tableDigest(hash, valuesOf(contract, table));
  }
  return hash >>> 0;
}

function tableDigest(start: number, columns: readonly ArrayLike<number>[]): number {
  let hash = start;
  for (let row = 0; row < columns[0].length; row++) {
    for (const column of columns) {
      const value = column[row];
      if (Number.isNaN(value)) hash = mixed(hash, NOTHING);
      else hash = mixed(mixed(hash, value | 0), Math.floor(value / 4294967296));
    }
  }
  return hash;
}

function mixed(hash: number, word: number): number {
  return Math.imul(hash ^ word, 0x01000193);
}

/** Columns in the contract's order; a side is 1 for asks, 0 for bids. */
function valuesOf(
  { columns }: Contract,
  table: Readonly<Record<string, ColumnArray>>,
): readonly ArrayLike<number>[] {
  return columns.map(({ name, type }) =>
    type === 'text'
      ? Int32Array.from(table[name] as readonly string[], (side) => (side === 'A' ? 1 : 0))
      : (table[name] as Int32Array | Float64Array),
  );
}
