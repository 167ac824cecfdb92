import { assertColumns } from '../../contracts/check-columns.ts';
import type { AnyColumns, Columns, Contract } from '../../contracts/contract.ts';
import { episodes } from '../../contracts/episodes.ts';
import { labels } from '../../contracts/labels.ts';
import { sessions } from '../../contracts/sessions.ts';
import { setupScaling } from '../../contracts/setup-scaling.ts';
import { setups } from '../../contracts/setups.ts';
import { corpusOf } from '../../domain/retrieval/corpus.ts';
import type { Corpus, SessionSetups } from '../../domain/retrieval/corpus.ts';
import { scalingOf } from '../../domain/retrieval/stored-scaling.ts';
import { setupsOf } from '../../domain/retrieval/stored-setups.ts';
import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import type { SetupScaling } from '../../domain/setups/setup-scale.ts';
import { VECTOR_DIMS } from '../../domain/setups/vector-layout.ts';
import type { LakePlatform } from '../stage/lake-platform.ts';
import { listPartitions } from '../stage/list-partitions.ts';
import type { SessionKey } from '../stage/list-partitions.ts';
import { readManifest } from '../stage/manifest.ts';
import { TableReader } from '../stage/table-reader.ts';
import { storedSession } from './stored-session.ts';

/** Which sessions make a corpus. */
export type CorpusChoice = {
  /** Only sessions built with the same configuration can be compared. */
  readonly configHash: string;
  /** Only earlier dates; all of them when left out. */
  readonly before?: string | undefined;
  /** Those too that gates keep out. */
  readonly isAllDays?: boolean | undefined;
};

/** Sessions with setups that a corpus is made of, ascending by date. */
export async function corpusSessions(
  platform: LakePlatform,
  { configHash, before, isAllDays = false }: CorpusChoice,
): Promise<readonly SessionKey[]> {
  const { storage } = platform;
  const found: SessionKey[] = [];
  for (const session of await listPartitions(storage, 'gold', setups.table)) {
    if (before !== undefined && session.date >= before) continue;
    const key = { tier: 'gold', table: setups.table, ...session } as const;
    if ((await readManifest(storage, key))?.configHash !== configHash) continue;
    if (isAllDays || (await isIncluded(platform, session))) found.push(session);
  }
  return found;
}

async function isIncluded(platform: LakePlatform, session: SessionKey): Promise<boolean> {
  const row = await readGold(new TableReader(platform), sessions, session);
  return row.included[0] === 1;
}

/** The setups of a session with what came of them. */
export async function readSessionSetups(
  platform: LakePlatform,
  session: SessionKey,
  { episodes: { touchTicks } }: InstrumentProfile,
): Promise<SessionSetups> {
  const tables = new TableReader(platform);
  return setupsOf(
    storedSession(
      {
        setups: await tables.read({ tier: 'gold', contract: setups }, session.symbol, session.date),
        labels: await readGold(tables, labels, session),
        episodes: await readGold(tables, episodes, session),
      },
      { date: session.date, touchTicks },
    ),
  );
}

/**
 * The past as a lake has it.
 *
 * @param sessions as `corpusSessions` finds them. @param done is told how many have been read.
 */
export async function readCorpus(
  platform: LakePlatform,
  {
    sessions: keys,
    profile,
  }: {
    readonly sessions: readonly SessionKey[];
    readonly profile: InstrumentProfile;
  },
  done?: (count: number) => void,
): Promise<Corpus> {
  const found: SessionSetups[] = [];
  for (const session of keys) {
    found.push(await readSessionSetups(platform, session, profile));
    done?.(found.length);
  }
  return corpusOf(found, VECTOR_DIMS);
}

/** What earlier sessions say of the values of setups, as of a session. */
export async function readScaling(
  platform: LakePlatform,
  session: SessionKey,
): Promise<SetupScaling> {
  return scalingOf(await readGold(new TableReader(platform), setupScaling, session), VECTOR_DIMS);
}

/** A gold table of a session. @throws FaultError 'storage' if the lake has none. */
export async function readGold<C extends Contract>(
  tables: TableReader,
  contract: C,
  { symbol, date }: SessionKey,
): Promise<Columns<C> & AnyColumns> {
  const columns = await tables.read({ tier: 'gold', contract }, symbol, date);
  assertColumns(contract, columns, `gold/${contract.table}`);
  return columns;
}
