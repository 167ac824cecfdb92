import { FaultError } from '../../base/fault.ts';
import { setups } from '../../contracts/setups.ts';
import { SessionIndex } from '../../domain/retrieval/session-index.ts';
import type { OpenRows } from '../../domain/retrieval/session-index.ts';
import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import { vectorWeights } from '../../domain/setups/vector-layout.ts';
import { readConfig } from '../stage/lake-config.ts';
import type { LakePlatform } from '../stage/lake-platform.ts';
import type { SessionKey } from '../stage/list-partitions.ts';
import { readManifest } from '../stage/manifest.ts';
import type { Manifest } from '../stage/manifest.ts';
import { corpusSessions, readCorpus, readScaling } from './read-corpus.ts';

/** A session that asks, with its past. */
export type OpenedPast = {
  /** Of its setups. */
  readonly manifest: Manifest;
  readonly profile: InstrumentProfile;
  /** Sessions of the past, ascending by date. */
  readonly sessions: readonly SessionKey[];
  readonly index: SessionIndex;
};

/**
 * Opens the past of a session: all earlier sessions of the same configuration that gates let in.
 *
 * @throws FaultError 'input' if the lake has no setups of the session.
 */
export async function openPast(
  platform: LakePlatform,
  session: SessionKey,
  openRows: OpenRows,
): Promise<OpenedPast> {
  const key = { tier: 'gold', table: setups.table, ...session } as const;
  const manifest = await readManifest(platform.storage, key);
  if (!manifest) {
    throw new FaultError(
      'input',
      `setups of ${session.date}: expected a gold partition, found none`,
    );
  }
  const { configHash } = manifest;
  const profile = await readConfig(platform.storage, configHash);
  const sessions = await corpusSessions(platform, { configHash, before: session.date });
  const index = new SessionIndex(
    {
      corpus: await readCorpus(platform, { sessions, profile }),
      scaling: await readScaling(platform, session),
      ...{ date: session.date, weights: vectorWeights(), rules: profile.retrieval },
      anchors: profile.episodes.levelKinds,
    },
    openRows,
  );
  return { manifest, profile, sessions, index };
}
