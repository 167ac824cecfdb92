import { FaultError } from '../../base/fault.ts';
import type { AnyColumns } from '../../contracts/contract.ts';
import { addDays } from '../../domain/units/time.ts';
import { copyTable } from './copy-table.ts';
import type { AnyStage, StageInput, StageSession, StageTables } from './define-stage.ts';
import type { LakePlatform } from './lake-platform.ts';
import type { SessionKey } from './list-partitions.ts';
import { isUpToDate, readManifest } from './manifest.ts';
import type { Manifest, ManifestInput, SourceFacts } from './manifest.ts';
import { PARQUET_FILE, partitionPath } from './partition.ts';
import { beginTable } from './publish-table.ts';
import type { TableReader } from './table-reader.ts';

/** A stage's partition, made now or found as it has to be; fresh tables may still be on their way. */
export type StageOutcome = { readonly isBuilt: boolean; readonly manifest: Promise<Manifest> };

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
  readonly folder: string;
  readonly manifest: Promise<Manifest>;
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
  const inputs = originsOf(found);
  // Where it is of no use any more, nobody waits for it.
  inputs.catch(() => undefined);
  const provenance = { stage: { name: stage.name, version: stage.version }, configHash, inputs };
  const { tier, contract } = stage.writes;
  const key = { tier, table: contract.table, symbol, date };
  const present = isForced ? undefined : await readManifest(platform.storage, key);
  if (present && isOf(source, present)) {
    if (isUpToDate(present, { ...provenance, inputs: await inputs }))
      return { isBuilt: false, manifest: Promise.resolve(present) };
  }
  if (stage.kind === 'copy') {
    const manifest = copyTable(platform, found[0].manifest, { key, provenance, source });
    if (platform.fresh) platform.fresh.begin(partitionPath(key), manifest);
    else await manifest;
    return { isBuilt: true, manifest };
  }
  const columns = stage.run(await tablesOf(stage.reads, found, tables), session);
  const place = { ...stage.writes, symbol, date, profile, provenance, source };
  return { isBuilt: true, ...(await beginTable(platform, place, columns)) };
}

/** What a manifest says of its inputs, as soon as they are there. */
async function originsOf(found: readonly FoundInput[]): Promise<readonly ManifestInput[]> {
  const manifests = await Promise.all(found.map(({ manifest }) => manifest));
  return found.map(({ folder }, i) => {
    const { sha256 } = manifests[i].files[PARQUET_FILE];
    return { name: `${folder}/${PARQUET_FILE}`, sha256 };
  });
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
      const manifest =
        platform.fresh?.manifestOf(folder) ?? (await readManifest(platform.storage, key));
      if (manifest) {
        const promised = Promise.resolve(manifest);
        found.push({ name, input, symbol, date, folder, manifest: promised });
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
