import { join } from 'node:path';
import { DbnReader } from '../../domain/dbn/dbn-reader.ts';
import type { SessionLedger } from '../../domain/ledger/ledger-columns.ts';
import { sessionAnchors } from '../../domain/session/session-anchors.ts';
import type { LedgerSession } from '../silver/ledger.ts';
import { ledgerFoldOf } from './order-partition.ts';
import { RawFile } from './raw-file.ts';

/**
 * The ledger of a session from its bronze orders or best prices, of one contract and session.
 *
 * @throws FaultError of the reader if the file is damaged.
 */
export async function foldBronzeRecords(
  lake: string,
  { date, profile, source, bronze }: LedgerSession,
): Promise<SessionLedger> {
  const kind = source.kind === 'mbp-10' ? 'mbp-10' : 'mbo';
  const fold = ledgerFoldOf(kind, sessionAnchors(profile, date), profile);
  const reader = new DbnReader({ run: (run) => fold.push(run) }, { file: bronze.name });
  for await (const bytes of await RawFile.open(join(lake, bronze.name))) reader.push(bytes);
  reader.end();
  fold.end();
  return fold.ledger();
}
