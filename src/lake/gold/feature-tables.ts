import { bars2m } from '../../contracts/bars-2m.ts';
import type { Columns } from '../../contracts/contract.ts';
import { levels2m } from '../../contracts/levels-2m.ts';
import { sessionStats } from '../../contracts/session-stats.ts';
import { prepared } from '../../domain/moments/feature-session.ts';
import type { PreparedSession } from '../../domain/moments/feature-session.ts';
import { statsOf } from '../../domain/statistics/session-stats.ts';
import { indexedLedger, ledgerTables } from '../silver/ledger.ts';
import type { LedgerTables } from '../silver/ledger.ts';
import type { StageSession } from '../stage/define-stage.ts';

/** What features of a moment are computed from. */
export const featureTables = {
  ...ledgerTables,
  bars: { tier: 'silver', contract: bars2m },
  levels: { tier: 'silver', contract: levels2m },
  stats: { tier: 'silver', contract: sessionStats },
} as const;

/** The tables of a session, as stages are given them. */
type FeatureTables = LedgerTables & {
  readonly bars: Columns<typeof bars2m>;
  readonly levels: Columns<typeof levels2m>;
  readonly stats: Columns<typeof sessionStats>;
};

/** The session that the tables hold, made ready for features. */
export function preparedSession(
  { bars, levels, stats, ...ledger }: FeatureTables,
  { profile, anchors }: Pick<StageSession, 'profile' | 'anchors'>,
): PreparedSession {
  const index = indexedLedger(ledger);
  return prepared({ index, bars, levels, stats: statsOf(stats), profile, anchors });
}
