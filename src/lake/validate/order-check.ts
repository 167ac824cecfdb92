import { FaultError } from '../../base/fault.ts';
import { sessionWindow } from '../bronze/session-window.ts';
import { unlessEqual } from './findings.ts';
import type { OrderFacts } from './lake-disk.ts';
import { placeOf } from './seen-partition.ts';
import type { SeenPartition, ValidateContext } from './seen-partition.ts';

/** Decodes the order file of a bronze partition and holds it against its manifest and session. */
export async function checkOrders(
  context: ValidateContext,
  partition: Omit<SeenPartition, 'columns'>,
): Promise<void> {
  const { findings } = context;
  const place = placeOf(partition);
  const { manifest, profile, key } = partition;
  const facts = await readOrders(context, partition);
  findings.notePartition(place, facts?.recordCount ?? 0);
  if (!facts) return;
  const { recordCount, recordsSha256, backwardsAt, instrumentIds, span } = facts;
  findings.check(
    place,
    backwardsAt === undefined
      ? undefined
      : {
          check: 'order',
          column: 'ts_recv',
          row: backwardsAt,
          expected: 'records in the order of their capture',
          found: 'one from before the one before it',
        },
  );
  if (manifest) {
    const rows = { expected: manifest.rowCount, found: recordCount };
    findings.check(place, unlessEqual('manifest', 'rowCount', rows));
    const hashes = { expected: manifest.columns['records'], found: recordsSha256 };
    findings.check(place, unlessEqual('column hash', 'records', hashes));
    const ids = { expected: [manifest.source.instrumentId], found: instrumentIds };
    findings.check(place, unlessEqual('rule', 'instrument_id', ids));
  }
  if (profile && span) {
    const { sourceStartNs, ordersEndNs } = sessionWindow(profile, key.date);
    const isInside = span.firstNs >= sourceStartNs && span.lastNs < ordersEndNs;
    const outside = {
      check: 'rule',
      column: 'ts_recv',
      expected: `${sourceStartNs} to before ${ordersEndNs}`,
      found: `${span.firstNs} to ${span.lastNs}`,
    };
    findings.check(place, isInside ? undefined : outside);
  }
}

/** The orders of the partition's one file; undefined, and told, if there are none to read. */
async function readOrders(
  { disk, findings }: ValidateContext,
  partition: Omit<SeenPartition, 'columns'>,
): Promise<OrderFacts | undefined> {
  const name = [...partition.files.keys()].find((file) => file.endsWith('.dbn.zst'));
  if (name === undefined) return undefined;
  try {
    return await disk.readOrders(`${partition.folder}/${name}`);
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    const broken = { column: name, expected: 'readable DBN', found: error.message };
    findings.check(placeOf(partition), { check: 'decode', ...broken });
    return undefined;
  }
}
