import type { CatalogPartition, CatalogSession } from './lake-catalog.ts';

/** The tables that a session of the past is made of. */
export const pastTables = ['setups', 'labels', 'episodes'];

/** The tables that a session asks from, beside its ledger. */
const askingTables = ['setup_scaling', 'session_stats', 'bars_2m', 'levels_2m', 'trades'];

/**
 * Sessions whose setups may answer a session: strictly earlier, of the same configuration, let in by
 * the gates.
 */
export function pastSessions(
  sessions: readonly CatalogSession[],
  { date, configHash }: Pick<CatalogSession, 'date' | 'configHash'>,
): readonly CatalogSession[] {
  if (configHash === undefined) return [];
  return sessions.filter(
    (other) =>
      other.date < date &&
      other.configHash === configHash &&
      other.included &&
      pastTables.every((table) => Object.hasOwn(other.tables, table)),
  );
}

/** Why a session cannot ask the past, in words; undefined if it can. */
export function whyNoEvidence(
  sessions: readonly CatalogSession[],
  session: CatalogSession,
): string | undefined {
  const { pressure, configHash, tables } = session;
  if (!pressure.available) return pressure.reason ?? 'no order data';
  if (configHash === undefined) return 'this lake was built before there were setups';
  const missing = askingTables.filter((table) => !Object.hasOwn(tables, table));
  if (missing.length > 0) return `${missing.join(', ')} not in this session`;
  if (pastSessions(sessions, session).length > 0) return undefined;
  return 'no earlier session of the same configuration is in this lake';
}

/** The evaluation of a lake; undefined without one. */
export function evaluationOf(sessions: readonly CatalogSession[]): CatalogPartition | undefined {
  return sessions.findLast(({ tables }) => Object.hasOwn(tables, 'evaluation'))?.tables[
    'evaluation'
  ];
}
