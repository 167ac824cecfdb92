import { avroSchema } from '../../contracts/avro.ts';
import { episodes } from '../../contracts/episodes.ts';
import { labels } from '../../contracts/labels.ts';
import { setups } from '../../contracts/setups.ts';
import { setupScaling } from '../../contracts/setup-scaling.ts';
import { signals } from '../../contracts/signals.ts';
import { PRIMARY_HORIZON_MIN } from '../../domain/episodes/outcome.ts';
import type { OpenRows } from '../../domain/retrieval/session-index.ts';
import { sessionSignals } from '../../domain/retrieval/session-signals.ts';
import { buildCatalog } from '../build-catalog.ts';
import { openPast } from '../corpus/open-past.ts';
import { readAskingSession } from '../corpus/read-asking-session.ts';
import { jsonText } from '../stage/lake-json.ts';
import type { LakePlatform } from '../stage/lake-platform.ts';
import type { SessionKey } from '../stage/list-partitions.ts';
import { readManifest } from '../stage/manifest.ts';
import type { Manifest, ManifestInput } from '../stage/manifest.ts';
import { PARQUET_FILE, partitionPath } from '../stage/partition.ts';
import { publishTable } from '../stage/publish-table.ts';
import { signalColumns } from './signal-columns.ts';
import { signalsStage } from './signals-stage.ts';

/** How signals of a session are made. */
export type SignalsRun = {
  readonly openRows: OpenRows;
  /** Told how many answers there are, of how many. */
  readonly done?: (count: number, total: number) => void;
};

/**
 * Asks the past everything that the product would have asked in a session, and publishes what it
 * said.
 *
 * @throws FaultError if the lake has no setups, or no ledger, of the session.
 */
export async function publishSignals(
  platform: LakePlatform,
  session: SessionKey,
  { openRows, done }: SignalsRun,
): Promise<Manifest> {
  const { index, manifest, profile, sessions } = await openPast(platform, session, openRows);
  const asking = await readAskingSession(platform, session, profile);
  const { anchors } = asking.prepared;
  const found = sessionSignals(asking, index, {
    ...{ kinds: profile.episodes.levelKinds, horizonMin: PRIMARY_HORIZON_MIN },
    ...(done && { done }),
  });
  const { startNs } = anchors;
  const columns = signalColumns(found, index.past.corpus, {
    ...{ startNs, horizonMin: PRIMARY_HORIZON_MIN },
  });
  index.close();
  const { name, version } = signalsStage;
  const { configHash, source } = manifest;
  const inputs = await inputsOf(platform, session, sessions);
  return publishTable(
    platform,
    {
      ...{ tier: 'gold', contract: signals, ...session, profile, source },
      provenance: { stage: { name, version }, configHash, inputs },
    },
    columns,
  );
}

/** Tells readers of the lake of new signals. */
export async function publishSignalsSchema(platform: LakePlatform): Promise<void> {
  await platform.storage.write(`schemas/${signals.table}.avsc`, jsonText(avroSchema(signals)));
  await buildCatalog(platform);
}

/** What answers rest on: the past's setups and what came of them, and how they are scaled. */
async function inputsOf(
  { storage }: LakePlatform,
  session: SessionKey,
  past: readonly SessionKey[],
): Promise<readonly ManifestInput[]> {
  const keys = [
    ...[setupScaling, setups].map(({ table }) => ({ table, ...session })),
    ...past.flatMap((key) => [setups, labels, episodes].map(({ table }) => ({ table, ...key }))),
  ];
  const inputs: ManifestInput[] = [];
  for (const { table, symbol, date } of keys) {
    const key = { tier: 'gold', table, symbol, date } as const;
    const manifest = await readManifest(storage, key);
    if (!manifest) continue;
    const { sha256 } = manifest.files[PARQUET_FILE];
    inputs.push({ name: `${partitionPath(key)}/${PARQUET_FILE}`, sha256 });
  }
  return inputs;
}
