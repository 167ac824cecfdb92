import type { AnyColumns, Contract } from '../../contracts/contract.ts';
import { lakeTables } from '../../contracts/lake-tables.ts';
import { brokenRows, valueText } from '../../contracts/table-check.ts';
import { sessionType } from '../../domain/session/calendar.ts';
import { sessionAnchors } from '../../domain/session/session-anchors.ts';
import type { Manifest } from '../stage/manifest.ts';
import { unlessEqual } from './findings.ts';
import { placeOf } from './seen-partition.ts';
import type { SeenPartition, ValidateContext } from './seen-partition.ts';
import { sessionRow } from './session-row.ts';

/** What holds between the partitions of one session: references, the session's row, the source. */
export function checkSession(context: ValidateContext, partitions: readonly SeenPartition[]): void {
  for (const partition of partitions) {
    checkReferences(context, partition, partitions);
    checkSource(context, partition, partitions);
    if (partition.table === 'gold/sessions') checkSessionRow(context, partition, partitions);
  }
  checkCompleteness(context, partitions);
}

function checkReferences(
  { findings }: ValidateContext,
  partition: SeenPartition,
  partitions: readonly SeenPartition[],
): void {
  const { columns, key } = partition;
  const contract: Contract | undefined = lakeTables.find(({ table }) => table === key.table);
  if (!columns) return;
  for (const { column, table } of contract?.references ?? []) {
    const target = nearest(partition, table, partitions)?.columns;
    if (!(column in columns) || !target || !(column in target)) continue;
    findings.noteChecks(placeOf(partition));
    const known = new Set<unknown>(target[column]);
    const values = columns[column];
    const found = brokenRows(values.length, (row) => !known.has(values[row]), {
      check: 'rule',
      column,
      expected: `a ${column} of ${table}`,
      found: (row) => valueText(values[row]),
    });
    if (found) findings.addBreak(placeOf(partition), found);
  }
}

/** That table of the same session, of the same tier if the lake has it there. */
function nearest(
  { key }: SeenPartition,
  table: string,
  partitions: readonly SeenPartition[],
): SeenPartition | undefined {
  const found = partitions.filter((other) => other.key.table === table);
  return found.find((other) => other.key.tier === key.tier) ?? found[0];
}

/** What is derived carries on the facts of the source that bronze was made from. */
function checkSource(
  { findings }: ValidateContext,
  partition: SeenPartition,
  partitions: readonly SeenPartition[],
): void {
  const bronze = bronzeManifest(partitions);
  const { manifest, key } = partition;
  if (!manifest || !bronze || key.tier === 'bronze') return;
  for (const [field, expected] of Object.entries(bronze.source)) {
    // Reasons may change with the sessions around.
    if (field === 'reasons') continue;
    const both = { expected, found: Reflect.get(manifest.source, field) as unknown };
    findings.check(placeOf(partition), unlessEqual('manifest', `source.${field}`, both));
  }
}

/** Manifest of the source that counts: trades where there are any, else 1-minute bars. */
function bronzeManifest(partitions: readonly SeenPartition[]): Manifest | undefined {
  const of = (table: string): Manifest | undefined =>
    partitions.find((partition) => partition.isWhole && partition.table === table)?.manifest;
  return of('bronze/trades') ?? of('bronze/ohlcv_1m');
}

function checkSessionRow(
  { findings }: ValidateContext,
  partition: SeenPartition,
  partitions: readonly SeenPartition[],
): void {
  const row = sessionRow(partition.columns);
  const { manifest, profile, key } = partition;
  if (!row || !manifest) return;
  const { source } = manifest;
  const facts: Record<string, readonly [expected: unknown, found: unknown]> = {
    instrument_id: [source.instrumentId, row.instrument_id[0]],
    first_ns: [source.firstNs, row.first_ns[0]],
    last_ns: [source.lastNs, row.last_ns[0]],
    records: [source.records, row.records[0]],
    config_hash: [manifest.configHash, row.config_hash[0]],
    synthetic: [Number(source.synthetic), row.synthetic[0]],
    planted: [Number(source.planted), row.planted[0]],
  };
  if (profile) {
    facts['profile'] = [profile.name, row.profile[0]];
    facts['session_type'] = [
      sessionType(key.date, profile.calendar, profile.closedDates),
      row.session_type[0],
    ];
    const { endNs } = sessionAnchors(profile, key.date);
    const volume = volumeBefore(endNs, nearest(partition, 'bars_2m', partitions)?.columns);
    if (volume !== undefined) facts['volume'] = [volume, row.volume[0]];
  }
  for (const [column, [expected, found]] of Object.entries(facts)) {
    findings.check(placeOf(partition), unlessEqual('session', column, { expected, found }));
  }
}

function volumeBefore(endNs: bigint, bars: AnyColumns | undefined): number | undefined {
  const { bar_start_ns: starts, vol } = bars ?? {};
  if (!(starts instanceof BigInt64Array) || !(vol instanceof Float64Array)) return undefined;
  return vol.reduce((sum, lots, row) => (starts[row] < endNs ? sum + lots : sum), 0);
}

/** A session that has any gold table has its row and its bars. */
function checkCompleteness(
  { findings }: ValidateContext,
  partitions: readonly SeenPartition[],
): void {
  const gold = partitions.filter(({ key }) => key.tier === 'gold');
  if (gold.length === 0) return;
  for (const name of ['bars_2m', 'levels_2m', 'sessions']) {
    const isThere = gold.some(({ key }) => key.table === name);
    const missing = { check: 'partition', expected: 'a partition', found: 'none' };
    findings.check({ ...placeOf(gold[0]), table: `gold/${name}` }, isThere ? undefined : missing);
  }
}
