import { FaultError } from '../../base/fault.ts';
import type { AnyColumns } from '../../contracts/contract.ts';
import { addDays } from '../../domain/units/time.ts';
import { copyTable } from './copy-table.ts';
import type { AnyStage, StageInput, StageSession, StageTables } from './define-stage.ts';
import type { LakePlatform } from './lake-platform.ts';
import type { SessionKey } from './list-partitions.ts';
import { isUpToDate, readManifest } from './manifest.ts';
import type { Manifest, ManifestInput, Provenance, SourceFacts } from './manifest.ts';
import { PARQUET_FILE, partitionPath } from './partition.ts';
import { publishTable } from './publish-table.ts';
import type { TableReader } from './table-reader.ts';

/** A stage's partition, made now or found as it has to be. */
export type StageOutcome = { readonly isBuilt: boolean; readonly manifest: Manifest };

/** What runs a stage: the machine, its tables, and whether the present partition counts. */
export type StageRun = {
  readonly platform: LakePlatform;
  readonly tables: TableReader;
  readonly session: StageSession;
  readonly isForced: boolean;
};

/** A partition of an input that is there. */
type FoundInput = SessionKey & {
  readonly name: string;
  readonly input: StageInput;
  readonly origin: ManifestInput;
  readonly manifest: Manifest;
};

/** Inputs by the names a stage reads them under. */
type StageReads = Readonly<Record<string, StageInput>>;

/** How many days back a session still counts as the previous one: a week with its holidays. */
const PREVIOUS_DAYS_MAX = 7;

/**
 * Brings one stage's partition of one session up to date.
 *
 * @throws FaultError with code `storage` if an input is missing, `contract` if a table is wrong.
 */
export async function runStage(stage: AnyStage, run: StageRun): Promise<StageOutcome> {
  const { platform, tables, session, isForced } = run;
  const { symbol, date, profile, source, configHash } = session;
  const found = await foundInputs(stage, run);
  const provenance: Provenance = {
    stage: { name: stage.name, version: stage.version },
    configHash,
    inputs: found.map(({ origin }) => origin),
  };
  const { tier, contract } = stage.writes;
  const key = { tier, table: contract.table, symbol, date };
  const present = isForced ? undefined : await readManifest(platform.storage, key);
  if (present && isUpToDate(present, provenance) && isOf(source, present))
    return { isBuilt: false, manifest: present };

  if (stage.kind === 'copy') {
    const [{ manifest: from }] = found;
    const manifest = await copyTable(platform, from, { key, provenance, source });
    return { isBuilt: true, manifest };
  }
  const columns = stage.run(await tablesOf(stage.reads, found, tables), session);
  const place = { ...stage.writes, symbol, date, profile, provenance, source };
  return { isBuilt: true, manifest: await publishTable(platform, place, columns) };
}

/** Whether a partition tells the facts of this source; they can change without its rows. */
function isOf(source: SourceFacts, present: Manifest): boolean {
  return JSON.stringify(present.source) === JSON.stringify(source);
}

async function tablesOf(
  reads: StageReads,
  found: readonly FoundInput[],
  tables: TableReader,
): Promise<Readonly<Record<string, StageTables>>> {
  const inputs: Record<string, StageTables> = {};
  for (const [name, { of }] of Object.entries(reads)) {
    const list: AnyColumns[] = [];
    for (const partition of found.filter((input) => input.name === name)) {
      list.push(await tables.read(partition.input, partition.symbol, partition.date));
    }
    if (of === 'earlier-sessions' || of === 'past-sessions') inputs[name] = list;
    else if (list.length > 0) [inputs[name]] = list;
  }
  return inputs;
}

async function foundInputs(
  stage: AnyStage,
  { platform, session }: StageRun,
): Promise<readonly FoundInput[]> {
  const reads: StageReads = stage.reads;
  const found: FoundInput[] = [];
  for (const [name, input] of Object.entries(reads)) {
    for (const { symbol, date } of sessionsOf(input, session)) {
      const { tier, contract } = input;
      const key = { tier, table: contract.table, symbol, date };
      const folder = partitionPath(key);
      const manifest = await readManifest(platform.storage, key);
      if (manifest) {
        const { sha256 } = manifest.files[PARQUET_FILE];
        const origin = { name: `${folder}/${PARQUET_FILE}`, sha256 };
        found.push({ name, input, symbol, date, origin, manifest });
      } else if (!input.optional && input.of === undefined) {
        throw new FaultError(
          'storage',
          `${folder}: expected a partition for ${stage.name}, found none`,
        );
      }
    }
  }
  return found;
}

/** The sessions whose partition an input means. */
function sessionsOf({ of }: StageInput, session: StageSession): readonly SessionKey[] {
  if (of === undefined) return [session];
  if (of === 'earlier-sessions') return session.earlier;
  if (of === 'past-sessions') return session.past;
  const oldest = addDays(session.date, -PREVIOUS_DAYS_MAX);
  // Averages run on only within a contract.
  return session.earlier
    .slice(0, 1)
    .filter(({ symbol, date }) => symbol === session.symbol && date >= oldest);
}
