import { trades } from '../../contracts/trades.ts';
import { TapeFold } from '../../domain/ledger/tape-fold.ts';
import type { SessionLedger } from '../../domain/ledger/ledger-columns.ts';
import { sessionAnchors } from '../../domain/session/session-anchors.ts';
import { assertColumns } from '../../contracts/check-columns.ts';
import type { TableReader } from '../stage/table-reader.ts';
import type { LedgerSession } from './ledger.ts';
import { feedTrades } from './source-tables.ts';

/**
 * The ledger of a session that has trades and nothing else, from bronze `trades`.
 *
 * @throws FaultError 'contract' if the table is not what it has to be.
 */
export async function foldBronzeTrades(
  tables: TableReader,
  { symbol, date, profile }: LedgerSession,
): Promise<SessionLedger> {
  const rows = await tables.read({ tier: 'bronze', contract: trades }, symbol, date);
  assertColumns(trades, rows, trades.table);
  const { startNs, tailEndNs: endNs } = sessionAnchors(profile, date);
  const fold = new TapeFold({ startNs, endNs });
  feedTrades(fold, startNs, rows);
  fold.end();
  return fold.ledger();
}
