import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { required } from '../base/assert.ts';
import type { AnyColumns, Contract } from '../contracts/contract.ts';
import { setupScaling } from '../contracts/setup-scaling.ts';
import { setups } from '../contracts/setups.ts';
import { toNano } from '../domain/features/rounding.ts';
import { askedAt, describedSetups, storedLevel } from '../domain/retrieval/asking-session.ts';
import type { AskedQuestion } from '../domain/retrieval/asking-session.ts';
import { withOverrides } from '../domain/session/instrument-profile.ts';
import { anchorLevelKinds } from '../domain/session/level-kind.ts';
import { profiles } from '../domain/session/profiles.ts';
import { VECTOR_DIMS, vectorColumns } from '../domain/setups/vector-layout.ts';
import { readAskingSession } from '../lake/corpus/read-asking-session.ts';
import { derivableTables } from '../lake/lake-stages.ts';
import { buildLake } from '../lake/node/build-lake.ts';
import { nodePlatform } from '../lake/node/node-platform.ts';
import { listPartitions } from '../lake/stage/list-partitions.ts';
import type { SessionKey } from '../lake/stage/list-partitions.ts';
import { TableReader } from '../lake/stage/table-reader.ts';
import { simulateInto } from './simulation-files.ts';

const profile = withOverrides(profiles.ES, { season: { sessionsMin: 2 } });
const without = new Set(derivableTables);
const silent = { file: () => ({ update: noop, done: noop }), note: noop };
/** Every so many rows are told again from the ledger. */
const TOLD_AGAIN = 7;

let folder: string;
let sessions: readonly SessionKey[];
/** Column hashes of the tables of the first two sessions, before there was a third. */
let early: readonly unknown[];

function noop(): void {
  // Nobody watches.
}

function lakePath(): string {
  return join(folder, 'lake');
}

async function tableOf(contract: Contract, session: SessionKey): Promise<AnyColumns> {
  const reader = new TableReader(nodePlatform(lakePath()));
  return reader.read({ tier: 'gold', contract }, session.symbol, session.date);
}

async function hashesOf({ symbol, date }: SessionKey): Promise<readonly unknown[]> {
  const tables = [setups.table, setupScaling.table];
  const texts = tables.map((table) =>
    readFile(
      join(lakePath(), 'gold', table, `symbol=${symbol}/date=${date}/manifest.json`),
      'utf8',
    ),
  );
  return (await Promise.all(texts)).map(
    (text) => (JSON.parse(text) as { columns: unknown }).columns,
  );
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stored-setups-'));
  const [raw, lake] = [join(folder, 'raw'), lakePath()];
  const plan = { corpus: 'EDGE', seed: 'setups', from: '2025-10-27', activity: 0.02 } as const;
  await simulateInto(raw, { ...plan, sessionCount: 3 }, noop);
  await buildLake({ raw, lake, profile, without, to: '2025-10-28' }, silent);
  const { storage } = nodePlatform(lake);
  early = await Promise.all((await listPartitions(storage, 'gold', setups.table)).map(hashesOf));
  await buildLake({ raw, lake, profile, without }, silent);
  sessions = await listPartitions(storage, 'gold', setups.table);
}, 120_000);

afterAll(() => rm(folder, { recursive: true }));

describe('the setups of a lake', () => {
  it('are told again from what the lake publishes, to the last bit', async () => {
    const session = sessions[2];
    const stored = await tableOf(setups, session);
    const asking = await readAskingSession(nodePlatform(lakePath()), session, profile);
    const { startNs } = asking.prepared.anchors;
    const rows: number[] = [];
    const questions: AskedQuestion[] = [];
    for (let row = 0; row < stored['row_id'].length; row += TOLD_AGAIN) {
      // At the instant of a trigger its trade is not yet past.
      if (stored['row_type'][row] === 'TRIGGER') continue;
      const kind = anchorLevelKinds.find((known) => known === stored['level_kind'][row]);
      const level = storedLevel(asking, required(kind, 'kind of a level'));
      rows.push(row);
      questions.push(askedAt(asking, level, Number(stored['decided_ns'][row]) - Number(startNs)));
    }
    expect(rows.length).toBeGreaterThan(60);
    describedSetups(asking, questions).forEach((setup, i) => {
      const row = rows[i];
      const columns = vectorColumns.map(({ name }) => Number(stored[name][row]));
      expect([stored['row_id'][row], ...(setup?.vector ?? [])]).toEqual([
        stored['row_id'][row],
        ...columns,
      ]);
      expect(toNano(setup?.y ?? NaN)).toBe(stored['y'][row]);
      expect(setup?.states[3]).toBe(stored['n_state_30s'][row]);
    });
  });

  it('miss only options, memory, and how the center of an empty zone moved', async () => {
    const stored = await tableOf(setups, sessions[2]);
    const missing = vectorColumns.filter(({ name, group }) => {
      if (group === 'options' || group === 'context' || /^(d\d_)?n[13](_s\d)?$/.test(name))
        return false;
      return Array.from(stored[name], Number).some(Number.isNaN);
    });
    expect(missing.map(({ name }) => name)).toEqual([]);
    const least = Math.min(...Array.from(stored['present_weight'], Number));
    expect(least).toBeGreaterThan(0.7);
  });
});

describe('their scaling', () => {
  it('begins with nothing, and then rests on the sessions before', async () => {
    const counts: unknown[] = [];
    for (const session of sessions) {
      const { center, sessions: behind, scale } = await tableOf(setupScaling, session);
      expect(scale).toHaveLength(4 * VECTOR_DIMS);
      const known = Array.from(center, Number).filter((value) => !Number.isNaN(value));
      counts.push([behind[0], known.length > 3 * VECTOR_DIMS]);
    }
    expect(counts).toEqual([
      [0, false],
      [1, true],
      [2, true],
    ]);
  });

  it('is as it was, and the setups too, after sessions have been added', async () => {
    expect(early).toHaveLength(2);
    expect(await Promise.all(sessions.slice(0, 2).map(hashesOf))).toEqual(early);
  });
});
