import { avroSchema } from '../../contracts/avro.ts';
import { evaluation } from '../../contracts/evaluation.ts';
import type { AnyColumns } from '../../contracts/contract.ts';
import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import type { EvaluationReport } from '../../protocol/evaluation-report.ts';
import { buildCatalog } from '../build-catalog.ts';
import type { LakePlatform } from '../stage/lake-platform.ts';
import { jsonText } from '../stage/lake-json.ts';
import { listPartitions } from '../stage/list-partitions.ts';
import type { SessionKey } from '../stage/list-partitions.ts';
import type { Manifest, ManifestInput, SourceFacts } from '../stage/manifest.ts';
import { publishTable } from '../stage/publish-table.ts';
import { evaluationStage } from './evaluation-stage.ts';

/** The report as a document, beside the rows. */
export const EVALUATION_FILE = 'evaluation.json';

/** The report as a page. */
export const REPORT_FILE = 'report.html';

/** What is published, and where it comes from. */
export type EvaluationResult = {
  /** The last session that was evaluated; the partition is its. */
  readonly session: SessionKey;
  readonly profile: InstrumentProfile;
  readonly configHash: string;
  readonly inputs: readonly ManifestInput[];
  readonly source: SourceFacts;
  readonly columns: AnyColumns;
  readonly report: EvaluationReport;
  /** The page, whole. */
  readonly page: string;
};

/**
 * Publishes an evaluation as one partition: rows, document and page together or not at all. A lake
 * has one; those of earlier dates go when the new one is there.
 */
export async function publishEvaluation(
  platform: LakePlatform,
  { session, profile, configHash, inputs, source, columns, report, page }: EvaluationResult,
): Promise<Manifest> {
  const { name, version } = evaluationStage;
  const manifest = await publishTable(
    platform,
    {
      ...{ tier: 'gold', contract: evaluation, ...session, profile, source },
      provenance: { stage: { name, version }, configHash, inputs },
      documents: { [EVALUATION_FILE]: jsonText(report), [REPORT_FILE]: page },
    },
    columns,
  );
  for (const other of await listPartitions(platform.storage, 'gold', evaluation.table)) {
    if (other.date === session.date && other.symbol === session.symbol) continue;
    await platform.storage.remove({ tier: 'gold', table: evaluation.table, ...other });
  }
  await platform.storage.write(
    `schemas/${evaluation.table}.avsc`,
    jsonText(avroSchema(evaluation)),
  );
  await buildCatalog(platform);
  return manifest;
}
