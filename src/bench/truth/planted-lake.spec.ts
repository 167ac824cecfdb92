import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulateInto, truthPath } from '../../cli/simulation-files.ts';
import type { SimulationPlan } from '../../cli/simulation-files.ts';
import type { TruthLine } from '../../cli/truth-lines.ts';
import { assertColumns } from '../../contracts/check-columns.ts';
import type { Contract } from '../../contracts/contract.ts';
import { episodes } from '../../contracts/episodes.ts';
import { labels } from '../../contracts/labels.ts';
import { profiles } from '../../domain/session/profiles.ts';
import { derivableTables } from '../../lake/lake-stages.ts';
import { buildLake } from '../../lake/node/build-lake.ts';
import { nodePlatform } from '../../lake/node/node-platform.ts';
import { listPartitions } from '../../lake/stage/list-partitions.ts';
import { TableReader } from '../../lake/stage/table-reader.ts';

const plan: SimulationPlan = {
  ...{ corpus: 'EDGE', seed: 'lake', from: '2025-10-27' },
  ...{ sessionCount: 3, activity: 0.02 },
};
const without = new Set(derivableTables);
const silent = { file: () => ({ update: noop, done: noop }), note: noop };
const horizonMin = 8;

let folder: string;
let lake: string;
let truth: readonly TruthLine[];

function noop(): void {
  // Nobody watches.
}

/** Rows of a gold table of all sessions, each mapped. */
async function goldRows<Row>(
  contract: Contract,
  rowOf: (columns: Readonly<Record<string, ArrayLike<unknown>>>, row: number) => Row,
): Promise<readonly Row[]> {
  const platform = nodePlatform(lake);
  const rows: Row[] = [];
  for (const { symbol, date } of await listPartitions(platform.storage, 'gold', contract.table)) {
    const reader = new TableReader(platform);
    const columns = await reader.read({ tier: 'gold', contract }, symbol, date);
    assertColumns(contract, columns, contract.table);
    const [{ name: first }] = contract.columns;
    const { length } = columns[first];
    for (let row = 0; row < length; row++) rows.push(rowOf(columns, row));
  }
  return rows;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'planted-lake-'));
  lake = join(folder, 'lake');
  const raw = join(folder, 'raw');
  await simulateInto(raw, plan, noop);
  const text = await readFile(truthPath(raw), 'utf8');
  truth = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as TruthLine);
  await rm(truthPath(raw));
  await buildLake({ raw, lake, profile: profiles.ES, without }, silent);
}, 120_000);

afterAll(() => rm(folder, { recursive: true }));

describe('a lake built of a corpus, without its truth', () => {
  it('has an episode for each touch that was planted, and no other', async () => {
    const ids = await goldRows(episodes, ({ event_id: id }, row) => id[row]);
    const triggers = ids.filter((id) => id !== undefined);
    expect(truth.length).toBeGreaterThan(35);
    expect([...triggers].sort()).toEqual(truth.map(({ event_id: id }) => id).sort());
  });

  it('labels most of them as they were drawn', async () => {
    const drawn = new Map(truth.map(({ event_id: id, y }) => [id, y]));
    const rows = await goldRows(labels, (columns, row) => ({
      drawn: drawn.get(String(columns['row_id'][row])),
      outcome: columns['outcome'][row],
      horizon: columns['H_min'][row],
    }));
    const told = rows.filter((row) => row.drawn && row.outcome && row.horizon === horizonMin);
    expect(told.length).toBeGreaterThan(0.9 * truth.length);
    const agreed = told.filter((row) => row.drawn === row.outcome);
    expect(agreed.length / told.length).toBeGreaterThan(0.9);
  });
});
