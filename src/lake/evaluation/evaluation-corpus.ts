import { FaultError } from '../../base/fault.ts';
import { episodes } from '../../contracts/episodes.ts';
import { labels } from '../../contracts/labels.ts';
import { setupScaling } from '../../contracts/setup-scaling.ts';
import { setups } from '../../contracts/setups.ts';
import type { Contract } from '../../contracts/contract.ts';
import { drawnRows } from '../../domain/evaluation/drawn-rows.ts';
import type { FactsOfRows, RowFacts } from '../../domain/evaluation/drawn-rows.ts';
import { rowTypes } from '../../domain/episodes/setup-moment.ts';
import type { RowType } from '../../domain/episodes/setup-moment.ts';
import type { Corpus } from '../../domain/retrieval/corpus.ts';
import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import { corpusSessions, readCorpus } from '../corpus/read-corpus.ts';
import { readConfig } from '../stage/lake-config.ts';
import type { LakePlatform } from '../stage/lake-platform.ts';
import { listPartitions } from '../stage/list-partitions.ts';
import type { SessionKey } from '../stage/list-partitions.ts';
import { readManifest } from '../stage/manifest.ts';
import type { Manifest, ManifestInput, SourceFacts } from '../stage/manifest.ts';
import { PARQUET_FILE, partitionPath } from '../stage/partition.ts';
import { TableReader } from '../stage/table-reader.ts';

/** Share of the sessions that only teach. */
const BURN_IN = 0.35;

/** A lake's setups, ready to be asked about. */
export type EvaluationCorpus = {
  readonly profile: InstrumentProfile;
  readonly configHash: string;
  /** One per date of the corpus. */
  readonly sessions: readonly SessionKey[];
  readonly burnInCount: number;
  /** Sessions from this one on are there and are not asked. */
  readonly sessionEnd: number;
  readonly corpus: Corpus;
  readonly facts: FactsOfRows;
  /** Rows that are asked about, by type, in the order of time. */
  readonly drawn: Readonly<Record<RowType, Int32Array>>;
};

/** What is read, and who hears how far it is. */
export type CorpusRequest = {
  /** Whether days that gates keep out are asked about, and answer, too. */
  readonly allDays: boolean;
  /** Last date that is asked about, YYYY-MM-DD; the corpus' last without it. */
  readonly to?: string | undefined;
  readonly onSession?: ((done: number, count: number) => void) | undefined;
};

/**
 * Reads the corpus of a lake: sessions built with the configuration of the latest one.
 *
 * @throws FaultError 'input' if the lake has no setups.
 */
export async function readEvaluationCorpus(
  platform: LakePlatform,
  { allDays, to, onSession }: CorpusRequest,
): Promise<EvaluationCorpus> {
  const { configHash } = await latestSetups(platform);
  const profile = await readConfig(platform.storage, configHash);
  const sessions = await corpusSessions(platform, { configHash, isAllDays: allDays });
  const corpus = await readCorpus(platform, { sessions, profile }, (done) =>
    onSession?.(done, sessions.length),
  );
  const facts = await readFacts(platform, sessions, corpus);
  const { rowStepSeconds } = profile.episodes;
  const drawnOf = (type: RowType): Int32Array =>
    drawnRows(corpus.rows[type], facts[type], { type, rowStepSeconds });
  const sessionEnd = corpus.dates.filter((date) => to === undefined || date <= to).length;
  return {
    ...{ profile, configHash, sessions, corpus, facts, sessionEnd },
    burnInCount: Math.ceil(BURN_IN * sessionEnd),
    drawn: {
      ...{ TRIGGER: drawnOf('TRIGGER'), MONITOR: drawnOf('MONITOR'), LIVE: drawnOf('LIVE') },
    },
  };
}

async function latestSetups({ storage }: LakePlatform): Promise<Manifest> {
  const sessions = await listPartitions(storage, 'gold', setups.table);
  for (const session of sessions.toReversed()) {
    const manifest = await readManifest(storage, { tier: 'gold', table: setups.table, ...session });
    if (manifest) return manifest;
  }
  const [expected, found] = ['sessions with setups', 'none'];
  throw new FaultError('input', `lake: expected ${expected}, found ${found}`, { expected, found });
}

/** The few columns that only an evaluation needs. */
const factColumns: Contract = {
  ...setups,
  columns: setups.columns.filter(({ name }) => /^(row_id|decided_ns|n_state.*)$/.test(name)),
};

async function readFacts(
  platform: LakePlatform,
  sessions: readonly SessionKey[],
  { rows }: Corpus,
): Promise<FactsOfRows> {
  const known = new Map<string, RowFacts>();
  for (const { symbol, date } of sessions) {
    const tables = new TableReader(platform);
    const columns = await tables.read({ tier: 'gold', contract: factColumns }, symbol, date);
    const words = (name: string, row: number): number => {
      const word = Number(columns[name][row]);
      return Number.isNaN(word) ? UNKNOWN_WORD : word;
    };
    Array.from(columns['row_id'], String).forEach((id, row) =>
      known.set(id, {
        decidedNs: BigInt(columns['decided_ns'][row] ?? 0),
        conditions: {
          ...{ now: words('n_state', row), before5s: words('n_state_5s', row) },
          ...{ before15s: words('n_state_15s', row), before30s: words('n_state_30s', row) },
        },
      }),
    );
  }
  const factsOf = (type: RowType): readonly RowFacts[] =>
    rows[type].rowIds.map((id) => known.get(id) ?? missing(id));
  const [TRIGGER, MONITOR, LIVE] = rowTypes.map(factsOf);
  return { TRIGGER, MONITOR, LIVE };
}

/** Above all words of four bits. */
const UNKNOWN_WORD = 255;

function missing(id: string): never {
  throw new FaultError('storage', `gold/setups: expected row ${id}, found none`);
}

/** Files that an evaluation was made from, in the order of time. */
export async function evaluationInputs(
  { storage }: LakePlatform,
  sessions: readonly SessionKey[],
): Promise<readonly ManifestInput[]> {
  const inputs: ManifestInput[] = [];
  for (const session of sessions) {
    for (const { table } of [setups, labels, episodes, setupScaling]) {
      const key = { tier: 'gold', table, ...session } as const;
      const sha256 = (await readManifest(storage, key))?.files[PARQUET_FILE].sha256;
      if (sha256 !== undefined)
        inputs.push({ name: `${partitionPath(key)}/${PARQUET_FILE}`, sha256 });
    }
  }
  return inputs;
}

/** Facts of the source: the last session's, synthetic or planted if any session is. */
export async function evaluationSource(
  { storage }: LakePlatform,
  sessions: readonly SessionKey[],
): Promise<SourceFacts> {
  const sources: SourceFacts[] = [];
  for (const session of sessions) {
    const manifest = await readManifest(storage, { tier: 'gold', table: setups.table, ...session });
    if (manifest) sources.push(manifest.source);
  }
  const last = sources.at(-1);
  if (!last) throw new FaultError('input', 'lake: expected sessions with setups, found none');
  return {
    ...last,
    synthetic: sources.some(({ synthetic }) => synthetic),
    planted: sources.some(({ planted }) => planted),
  };
}
