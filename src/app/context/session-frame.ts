import { clockOf, utcNsOf, zoneLabel } from '../../domain/session/exchange-clock.ts';
import { sessionAnchors } from '../../domain/session/session-anchors.ts';
import type { CatalogSession } from '../../protocol/lake-catalog.ts';
import { profileOf } from '../../protocol/session-profile.ts';

/**
 * The fixed facts of the session on the screen: its clock, its slots, its price grid. Instants are
 * UNIX seconds, the finest step of the cursor.
 */
export type SessionFrame = {
  /** Tells sessions apart: date and symbol. */
  readonly key: string;
  readonly date: string;
  readonly symbol: string;
  readonly timeZone: string;
  /** Zone's name for a reader, e.g. ET. */
  readonly zone: string;
  /** Local midnight of the date. */
  readonly midnightS: number;
  readonly startS: number;
  readonly openS: number;
  readonly orEndS: number;
  readonly endS: number;
  readonly tailEndS: number;
  /** End of the last slot. */
  readonly slotsEndS: number;
  readonly barS: number;
  /** Whether time before the open belongs to the session. */
  readonly hasPremarket: boolean;
  /** Price of one tick, points. */
  readonly tickPx: number;
  readonly decimals: number;
  /** Ticks of a row of the ladder. */
  readonly rowTicks: number;
};

/** @throws FaultError 'input' if the catalog's clock facts cannot be. */
export function sessionFrame(session: CatalogSession): SessionFrame {
  const profile = profileOf(session);
  const anchors = sessionAnchors(profile, session.date);
  const startS = secondsOf(anchors.startNs);
  const openS = secondsOf(anchors.openNs);
  return {
    key: sessionKey(session),
    date: session.date,
    symbol: session.symbol,
    timeZone: profile.timeZone,
    zone: zoneLabel(profile.timeZone),
    midnightS: secondsOf(utcNsOf(session.date, '00:00', profile.timeZone)),
    startS,
    openS,
    orEndS: secondsOf(anchors.orEndNs),
    endS: secondsOf(anchors.endNs),
    tailEndS: secondsOf(anchors.tailEndNs),
    slotsEndS: secondsOf(anchors.barsEndNs),
    barS: profile.barSeconds,
    hasPremarket: startS < openS,
    tickPx: profile.tickNano / 1e9,
    decimals: profile.priceDecimals,
    rowTicks: profile.pressure.nearTicks,
  };
}

/** What tells one session of the lake from another. */
export function sessionKey(session: Pick<CatalogSession, 'date' | 'symbol'>): string {
  return `${session.date} ${session.symbol}`;
}

/** Wall clock of an instant of the session, HH:MM:SS. */
export function clockAt(frame: SessionFrame, atS: number): string {
  return clockOf(BigInt(Math.floor(atS)) * 1_000_000_000n, frame.timeZone);
}

/** Wall clock to the minute, HH:MM. */
export function minuteAt(frame: SessionFrame, atS: number): string {
  return clockAt(frame, atS).slice(0, 5);
}

/** Bounds an instant to the session. */
export function withinSession(frame: SessionFrame, atS: number): number {
  return Math.max(frame.startS, Math.min(frame.tailEndS, Math.round(atS)));
}

/** Open of the bar that holds an instant; an instant on a boundary belongs to the bar it opens. */
export function barOpenOf(frame: SessionFrame, atS: number): number {
  return frame.startS + Math.floor((atS - frame.startS) / frame.barS) * frame.barS;
}

function secondsOf(ns: bigint): number {
  return Number(ns / 1_000_000_000n);
}
