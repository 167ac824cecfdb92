import { dateOf, utcNsOf } from './exchange-clock.ts';
import type { InstrumentProfile } from './instrument-profile.ts';

const NS_PER_S = 1_000_000_000n;

/** The instants of one session, UNIX ns, ascending. Ranges between them are half-open. */
export type SessionAnchors = {
  /** YYYY-MM-DD in the profile's time zone. */
  readonly date: string;
  /** Pre-market start; zero of the session's float64 clock. */
  readonly startNs: bigint;
  readonly openNs: bigint;
  /** End of the opening range, open plus `orMinutes`. */
  readonly orEndNs: bigint;
  readonly endNs: bigint;
  /** End of the tail, after which nothing is labeled. */
  readonly tailEndNs: bigint;
  /**
   * End of the bar that holds the tail's last instant. Feed bars up to here, or the last one is
   * cut short: 12:45 falls into the bar of 12:44.
   */
  readonly barsEndNs: bigint;
};

/** Part of a session; OR is the beginning of regular hours, TAIL is for labels alone. */
export type SessionPhase = 'PRE' | 'OR' | 'RTH' | 'TAIL';

/**
 * The instants of a date's session. Whether the market opens that day is the calendar's matter.
 *
 * @throws FaultError 'input' if the date is none.
 */
export function sessionAnchors(profile: InstrumentProfile, date: string): SessionAnchors {
  const { timeZone, barSeconds } = profile;
  const startNs = utcNsOf(date, profile.premarketStart, timeZone);
  const openNs = utcNsOf(date, profile.open, timeZone);
  const endNs = utcNsOf(date, profile.end, timeZone);
  const tailEndNs = endNs + BigInt(profile.tailMinutes * 60) * NS_PER_S;
  const barNs = BigInt(barSeconds) * NS_PER_S;
  const barCount = (tailEndNs - startNs + barNs - 1n) / barNs;
  return {
    date,
    startNs,
    openNs,
    orEndNs: openNs + BigInt(profile.orMinutes * 60) * NS_PER_S,
    endNs,
    tailEndNs,
    barsEndNs: startNs + barCount * barNs,
  };
}

/** Phase of an instant, `undefined` outside the session. @param tsNs UNIX ns. */
export function phaseAt(anchors: SessionAnchors, tsNs: bigint): SessionPhase | undefined {
  if (tsNs < anchors.startNs || tsNs >= anchors.tailEndNs) return undefined;
  if (tsNs < anchors.openNs) return 'PRE';
  if (tsNs < anchors.orEndNs) return 'OR';
  return tsNs < anchors.endNs ? 'RTH' : 'TAIL';
}

/**
 * Date of the session that an instant belongs to, up to the end of its last bar; `undefined` for
 * an instant between sessions.
 *
 * @param tsNs UNIX ns.
 */
export function sessionDateOf(profile: InstrumentProfile, tsNs: bigint): string | undefined {
  const date = dateOf(tsNs, profile.timeZone);
  const { startNs, barsEndNs } = sessionAnchors(profile, date);
  return tsNs >= startNs && tsNs < barsEndNs ? date : undefined;
}
