import type { LabHorizon, LabQuestion } from '../../../protocol/lab-api.ts';
import type { CatalogSession } from '../../../protocol/lake-catalog.ts';
import type { ClockZone } from '../../context/clock-store.ts';
import { longDate } from '../../context/dates.ts';
import { sessionFrame, sessionKey, zonedClockAt } from '../../context/session-frame.ts';

/** What an answer is of: its words, and up to where it saw the lake. */
export type Asked = Pick<LabQuestion, 'sql' | 'horizon' | 'isWholeLake'>;

/** What a question would be of now; no horizon while no session is open. */
export type AskedNow = Omit<Asked, 'horizon'> & { readonly horizon: LabHorizon | undefined };

/** Whether an answer knows more than may be known now. */
export function isAhead(asked: Asked, now: AskedNow): boolean {
  if (now.isWholeLake) return false;
  // Time is one for all sessions: what a later one showed was not known in an earlier one either.
  const isLater = now.horizon === undefined || asked.horizon.atNs > now.horizon.atNs;
  return asked.isWholeLake || isLater;
}

/** What an answer is of instead of what would be asked now, in words; undefined if it is that. */
export function staleness(asked: Asked, now: AskedNow): string | undefined {
  if (asked.sql !== now.sql) return 'of the question before';
  if (now.horizon === undefined || !isSameSession(asked.horizon, now.horizon)) {
    return 'of another session';
  }
  if (asked.isWholeLake !== now.isWholeLake) return 'not of the whole lake';
  const isEarlier = asked.horizon.atNs < now.horizon.atNs;
  return isEarlier && !now.isWholeLake ? 'of an earlier clock' : undefined;
}

/** Up to where an answer saw the lake, in words. @param open the session on the screen. */
export function reachOf(
  { horizon: { session, atNs }, isWholeLake }: Asked,
  open: CatalogSession | undefined,
  zone: ClockZone,
): string {
  if (isWholeLake) return 'the whole lake';
  const clock = zonedClockAt(sessionFrame(session, zone), Number(atNs / 1_000_000_000n));
  const isOpen = open !== undefined && sessionKey(open) === sessionKey(session);
  return isOpen ? `the lake up to ${clock}` : `the lake up to ${longDate(session.date)}, ${clock}`;
}

function isSameSession(a: LabHorizon, b: LabHorizon): boolean {
  return sessionKey(a.session) === sessionKey(b.session);
}
