import { utcNsOf } from '../../domain/session/exchange-clock.ts';
import { pointsOf } from '../../domain/units/ticks.ts';
import type { CatalogSession } from '../../protocol/lake-catalog.ts';
import { canVeil } from '../data/veil.ts';
import type { Veil, VeiledPartition } from '../data/veil.ts';
import { hiddenDates } from './hidden-date.ts';

/** The veil over a session, and how far its clock may go. */
export type SessionVeil = Veil & {
  /** Last instant that may be seen, UNIX seconds of the shown day. */
  readonly untilS: number;
};

/**
 * A session under a veil: it opens like any other, on another day, its prices counted from a level.
 * Tables that nobody may see yet, or that cannot be veiled, are not among its own.
 */
export type VeiledSession = CatalogSession & { readonly veil: SessionVeil };

/** What a session is veiled by: where its prices begin, and the real instant it may be seen to. */
export type VeilBounds = { readonly levelTick: number; readonly untilS: number };

/** A session with its date and prices hidden. */
export function veiledSession(
  session: CatalogSession,
  { levelTick, untilS }: VeilBounds,
): VeiledSession {
  const { timeZone, tickNano } = session.market;
  const date = likeOf(session.date, timeZone);
  const symbol = `${session.profile} blind`;
  const aheadNs = utcNsOf(session.date, '12:00', timeZone) - utcNsOf(date, '12:00', timeZone);
  const veil: SessionVeil = {
    ...{ aheadNs, zeroTick: levelTick, zeroPx: pointsOf(levelTick, tickNano) },
    idStart: { real: `${session.symbol}|${session.date}|`, shown: `${symbol}|${date}|` },
    untilS: untilS - secondsOf(aheadNs),
  };
  const tables = Object.entries(session.tables)
    .filter(([table]) => canVeil(table))
    .map(([table, place]): [string, VeiledPartition] => [table, { ...place, veil }]);
  return { ...session, date, symbol, tables: Object.fromEntries(tables), veil };
}

/** The veil over a session; undefined over one that lies open. */
export function veilOf(session: CatalogSession | undefined): SessionVeil | undefined {
  return (session as Partial<VeiledSession> | undefined)?.veil;
}

/** The instant of the shown day that a real one becomes, UNIX seconds. */
export function shownInstant({ aheadNs }: Veil, realS: number): number {
  return realS - secondsOf(aheadNs);
}

/** The real instant behind one of the shown day, UNIX seconds. */
export function realInstant({ aheadNs }: Veil, shownS: number): number {
  return shownS + secondsOf(aheadNs);
}

/** The hidden date whose clocks go as those of a date. */
function likeOf(date: string, timeZone: string): string {
  const offset = offsetNs(date, timeZone);
  return hiddenDates.find((other) => offsetNs(other, timeZone) === offset) ?? hiddenDates[0];
}

function offsetNs(date: string, timeZone: string): bigint {
  return utcNsOf(date, '12:00', timeZone) - utcNsOf(date, '12:00', 'UTC');
}

function secondsOf(ns: bigint): number {
  return Number(ns / 1_000_000_000n);
}
