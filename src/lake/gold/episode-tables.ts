import { bars2m } from '../../contracts/bars-2m.ts';
import type { AnyColumns, Columns } from '../../contracts/contract.ts';
import { levels2m } from '../../contracts/levels-2m.ts';
import { sessionStats } from '../../contracts/session-stats.ts';
import { trades } from '../../contracts/trades.ts';
import { window5s } from '../../contracts/window-5s.ts';
import { sessionEpisodes } from '../../domain/episodes/session-episodes.ts';
import type { SessionEpisodes } from '../../domain/episodes/session-episodes.ts';
import { TradeTape } from '../../domain/episodes/trade-tape.ts';
import { atrBySlot, slotBars } from '../../domain/features/seasonal-atr.ts';
import type { LabelTape } from '../../domain/labels/outcome-labels.ts';
import { tapeSilences, windowSilences } from '../../domain/labels/silences.ts';
import { statsOf } from '../../domain/statistics/session-stats.ts';
import { windowColumns } from '../silver/ledger.ts';
import { slotClock } from '../silver/slot-clock.ts';
import type { StageSession } from '../stage/define-stage.ts';
import { inSpan, keptRows } from './row-range.ts';

/** What approaches are told from. */
export const episodeTables = {
  trades: { tier: 'bronze', contract: trades },
  bars: { tier: 'silver', contract: bars2m },
  levels: { tier: 'silver', contract: levels2m },
  stats: { tier: 'silver', contract: sessionStats },
} as const;

/** With them what says whether the market was seen: orders, where there are any. */
export const labelTables = {
  ...episodeTables,
  windows: { tier: 'silver', contract: window5s, optional: true },
} as const;

/** The tables of a session, as stages are given them. */
export type EpisodeTables = {
  readonly trades: Columns<typeof trades>;
  readonly bars: Columns<typeof bars2m>;
  readonly levels: Columns<typeof levels2m>;
  readonly stats: Columns<typeof sessionStats>;
};

/** A session followed through its trades. */
export type EpisodesOfSession = { readonly tape: TradeTape; readonly episodes: SessionEpisodes };

/** Sessions that several stages follow, as long as somebody holds their columns. */
const followed = new WeakMap<object, { tables: EpisodeTables; found: EpisodesOfSession }>();

/** The approaches of a session, followed once for all of its stages. */
export function episodesOf(tables: EpisodeTables, session: StageSession): EpisodesOfSession {
  const known = followed.get(tables.trades);
  const { levels, stats, bars } = known?.tables ?? {};
  if (known && levels === tables.levels && stats === tables.stats && bars === tables.bars) {
    return known.found;
  }
  const found = followSession(tables, session);
  followed.set(tables.trades, { tables, found });
  return found;
}

function followSession(
  { trades: rows, bars, levels, stats }: EpisodeTables,
  session: StageSession,
): EpisodesOfSession {
  const { anchors, profile, symbol, date } = session;
  const { startNs, barsEndNs } = anchors;
  const kept = keptRows(trades, rows, inSpan(rows.ts_ns, startNs, barsEndNs));
  const tape = new TradeTape(kept, startNs);
  const atr = atrBySlot(slotBars(bars, slotClock(session)), statsOf(stats).seasonTicks);
  const { barSeconds, episodes: rules } = profile;
  const episodes = sessionEpisodes(
    { symbol, date },
    { tape, anchors, barSeconds, atr, rules },
    levels,
  );
  return { tape, episodes };
}

/** The tape that labels are read from, with what was not seen of the market. */
export function labelTapeOf(
  tape: TradeTape,
  windows: AnyColumns | undefined,
  { anchors, profile, source }: StageSession,
): LabelTape {
  const untilNs = Number(anchors.tailEndNs - anchors.startNs);
  const limitNs = profile.quality.gapSecondsMax * 1e9;
  const limits = profile.episodes;
  if (windows) {
    const silences = windowSilences(windowColumns(windows), { limitNs, untilNs });
    return { tape, silences, limits };
  }
  // A simulation with fewer orders trades less often.
  const tapeLimit = { limitNs: limitNs / source.activity, untilNs };
  return { tape, silences: tapeSilences(tape, tapeLimit), limits };
}
