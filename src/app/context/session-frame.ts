import { clockOf, utcNsOf, zoneLabel } from '../../domain/session/exchange-clock.ts';
import { sessionAnchors } from '../../domain/session/session-anchors.ts';
import type { CatalogSession } from '../../protocol/lake-catalog.ts';
import { profileOf } from '../../protocol/session-profile.ts';
import { fixed, signed } from '../ui/figures.ts';
import type { ClockZone } from './clock-store.ts';
import { veilOf } from './veiled-session.ts';

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
  /** Midnight of the date at the exchange. */
  readonly midnightS: number;
  /** The clock on the screen: the exchange's, or what the user reads instead. */
  readonly screen: ScreenClock;
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
  /** Whether prices count from a level, the real ones being hidden: then they carry their sign. */
  readonly isRelative: boolean;
  /** Ticks of a row of the ladder. */
  readonly rowTicks: number;
};

/** A clock that is shown. */
export type ScreenClock = {
  readonly timeZone: string;
  /** Its name for a reader: ET, UTC, local. */
  readonly zone: string;
  /** Its midnight of the session's date. */
  readonly midnightS: number;
};

/** @throws FaultError 'input' if the catalog's clock facts cannot be. */
export function sessionFrame(session: CatalogSession, clock: ClockZone = 'exchange'): SessionFrame {
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
    screen: screenClock(session.date, profile.timeZone, clock),
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
    isRelative: veilOf(session) !== undefined,
    rowTicks: profile.pressure.nearTicks,
  };
}

/** A price as every panel writes it. @param px points. */
export function priceText(
  { decimals, isRelative }: Pick<SessionFrame, 'decimals' | 'isRelative'>,
  px: number | undefined,
): string {
  return isRelative ? signed(px, decimals) : fixed(px, decimals);
}

/** What tells one session of the lake from another. */
export function sessionKey(session: Pick<CatalogSession, 'date' | 'symbol'>): string {
  return `${session.date} ${session.symbol}`;
}

/** An instant as every clock on the screen shows it, HH:MM:SS. */
export function clockAt({ screen }: Pick<SessionFrame, 'screen'>, atS: number): string {
  return clockIn(screen.timeZone, atS);
}

/** The same with the name of that clock: 15:14:35 UTC. */
export function zonedClockAt(frame: Pick<SessionFrame, 'screen'>, atS: number): string {
  return `${clockAt(frame, atS)} ${frame.screen.zone}`;
}

/** The exchange's clock at an instant, HH:MM:SS: for addresses and files, whoever reads them. */
export function exchangeClockAt({ timeZone }: Pick<SessionFrame, 'timeZone'>, atS: number): string {
  return clockIn(timeZone, atS);
}

/** An instant on the screen to the minute, HH:MM. */
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

function clockIn(timeZone: string, atS: number): string {
  return clockOf(BigInt(Math.floor(atS)) * 1_000_000_000n, timeZone);
}

function screenClock(date: string, exchange: string, clock: ClockZone): ScreenClock {
  const local = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const timeZone = { exchange, utc: 'UTC', local }[clock];
  const zone = { exchange: zoneLabel(exchange), utc: 'UTC', local: 'local' }[clock];
  return { timeZone, zone, midnightS: secondsOf(utcNsOf(date, '00:00', timeZone)) };
}

function secondsOf(ns: bigint): number {
  return Number(ns / 1_000_000_000n);
}
