import { avroSchema } from '../../contracts/avro.ts';
import { lakeTables } from '../../contracts/lake-tables.ts';
import { jsonText } from '../stage/lake-json.ts';
import { allStages } from '../lake-stages.ts';
import { unlessEqual } from './findings.ts';
import type { FoundPartition, LakeContent } from './lake-disk.ts';
import { placeOf } from './seen-partition.ts';
import type { SeenPartition, ValidateContext } from './seen-partition.ts';

/** Where violations belong that are no single table's. */
const lakePlace = { table: 'lake' };

/** Tells what lies in the lake and belongs to no partition. @param date the only one, if any. */
export function checkStrays(
  { findings }: ValidateContext,
  { strays }: LakeContent,
  date: string | undefined,
): void {
  findings.noteChecks(lakePlace);
  for (const path of strays) {
    const strayDate = /\/date=(\d{4}-\d\d-\d\d)/.exec(path)?.[1];
    if (date !== undefined && strayDate !== undefined && strayDate !== date) continue;
    findings.add({
      ...lakePlace,
      check: 'stray',
      ...(strayDate !== undefined && { date: strayDate }),
      column: path,
      expected: 'no such file',
      found: 'one',
    });
  }
}

/** Holds the Avro schemas, where the lake has any, against the contracts of the tables it has. */
export async function checkSchemas(
  { disk, findings }: ValidateContext,
  partitions: readonly FoundPartition[],
): Promise<void> {
  const { storage } = disk.platform;
  const names = await storage.list('schemas');
  if (names.length === 0) return;
  const present = new Set(partitions.map(({ key }) => `${key.table}.avsc`));
  const wanted = lakeTables.filter(({ table }) => present.has(`${table}.avsc`));
  for (const name of new Set([...names, ...wanted.map(({ table }) => `${table}.avsc`)])) {
    const contract = lakeTables.find(({ table }) => `${table}.avsc` === name);
    const text = await storage.readText(`schemas/${name}`);
    const column = `schemas/${name}`;
    if (!contract) {
      const stray = { expected: 'a table that has a contract', found: name };
      findings.check(lakePlace, { check: 'schema', column, ...stray });
    } else if (text === undefined) {
      findings.check(lakePlace, { check: 'schema', column, expected: 'a file', found: 'none' });
    } else {
      const both = schemaDifference(jsonText(avroSchema(contract)), text);
      findings.check(lakePlace, both && { check: 'schema', column, ...both });
    }
  }
}

/** The first line in which two texts differ. */
function schemaDifference(
  wanted: string,
  found: string,
): { readonly expected: string; readonly found: string } | undefined {
  if (wanted === found) return undefined;
  const wantedLines = wanted.split('\n');
  const foundLines = found.split('\n');
  const at = wantedLines.findIndex((line, i) => line !== foundLines.at(i));
  const lineOf = (lines: readonly string[]): string => lines.at(at)?.trim() ?? 'no more';
  return { expected: `line ${at + 1}: ${lineOf(wantedLines)}`, found: lineOf(foundLines) };
}

/**
 * Whether what a partition was made from is still what the lake has. A table that the lake does not
 * have at all was left out of it on purpose.
 */
export async function checkInputs(
  { disk, findings }: ValidateContext,
  partition: SeenPartition,
): Promise<void> {
  const place = placeOf(partition);
  // Bronze is made of raw files, which are no part of the lake.
  if (partition.key.tier === 'bronze') return;
  const stage = allStages().find(({ writes }) => writes === partition.table);
  for (const { name, sha256 } of partition.manifest?.inputs ?? []) {
    const [tier, table] = name.split('/');
    const source = `${tier}/${table}`;
    const prefix = `${source}/`;
    const isRead = stage?.reads.some((read) => read.split(' ')[0] === source) ?? true;
    if (!isRead) {
      findings.check(place, {
        check: 'input',
        column: name,
        expected: `a table that ${stage?.name ?? ''} reads`,
        found: source,
      });
    } else if (disk.entries.some(({ path }) => path === name)) {
      const both = { expected: sha256, found: await disk.sha256Of(name) };
      findings.check(place, unlessEqual('input', name, both));
    } else if (disk.entries.some(({ path }) => path.startsWith(prefix))) {
      findings.check(place, {
        check: 'input',
        column: name,
        expected: 'the file that the partition was made from',
        found: 'none',
      });
    }
  }
}
