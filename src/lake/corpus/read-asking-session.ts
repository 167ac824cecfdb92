import { bars2m } from '../../contracts/bars-2m.ts';
import type { AnyColumns, Columns } from '../../contracts/contract.ts';
import { levels2m } from '../../contracts/levels-2m.ts';
import { reprices5s } from '../../contracts/reprices-5s.ts';
import { sessionStats } from '../../contracts/session-stats.ts';
import { tickLedger5s } from '../../contracts/tick-ledger-5s.ts';
import { trades } from '../../contracts/trades.ts';
import { window5s } from '../../contracts/window-5s.ts';
import { TradeTape } from '../../domain/episodes/trade-tape.ts';
import type { AskingSession } from '../../domain/retrieval/asking-session.ts';
import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import { sessionAnchors } from '../../domain/session/session-anchors.ts';
import { preparedSession } from '../gold/feature-tables.ts';
import { inSpan, keptRows } from '../gold/row-range.ts';
import type { LakePlatform } from '../stage/lake-platform.ts';
import type { SessionKey } from '../stage/list-partitions.ts';
import { TableReader } from '../stage/table-reader.ts';
import { readGold } from './read-corpus.ts';

/** The tables that a session asks from. */
export const askingTables = {
  windows: window5s,
  ticks: tickLedger5s,
  reprices: reprices5s,
  bars: bars2m,
  levels: levels2m,
  stats: sessionStats,
  trades,
} as const;

/** Their columns. */
export type AskingTables = {
  readonly [Name in keyof typeof askingTables]: Columns<(typeof askingTables)[Name]> & AnyColumns;
};

/**
 * A session made ready to ask the past, from what gold holds of it.
 *
 * @throws FaultError 'storage' if the lake does not have its ledger.
 */
export async function readAskingSession(
  platform: LakePlatform,
  session: SessionKey,
  profile: InstrumentProfile,
): Promise<AskingSession> {
  const tables = new TableReader(platform);
  return askingSession(
    {
      trades: await readGold(tables, trades, session),
      windows: await readGold(tables, window5s, session),
      ticks: await readGold(tables, tickLedger5s, session),
      reprices: await readGold(tables, reprices5s, session),
      bars: await readGold(tables, bars2m, session),
      levels: await readGold(tables, levels2m, session),
      stats: await readGold(tables, sessionStats, session),
    },
    { session, profile },
  );
}

/** The session that the tables hold, made ready to ask the past. */
export function askingSession(
  { trades: tape, ...tables }: AskingTables,
  { session, profile }: { readonly session: SessionKey; readonly profile: InstrumentProfile },
): AskingSession {
  const { symbol, date } = session;
  const anchors = sessionAnchors(profile, date);
  const { startNs, barsEndNs } = anchors;
  const kept = keptRows(trades, tape, inSpan(tape.ts_ns, startNs, barsEndNs));
  return {
    ...{ key: { symbol, date }, rules: profile.episodes },
    prepared: preparedSession(tables, { profile, anchors }),
    tape: new TradeTape(kept, startNs),
  };
}
