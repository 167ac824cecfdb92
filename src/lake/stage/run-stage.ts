import { FaultError } from '../../base/fault.ts';
import type { AnyColumns } from '../../contracts/contract.ts';
import type { AnyStage, StageInput, StageSession } from './define-stage.ts';
import type { LakePlatform } from './lake-platform.ts';
import { isUpToDate, readManifest } from './manifest.ts';
import type { Manifest, ManifestInput, Provenance } from './manifest.ts';
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

/** An input that is there. */
type FoundInput = {
  readonly name: string;
  readonly input: StageInput;
  readonly date: string;
  readonly origin: ManifestInput;
};

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
  if (present && isUpToDate(present, provenance)) return { isBuilt: false, manifest: present };

  const inputs: Record<string, AnyColumns> = {};
  for (const { name, input, date: inputDate } of found) {
    inputs[name] = await tables.read(input, symbol, inputDate);
  }
  const columns = stage.run(inputs, session);
  const place = { ...stage.writes, symbol, date, profile, provenance, source };
  return { isBuilt: true, manifest: await publishTable(platform, place, columns) };
}

async function foundInputs(
  stage: AnyStage,
  { platform, session }: StageRun,
): Promise<readonly FoundInput[]> {
  const found: FoundInput[] = [];
  for (const [name, input] of Object.entries(stage.reads)) {
    const date = input.of === 'previous-session' ? session.previousDate : session.date;
    if (date === undefined) continue;
    const { tier, contract } = input;
    const key = { tier, table: contract.table, symbol: session.symbol, date };
    const folder = partitionPath(key);
    const manifest = await readManifest(platform.storage, key);
    if (manifest) {
      const { sha256 } = manifest.files[PARQUET_FILE];
      const origin = { name: `${folder}/${PARQUET_FILE}`, sha256 };
      found.push({ name, input, date, origin });
    } else if (!input.optional) {
      throw new FaultError(
        'storage',
        `${folder}: expected a partition for ${stage.name}, found none`,
      );
    }
  }
  return found;
}
