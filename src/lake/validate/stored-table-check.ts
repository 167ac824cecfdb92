import { FaultError } from '../../base/fault.ts';
import { tableBreaks, tableChecks } from '../../contracts/check-columns.ts';
import type { AnyColumns, Contract } from '../../contracts/contract.ts';
import { lakeTables } from '../../contracts/lake-tables.ts';
import { readStoredTable } from '../parquet/read-parquet.ts';
import type { FileFacts } from '../parquet/table-file.ts';
import type { StoredTable } from '../parquet/read-parquet.ts';
import { PARQUET_FILE } from '../stage/partition.ts';
import { sessionFrame } from '../stage/session-frame.ts';
import { unlessEqual } from './findings.ts';
import { placeOf } from './seen-partition.ts';
import type { SeenPartition, ValidateContext } from './seen-partition.ts';
import { checkUnknown } from './source-check.ts';

/** A partition of which all but its rows is known. */
type OpenPartition = Omit<SeenPartition, 'columns'>;

/**
 * Decodes a Parquet partition and holds it against its contract and its manifest.
 *
 * @returns its columns; undefined if they cannot be decoded.
 */
export async function checkStoredTable(
  context: ValidateContext,
  partition: OpenPartition,
): Promise<AnyColumns | undefined> {
  const { findings } = context;
  const place = placeOf(partition);
  const contract = lakeTables.find(({ table }) => table === partition.key.table);
  if (!contract) {
    const unknown = { expected: 'a table that has a contract', found: partition.key.table };
    findings.check(place, { check: 'schema', ...unknown });
    findings.notePartition(place, 0);
    return undefined;
  }
  const stored = await read(context, partition, contract);
  findings.notePartition(place, stored?.rowCount ?? 0);
  if (!stored) return undefined;
  checkContract(context, partition, { contract, stored });
  checkManifest(context, partition, stored);
  checkUnknown(context, partition, stored.columns);
  return stored.columns;
}

async function read(
  { disk, findings }: ValidateContext,
  partition: OpenPartition,
  contract: Contract,
): Promise<StoredTable | undefined> {
  const { storage, zstd } = disk.platform;
  const where = `${partition.folder}/${PARQUET_FILE}`;
  const bytes = await storage.read(where);
  if (!bytes) {
    // A file that the manifest names was missed before.
    if (partition.manifest && PARQUET_FILE in partition.manifest.files) return undefined;
    const missing = { column: PARQUET_FILE, expected: 'a file', found: 'none' };
    findings.check(placeOf(partition), { check: 'file', ...missing });
    return undefined;
  }
  try {
    const file = new Uint8Array(bytes).buffer;
    if (!partition.isSigned) return await disk.readDamaged(where, contract);
    return await readStoredTable(contract, { file, zstd, where });
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    const found = String(error.context['found'] ?? error.message).replaceAll(/\s*\n\s*/g, ' ');
    const broken = { column: PARQUET_FILE, expected: 'readable Parquet', found };
    findings.check(placeOf(partition), { check: 'decode', ...broken });
    return undefined;
  }
}

function checkContract(
  { findings }: ValidateContext,
  partition: OpenPartition,
  { contract, stored }: { readonly contract: Contract; readonly stored: StoredTable },
): void {
  const place = placeOf(partition);
  const { key, profile } = partition;
  const frame = profile && sessionFrame(profile, key);
  findings.noteChecks(place, contract.columns.length + tableChecks(contract, frame).length);
  for (const column of stored.otherColumns) {
    findings.add({ ...place, check: 'schema', column, expected: 'no such column', found: 'one' });
  }
  const { layout } = contract;
  const layouts = { expected: layout, found: stored.facts['layout'] ?? layout };
  findings.check(place, unlessEqual('file facts', 'layout', layouts));
  for (const found of stored.breaks) findings.addBreak(place, found);
  const missed = new Set(stored.breaks.map(({ column }) => column));
  for (const found of tableBreaks(contract, stored.columns, frame)) {
    // Columns that could not be read are told above, with their types.
    if (found.check !== 'schema' || !missed.has(found.column)) findings.addBreak(place, found);
  }
}

/** Whether rows, columns and the file's own facts are those that the manifest signs. */
function checkManifest(
  { disk, findings }: ValidateContext,
  partition: OpenPartition,
  { columns, rowCount, facts }: StoredTable,
): void {
  const { manifest } = partition;
  if (!manifest) return;
  const place = placeOf(partition);
  const rows = { expected: manifest.rowCount, found: rowCount };
  findings.check(place, unlessEqual('manifest', 'rowCount', rows));
  for (const name of new Set([...Object.keys(manifest.columns), ...Object.keys(columns)])) {
    const expected = name in manifest.columns ? manifest.columns[name] : undefined;
    const found = name in columns ? disk.platform.columnHash(columns[name]) : undefined;
    findings.check(place, unlessEqual('column hash', name, { expected, found }));
  }
  const { symbol, date, source, layout } = manifest;
  const said: FileFacts = {
    contract: partition.table,
    symbol,
    session_date: date,
    synthetic: String(source.synthetic),
    planted: String(source.planted),
    ...(layout !== undefined && { layout }),
  };
  for (const [name, expected] of Object.entries(said)) {
    const found = name in facts ? facts[name] : undefined;
    findings.check(place, unlessEqual('file facts', name, { expected, found }));
  }
}
