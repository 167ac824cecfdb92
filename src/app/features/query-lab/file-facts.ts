import type { LabFacts, LabQuestion } from '../../../protocol/lab-api.ts';
import type { MomentHashes } from '../../../protocol/moment-hashes.ts';

/** What a file says about itself: what was asked, of what, and that it is not a market if it is none. */
export function fileFacts(
  { sql, horizon: { session, atNs }, isWholeLake, sessions }: Omit<LabQuestion, 'lakeUrl'>,
  { app, config, session: sessionHash, past }: MomentHashes,
): LabFacts {
  const isSynthetic = sessions.some(({ synthetic }) => synthetic);
  return {
    ...(isSynthetic && { notice: 'SYNTHETIC: made by a simulator; no market traded this' }),
    synthetic: String(isSynthetic),
    planted: String(sessions.some(({ planted }) => planted)),
    source: `Spymaster ${app}`,
    session: `${session.symbol} ${session.date}`,
    seen: isWholeLake ? 'the whole lake' : `up to ${atNs} ns UNIX`,
    config_hash: config ?? 'not known',
    session_hash: sessionHash ?? 'not known',
    past_hash: past ?? 'not known',
    sql: sql.replaceAll(/\s+/g, ' ').trim(),
  };
}
