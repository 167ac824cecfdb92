import { FaultError } from '../base/fault.ts';
import { levels2m } from '../contracts/levels-2m.ts';
import { assertColumns } from '../contracts/check-columns.ts';
import type { LevelState } from '../domain/levels/level-columns.ts';
import { storedLevelsAt } from '../domain/levels/stored-levels.ts';
import type { InstrumentProfile } from '../domain/session/instrument-profile.ts';
import { anchorLevelKinds } from '../domain/session/level-kind.ts';
import { sessionAnchors } from '../domain/session/session-anchors.ts';
import { readCatalog } from './build-catalog.ts';
import { readConfig } from './stage/lake-config.ts';
import type { LakePlatform } from './stage/lake-platform.ts';
import type { SessionKey } from './stage/list-partitions.ts';
import { readManifest } from './stage/manifest.ts';
import { TableReader } from './stage/table-reader.ts';

/** The six levels of a session at its end. */
export type SessionLevels = SessionKey & {
  readonly levels: readonly LevelState[];
  /** The configuration it was built with. */
  readonly profile: InstrumentProfile;
};

/**
 * The six levels of a session at its end, in the order of the level strip.
 *
 * @param symbol needed only where the lake has several contracts of that date.
 * @throws FaultError 'input' if the lake has no such session, others for a broken lake.
 */
export async function sessionLevels(
  platform: LakePlatform,
  date: string,
  symbol: string | undefined,
): Promise<SessionLevels> {
  const session = await sessionOf(platform, date, symbol);
  const key = { tier: 'gold', table: levels2m.table, ...session } as const;
  const manifest = await readManifest(platform.storage, key);
  if (!manifest) {
    throw new FaultError('storage', `levels of ${date}: expected a gold partition, found none`);
  }
  const profile = await readConfig(platform.storage, manifest.configHash);
  const anchors = sessionAnchors(profile, date);
  const table = { tier: 'gold', contract: levels2m } as const;
  const rows = await new TableReader(platform).read(table, session.symbol, date);
  assertColumns(levels2m, rows, levels2m.table);
  const states = storedLevelsAt(rows, anchors, anchors.endNs);
  const levels = anchorLevelKinds.map(
    (kind) => states.find((state) => state.kind === kind) ?? missing(kind),
  );
  return { ...session, levels, profile };
}

/**
 * The session of a date.
 *
 * @param symbol needed only where the lake has several contracts of that date.
 * @throws FaultError 'input' if the lake has no such session, or several.
 */
export async function sessionOf(
  platform: LakePlatform,
  date: string,
  symbol: string | undefined,
): Promise<SessionKey> {
  const catalog = await readCatalog(platform);
  if (!catalog) throw new FaultError('input', 'lake: expected catalog.json, found none');
  const onDate = catalog.sessions.filter((session) => session.date === date);
  const found = onDate.filter((session) => symbol === undefined || session.symbol === symbol);
  const [session] = found;
  if (found.length === 1) return { symbol: session.symbol, date };
  const what = symbol === undefined ? `session of ${date}` : `session of ${symbol} on ${date}`;
  const others = onDate.map((other) => other.symbol).join(', ');
  if (found.length > 1) {
    throw new FaultError('input', `${what}: expected one, found ${others}; name one with --symbol`);
  }
  const dates = catalog.sessions.map((other) => other.date);
  const range =
    dates.length === 0 ? 'none' : `${dates.length} from ${dates[0]} to ${dates[dates.length - 1]}`;
  throw new FaultError('input', `${what}: expected one in the lake, found ${others || range}`);
}

function missing(kind: LevelState['kind']): LevelState {
  return {
    kind,
    tick: undefined,
    px: undefined,
    valid: false,
    reason: 'no bar closed by the end of the session',
    validFromNs: undefined,
  };
}
