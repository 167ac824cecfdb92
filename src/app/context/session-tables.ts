import type { AnyColumns } from '../../contracts/contract.ts';
import type { BarColumns } from '../../domain/bars/bar-columns.ts';
import type { LevelColumns } from '../../domain/levels/level-columns.ts';
import type { LevelTrades } from '../../domain/levels/level-cursor.ts';
import type { LedgerInTransit } from '../../protocol/pressure-api.ts';
import type { CatalogPartition, CatalogSession } from '../../protocol/lake-catalog.ts';
import type { StageName } from './loading-stages.ts';

/** A table's file in the lake; undefined if the session has none. */
export function partitionOf(session: CatalogSession, table: string): CatalogPartition | undefined {
  return session.tables[table];
}

/** A table of the session, the columns the screen needs of it and the type they come as. */
export type TableShape<T> = {
  readonly table: string;
  readonly stage: StageName;
  readonly columns: readonly string[];
  /** Whether SQL counts in it too. */
  readonly isForSql?: true;
  /** The reader has held the columns against the table's contract; this only names their type. */
  readonly shape: (columns: AnyColumns) => T;
};

/** Closed bars. */
export const barsIn: TableShape<BarColumns> = {
  table: 'bars_2m',
  stage: 'bars',
  columns: [
    ...['bar_start_ns', 'o', 'h', 'l', 'c', 'vol'],
    ...['n', 'buy_vol', 'sell_vol', 'bar_gap', 'available_at_ns'],
  ],
  shape: (columns) => columns as unknown as BarColumns,
};

/** Level rows. */
export const levelsIn: TableShape<LevelColumns> = {
  table: 'levels_2m',
  stage: 'levels',
  columns: [
    ...['bar_start_ns', 'level_kind', 'level_tick', 'level_px'],
    ...['valid', 'reason', 'available_at_ns'],
  ],
  shape: (columns) => columns as unknown as LevelColumns,
};

/** The tape; the aggressor's side stays with SQL. */
export const tradesIn: TableShape<LevelTrades> = {
  table: 'trades',
  stage: 'trades',
  columns: ['ts_ns', 'tick', 'size'],
  isForSql: true,
  shape: (columns) => columns as unknown as LevelTrades,
};

/** The tables of the ledger: all of each, for any part may count at a level nobody has drawn yet. */
export const ledgerTables = {
  windows: 'window_5s',
  ticks: 'tick_ledger_5s',
  reprices: 'reprices_5s',
} as const satisfies Readonly<Record<keyof LedgerInTransit, string>>;

/** The tables as the ledger that they are, as `TableShape` names a type. */
export function ledgerIn(
  tables: Readonly<Record<keyof LedgerInTransit, AnyColumns>>,
): LedgerInTransit {
  return tables as unknown as LedgerInTransit;
}
