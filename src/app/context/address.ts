import { anchorLevelKinds, overlayLevelKinds } from '../../domain/session/level-kind.ts';
import type { LevelKind } from '../../domain/session/level-kind.ts';
import { secondsOfClock } from '../../domain/session/clock-word.ts';
import type { CatalogSession } from '../../protocol/lake-catalog.ts';
import type { OpenedSession } from '../../protocol/moment-api.ts';
import { longDate } from './dates.ts';
import { levelStyles } from './level-style.ts';
import { barOpenOf, exchangeClockAt } from './session-frame.ts';
import type { SessionFrame } from './session-frame.ts';

/** What an address asks for, as written; nothing is checked yet. */
export type Wish = {
  readonly date: string | undefined;
  readonly symbol: string | undefined;
  /** HH:MM:SS in the session's zone. */
  readonly clock: string | undefined;
  /** A level kind, or the price of one's own in points. */
  readonly level: string | undefined;
  /** What a level of one's own is called. */
  readonly name: string | undefined;
};

/** A level of one's own in an address: it means the same on a desk that never drew it. */
export type OwnWish = { readonly px: number; readonly name: string | undefined };

/** What was found for a wish, and a word if it is not what was wished. */
export type Found<T> = { readonly value: T; readonly notice: string | undefined };

/** How long after the open a session is shown first: enough to see range, levels and a trend. */
const FIRST_LOOK_S = 44 * 60 + 35;
/** Longer names of levels are cut. */
export const NAME_LENGTH_MAX = 40;

/** The wish in a query string. */
export function readAddress(search: string): Wish {
  const params = new URLSearchParams(search);
  return {
    date: params.get('date') ?? undefined,
    symbol: params.get('symbol') ?? undefined,
    clock: params.get('t') ?? undefined,
    level: params.get('level') ?? undefined,
    name: params.get('name') ?? undefined,
  };
}

/**
 * The query string that brings a view back.
 *
 * @param view.level a level kind, or the price of one's own, which goes by `name`.
 */
export function writeAddress(
  session: CatalogSession,
  clock: string | undefined,
  { level, name, hasTwins }: { level: string; name?: string | undefined; hasTwins: boolean },
): string {
  const symbol = hasTwins ? `&symbol=${encodeURIComponent(session.symbol)}` : '';
  const t = clock === undefined ? '' : `&t=${clock}`;
  const called = name === undefined ? '' : `&name=${encodeURIComponent(name)}`;
  return `?date=${session.date}${symbol}${t}&level=${level}${called}`;
}

/** The session wished for, or the nearest by date; the newest without a wish. */
export function chooseSession(
  sessions: readonly CatalogSession[],
  { date, symbol }: Wish,
): Found<CatalogSession | undefined> {
  if (date === undefined) return { value: sessions.at(-1), notice: undefined };
  const asked = Date.parse(date);
  const ofSymbol = sessions.filter((session) => session.symbol === symbol);
  const pool = ofSymbol.length > 0 ? ofSymbol : sessions;
  const distance = (session: CatalogSession): number =>
    Number.isNaN(asked) ? -Date.parse(session.date) : Math.abs(Date.parse(session.date) - asked);
  const value = pool.toSorted((a, b) => distance(a) - distance(b)).at(0);
  if (value === undefined) return { value, notice: undefined };
  return { value, notice: sessionNotice(value, { date, symbol }, asked) };
}

function sessionNotice(
  found: CatalogSession,
  { date, symbol }: Pick<Wish, 'date' | 'symbol'>,
  asked: number,
): string | undefined {
  const opened = `${found.symbol} of ${longDate(found.date)} is open instead`;
  if (Number.isNaN(asked)) return `The address asks for “${date}”, which is no date. ${opened}.`;
  if (found.date !== date)
    return `The lake has no session of ${longDate(date ?? '')}. ${opened}, the nearest.`;
  if (symbol !== undefined && found.symbol !== symbol) {
    return `The lake has no ${symbol} on ${longDate(found.date)}. ${opened}.`;
  }
  return undefined;
}

/** First and last instant the cursor may stand on: from the first bar's open to the last's close. */
export function cursorRange(
  frame: SessionFrame,
  { firstS, lastS }: OpenedSession,
): { startS: number; endS: number } {
  if (firstS === undefined || lastS === undefined) {
    return { startS: frame.startS, endS: frame.tailEndS };
  }
  const lastBarOpenS = barOpenOf(frame, lastS);
  const lastCloseS = lastS === lastBarOpenS ? lastS : lastBarOpenS + frame.barS;
  return {
    startS: Math.max(frame.startS, barOpenOf(frame, firstS)),
    endS: Math.min(frame.tailEndS, lastCloseS),
  };
}

/** The instant wished for, or the nearest with data; mid-morning without a wish. */
export function chooseInstant(
  frame: SessionFrame,
  opened: OpenedSession,
  clock: string | undefined,
): Found<number> {
  const range = cursorRange(frame, opened);
  const bounded = (atS: number): number => Math.max(range.startS, Math.min(range.endS, atS));
  const first = bounded(frame.openS + FIRST_LOOK_S);
  if (clock === undefined) return { value: first, notice: undefined };
  const wished = secondsIn(clock);
  if (wished === undefined) {
    const notice = `The address asks for “${clock}”, which is no time of day. The cursor is at ${exchangeClockAt(frame, first)} ${frame.zone}.`;
    return { value: first, notice };
  }
  const value = bounded(frame.midnightS + wished);
  if (value === frame.midnightS + wished) return { value, notice: undefined };
  const notice = `The session has nothing at ${clock}. The cursor is at ${exchangeClockAt(frame, value)} ${frame.zone}, the nearest.`;
  return { value, notice };
}

function secondsIn(clock: string): number | undefined {
  try {
    return secondsOfClock(clock);
  } catch {
    return undefined;
  }
}

/** The level of one's own that is wished for; undefined if the wish is none. */
export function ownWishOf({ level, name }: Pick<Wish, 'level' | 'name'>): OwnWish | undefined {
  if (level === undefined || !/^-?\d{1,7}(\.\d{1,9})?$/.test(level)) return undefined;
  const trimmed = name?.trim().slice(0, NAME_LENGTH_MAX);
  return { px: Number(level), name: trimmed === '' ? undefined : trimmed };
}

/** The level kind wished for; the pre-market high without one. */
export function chooseLevel(level: string | undefined): Found<LevelKind> {
  const kinds: readonly LevelKind[] = [...anchorLevelKinds, ...overlayLevelKinds];
  const value = kinds.find((kind) => kind === level) ?? 'PM_HIGH';
  const notice =
    level === undefined || level === value || ownWishOf({ level, name: undefined }) !== undefined
      ? undefined
      : `The address asks for level “${level}”, which there is none of. ${levelStyles[value].name} is selected.`;
  return { value, notice };
}
