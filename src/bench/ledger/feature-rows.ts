import { required } from '../../base/assert.ts';
import type { AnyColumns } from '../../contracts/contract.ts';
import { profiles } from '../../domain/session/profiles.ts';
import { sessionAnchors } from '../../domain/session/session-anchors.ts';
import { derivedStagesOf } from '../../lake/lake-stages.ts';
import { nodePlatform } from '../../lake/node/node-platform.ts';
import type { RowStage, StageSession, StageTables } from '../../lake/stage/define-stage.ts';
import { listPartitions } from '../../lake/stage/list-partitions.ts';
import { readManifest } from '../../lake/stage/manifest.ts';
import type { Manifest } from '../../lake/stage/manifest.ts';
import { TableReader } from '../../lake/stage/table-reader.ts';
import { indexLedger } from '../../domain/features/ledger-index.ts';
import type { SessionLedger } from '../../domain/ledger/ledger-columns.ts';
import { ledgerTables } from '../../lake/silver/ledger.ts';
import { medianMs } from '../book/bench-row.ts';
import type { BenchRow } from '../book/bench-row.ts';
import { measured } from '../book/measure.ts';
import type { Measure, StepResult } from '../book/measure.ts';
import { WARM_UP_PASSES } from './warm-up.ts';

type FeatureRun = {
  readonly lake: string;
  readonly session: StageSession;
  readonly repetitions: number;
};

/** Tables that are told relative to a level. */
const levelTables = ['level_pressure_5s', 'pressure_ladder_5s', 'level_features_2m', 'setups'];
/** Most that the pressure around six levels may take of the fold's time. */
const PRESSURE_GOAL = 0.25;

/**
 * Measures what is computed around the six levels over a session, from the ledger in memory to the
 * tables' columns, against the fold that made the ledger.
 */
export async function featureRows(
  lake: string,
  foldMs: number,
  repetitions: number,
): Promise<readonly BenchRow[]> {
  const { storage } = nodePlatform(lake);
  const [key] = await listPartitions(storage, 'bronze', 'trades');
  const bronze = { tier: 'bronze', table: 'trades', ...key } as const;
  const manifest = required(await readManifest(storage, bronze), 'bronze trades');
  const session = sessionOf(manifest);
  const rows = [await indexRow({ lake, session, repetitions, foldMs })];
  for (const stage of derivedStagesOf(manifest.source)) {
    const { table } = stage.writes.contract;
    if (stage.kind === 'copy' || !levelTables.includes(table)) continue;
    const value = await stageMs(stage, { lake, session, repetitions });
    rows.push({
      ...{ file: 'session', title: `${table}, six levels`, unit: 'cpu ms' },
      ...{ records: manifest.source.records, repetitions, value },
      against: { name: 'the fold', value: foldMs },
      goal: table === 'level_pressure_5s' ? PRESSURE_GOAL : undefined,
    });
  }
  return rows;
}

/** What all of them share: it is made once a session, and not counted in the rows behind. */
async function indexRow({
  lake,
  session: { symbol, date, source },
  repetitions,
  foldMs,
}: FeatureRun & { readonly foldMs: number }): Promise<BenchRow> {
  const reader = new TableReader(nodePlatform(lake));
  const ledger: Record<string, AnyColumns> = {};
  for (const [name, table] of Object.entries(ledgerTables)) {
    ledger[name] = await reader.read(table, symbol, date);
  }
  const value = await warmMs(repetitions, () => {
    const { rowCount } = indexLedger(ledger as unknown as SessionLedger);
    return { records: rowCount, digest: 0 };
  });
  return {
    ...{ file: 'session', title: 'ledger indexed, once for all', unit: 'cpu ms' },
    ...{ records: source.records, repetitions, value },
    against: { name: 'the fold', value: foldMs },
  };
}

async function stageMs(
  stage: RowStage,
  { lake, session, repetitions }: FeatureRun,
): Promise<number> {
  const tables = await inputsOf(stage, lake, session);
  return warmMs(repetitions, () => {
    const columns: AnyColumns = stage.run(tables, session);
    return { records: Object.keys(columns).length, digest: 0 };
  });
}

/** Median processor time of a step that is as warm as the fold it is held against, ms. */
async function warmMs(repetitions: number, step: () => StepResult): Promise<number> {
  const measures: Measure[] = [];
  for (let turn = 0; turn < WARM_UP_PASSES + repetitions; turn++) {
    measures.push(await measured(step));
  }
  return medianMs(measures.slice(WARM_UP_PASSES), 'cpuMs');
}

/** The stage's tables, those of earlier sessions left out: the lake has one. */
async function inputsOf(
  { reads }: RowStage,
  lake: string,
  { symbol, date }: StageSession,
): Promise<Readonly<Record<string, StageTables>>> {
  const reader = new TableReader(nodePlatform(lake));
  const inputs: Record<string, StageTables> = {};
  for (const [name, input] of Object.entries(reads)) {
    if (input.of !== undefined && input.of !== 'previous-session') inputs[name] = [];
    else if (input.of === undefined) inputs[name] = await reader.read(input, symbol, date);
  }
  return inputs;
}

function sessionOf({ symbol, date, source, configHash }: Manifest): StageSession {
  const profile = profiles.ES;
  const anchors = sessionAnchors(profile, date);
  return { symbol, date, profile, anchors, source, configHash, past: [], earlier: [] };
}
