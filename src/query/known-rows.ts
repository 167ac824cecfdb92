import { sessionAnchors } from '../domain/session/session-anchors.ts';
import type { LabHorizon } from '../protocol/lab-api.ts';
import { profileOf } from '../protocol/session-profile.ts';

/** Length of a window of the ledger, ns. */
const WINDOW_NS = 5_000_000_000n;
/** A label has the price so many minutes later, however short its horizon. */
const LABEL_PRICE_MIN = 5;

/**
 * When all columns of a row are known, as SQL; null at no time of its day. Of tables that are not
 * here a day is known when it is over.
 */
const knownAt: Readonly<Record<string, (startNs: bigint) => string>> = {
  trades: () => 'ts_ns',
  bars_2m: () => 'available_at_ns',
  levels_2m: () => 'available_at_ns',
  level_features_2m: () => 'available_at_ns',
  global_30s: () => 'ts_ns',
  signals: () => 'ts_ns',
  setups: () => 'decided_ns',
  labels: labelEnd,
  episodes: () => 'end_ns',
  level_pressure_5s: () => 'win_end_ns',
  pressure_ladder_5s: windowEnd,
  window_5s: windowEnd,
  tick_ledger_5s: windowEnd,
  reprices_5s: windowEnd,
};

/** Statistics of the sessions before: known before the first trade. */
const knownBefore = ['session_stats', 'setup_scaling'];

/** The rows of a table that may be seen at the cursor, as a condition in SQL. */
export function knownRows(table: string, { session, atNs }: LabHorizon): string {
  const { date, symbol } = session;
  const past = `session_date < ${quoted(date)}`;
  const today = `session_date = ${quoted(date)} and symbol = ${quoted(symbol)}`;
  if (knownBefore.includes(table)) return `(${past} or (${today}))`;
  if (!Object.hasOwn(knownAt, table)) return past;
  const { startNs } = sessionAnchors(profileOf(session), date);
  return `(${past} or (${today} and ${knownAt[table](startNs)} <= ${atNs}))`;
}

/** A text in SQL. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * A label's outcome may be decided at once, but how far price went is known at the horizon's end.
 * Before a touch there is but the touch to know. Of an outcome that is missing nobody can say when
 * it was clear that none would come.
 */
function labelEnd(): string {
  const endNs = `decided_ns + greatest(H_min, ${LABEL_PRICE_MIN}) * 60000000000`;
  return `case when row_type = 'MONITOR' then resolved_at
    when not censored then greatest(resolved_at, ${endNs}) end`;
}

function windowEnd(startNs: bigint): string {
  return `${startNs} + (win + 1) * ${WINDOW_NS}`;
}
