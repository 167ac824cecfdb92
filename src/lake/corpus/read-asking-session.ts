import { bars2m } from '../../contracts/bars-2m.ts';
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
  const anchors = sessionAnchors(profile, session.date);
  const tape = await readGold(tables, trades, session);
  const prepared = preparedSession(
    {
      windows: await readGold(tables, window5s, session),
      ticks: await readGold(tables, tickLedger5s, session),
      reprices: await readGold(tables, reprices5s, session),
      bars: await readGold(tables, bars2m, session),
      levels: await readGold(tables, levels2m, session),
      stats: await readGold(tables, sessionStats, session),
    },
    { profile, anchors },
  );
  const { startNs, barsEndNs } = anchors;
  const kept = keptRows(trades, tape, inSpan(tape.ts_ns, startNs, barsEndNs));
  const { symbol, date } = session;
  return {
    ...{ key: { symbol, date }, prepared, rules: profile.episodes },
    tape: new TradeTape(kept, startNs),
  };
}
