import { textTable } from '../../cli/text-table.ts';
import { sha256 } from '../../lake/node/column-hash.ts';
import type { Manifest } from '../../lake/stage/manifest.ts';
import type { DrillReport } from './kill-drill.ts';

/** A drill for people: the column hashes of every table, and one line that sums it up. */
export function drillText({ rounds, manifests }: DrillReport, seed: string): string {
  const bad = rounds.filter(({ faults }) => faults.length > 0);
  const deaths = rounds.flatMap((round) => round.deaths);
  const byClock = deaths.filter(({ by }) => by === 'clock').length;
  const leftovers = rounds.filter(({ hadLeftovers }) => hadLeftovers).length;
  const stray = rounds.flatMap(({ faults }) => faults).filter((line) => line.endsWith(': stray'));
  const summary = [
    `kill drill seed ${seed}: ${rounds.length} rounds`,
    `${deaths.length} kills (${byClock} by the clock, ${deaths.length - byClock} at a file operation)`,
    `leftovers in ${leftovers} rounds`,
    `${rounds.length - bad.length} of ${rounds.length} lakes equal to the undisturbed one in all column hashes and bytes`,
    `${stray.length} stray files`,
  ].join(', ');
  return [...hashTable(manifests), '', summary].join('\n');
}

/** A line for each table: the hash of its partitions' column hashes. */
function hashTable(manifests: readonly Manifest[]): readonly string[] {
  const tables = Map.groupBy(manifests, ({ tier, table }) => `${tier}/${table}`);
  const rows = Array.from(tables, ([name, partitions]) => [
    name,
    String(partitions.length),
    partitions.reduce((sum, { rowCount }) => sum + rowCount, 0).toLocaleString('en-US'),
    String(Object.keys(partitions[0].columns).length),
    sha256(partitions.flatMap(({ columns }) => Object.values(columns)).join('\n')).slice(0, 32),
  ]);
  const head = ['table', 'partitions', 'rows', 'columns', 'column hashes, hashed'];
  return textTable([head, ...rows], ['left', 'right', 'right', 'right', 'left']);
}
