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

/** Sessions that several stages make ready, as long as somebody holds their columns. */
const readySessions = new WeakMap<object, { tables: FeatureTables; ready: PreparedSession }>();

/** The session that the tables hold, made ready for features, once for all of its stages. */
export function preparedSession(
  tables: FeatureTables,
  { profile, anchors }: Pick<StageSession, 'profile' | 'anchors'>,
): PreparedSession {
  const { bars, levels, stats } = tables;
  const index = indexedLedger(tables);
  const known = readySessions.get(index);
  if (
    known?.ready.profile === profile &&
    known.tables.bars === bars &&
    known.tables.levels === levels &&
    known.tables.stats === stats
  ) {
    return known.ready;
  }
  const ready = prepared({ index, bars, levels, stats: statsOf(stats), profile, anchors });
  readySessions.set(index, { tables, ready });
  return ready;
}
