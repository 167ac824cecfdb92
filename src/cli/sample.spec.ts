import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyColumns, Contract } from '../contracts/contract.ts';
import { tickLedger5s } from '../contracts/tick-ledger-5s.ts';
import { window5s } from '../contracts/window-5s.ts';
import { nodePlatform } from '../lake/node/node-platform.ts';
import { jsonText } from '../lake/stage/lake-json.ts';
import { TableReader } from '../lake/stage/table-reader.ts';
import type { CatalogSession, LakeCatalog } from '../protocol/lake-catalog.ts';
import { filesIn } from './files-in.ts';
import { makeSample, PLAN_FILE } from './make-sample.ts';
import { everySession, momentTables, samplePlans } from './sample-plan.ts';
import type { SamplePlan } from './sample-plan.ts';

const committed = fileURLToPath(new URL('../../data-samples/', import.meta.url));
/** Two sessions of each are made again here, a few seconds of work; `sample --check` makes all. */
const FIRST = 2;
/** The window that begins at 09:30. */
const OPEN_WIN = (5.5 * 3600) / 5;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sample-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** Whether the repository has this sample: until it is made anew, it has an older one. */
function isCommitted({ name, ...plan }: SamplePlan): boolean {
  const path = join(committed, name, PLAN_FILE);
  return existsSync(path) && readFileSync(path, 'utf8') === jsonText({ name, ...plan });
}

describe.each(samplePlans)('the sample $name', (plan) => {
  let catalog: LakeCatalog;

  beforeAll(async () => {
    catalog = await makeSample({ ...plan, momentSessions: 1 }, join(folder, plan.name), {
      first: FIRST,
    });
  }, 120_000);

  it('keeps of every session what others learn from', () => {
    const made = new Set(catalog.sessions.flatMap(({ tables }) => Object.keys(tables)));
    for (const { tables } of catalog.sessions) {
      const names = Object.keys(tables).filter((table) => everySession.includes(table));
      expect(names).toEqual([...made].filter((table) => everySession.includes(table)));
      expect(names).toEqual(expect.arrayContaining(['bars_2m', 'episodes', 'labels']));
    }
  });

  it('has the schemas of its tables, and of no others', async () => {
    // Nothing is asked of so few sessions, and all tables may be.
    const kept = new Set(
      catalog.sessions.flatMap(({ tables }) => Object.keys(tables)).concat('signals'),
    );
    const names = (await filesIn(join(folder, plan.name, 'schemas'))).map((name) =>
      name.replace('.avsc', ''),
    );
    expect(new Set(names)).toEqual(kept);
  });

  it('keeps ledger and trades of the last ones alone, and the others say so', () => {
    const [first, last] = catalog.sessions;
    const momentsOf = ({ tables }: CatalogSession): readonly string[] =>
      Object.keys(tables).filter((table) => momentTables.includes(table));
    expect(momentsOf(first)).toEqual([]);
    expect(momentsOf(last)).toEqual(
      expect.arrayContaining(['reprices_5s', 'tick_ledger_5s', 'trades', 'window_5s']),
    );
    expect(first.pressure).toEqual({ available: false, reason: 'orders are not in this lake' });
    expect(last.pressure.available).toBe(true);
  });

  it('begins its ledgers half an hour before the open, with the whole book', async () => {
    const platform = nodePlatform(join(folder, plan.name));
    const { symbol, date } = catalog.sessions[FIRST - 1];
    const reader = new TableReader(platform);
    const read = (contract: Contract): Promise<AnyColumns> =>
      reader.read({ tier: 'gold', contract }, symbol, date);
    const [windows, ticks] = [await read(window5s), await read(tickLedger5s)];
    expect(windows['win'][0]).toBe(OPEN_WIN - 360);
    const first = Array.from(ticks['win'], Number).filter((win) => win === OPEN_WIN - 360);
    expect(first.length).toBeGreaterThan(100);
  });

  it('is labeled: synthetic, and planted where something is', () => {
    for (const { synthetic, planted } of catalog.sessions) {
      expect([synthetic, planted]).toEqual([true, plan.name === 'lake']);
    }
  });

  it.skipIf(!isCommitted(plan))('lies in the repository, byte for byte', async () => {
    const again = join(folder, plan.name);
    const names = (await filesIn(again)).filter((name) =>
      everySession.some((table) => name.startsWith(`gold/${table}/`)),
    );
    expect(names.length).toBeGreaterThan(FIRST * 10);
    for (const name of names) {
      const ours = await readFile(join(committed, plan.name, name));
      expect(ours.equals(await readFile(join(again, name))), name).toBe(true);
    }
  });

  it.skipIf(!isCommitted(plan))('has all of its sessions there', async () => {
    const text = await readFile(join(committed, plan.name, 'catalog.json'), 'utf8');
    const { sessions } = JSON.parse(text) as LakeCatalog;
    expect(sessions).toHaveLength(plan.simulation.sessionCount);
    const withLedger = sessions.filter(({ pressure }) => pressure.available);
    expect(withLedger).toEqual(sessions.slice(sessions.length - plan.momentSessions));
  });
});

it('leaves room in a clone', async () => {
  const sizes = await Promise.all(
    (await filesIn(committed)).map(async (name) => (await readFile(join(committed, name))).length),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(30_000_000);
});
