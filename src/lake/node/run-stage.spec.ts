import { beforeEach, expect, it } from 'vitest';
import { ohlcv1m } from '../../contracts/ohlcv-1m.ts';
import { trades } from '../../contracts/trades.ts';
import { profiles } from '../../domain/session/profiles.ts';
import { sessionAnchors } from '../../domain/session/session-anchors.ts';
import { defineStage } from '../stage/define-stage.ts';
import type { AnyStage, StageSession } from '../stage/define-stage.ts';
import type { LakePlatform } from '../stage/lake-platform.ts';
import type { Manifest } from '../stage/manifest.ts';
import { publishTable } from '../stage/publish-table.ts';
import { runStage } from '../stage/run-stage.ts';
import { TableReader } from '../stage/table-reader.ts';
import { scratchFolder } from './hand-market.ts';
import { nodePlatform } from './node-platform.ts';

const source = {
  kind: 'trades',
  instrumentId: 1,
  records: 2,
  firstNs: '1',
  lastNs: '2',
  qaOffTick: 0,
  synthetic: false,
  planted: false,
  activity: 1,
  reasons: [],
} as const;

const session: StageSession = {
  symbol: 'ESZ5',
  date: '2025-11-18',
  profile: profiles.ES,
  anchors: sessionAnchors(profiles.ES, '2025-11-18'),
  source,
  configHash: 'c',
  past: [],
  earlier: [],
};

/** Keeps trades of two lots and more. */
const bigTrades = defineStage({
  name: 'silver-big-trades',
  version: 1,
  reads: { trades: { tier: 'bronze', contract: trades } },
  writes: { tier: 'silver', contract: trades },

  run({ trades: { ts_ns: tsNs, tick, size, side } }) {
    const isBig = (_: unknown, row: number): boolean => size[row] >= 2;
    return {
      ts_ns: tsNs.filter(isBig),
      tick: tick.filter(isBig),
      size: size.filter(isBig),
      side: side.filter(isBig),
    };
  },
});

let platform: LakePlatform;

beforeEach(() => {
  platform = nodePlatform(scratchFolder());
});

async function run(
  stage: AnyStage,
  isForced = false,
): Promise<{ readonly isBuilt: boolean; readonly manifest: Manifest }> {
  const { isBuilt, manifest } = await runStage(stage, {
    ...{ platform, tables: new TableReader(platform), session, isForced },
  });
  return { isBuilt, manifest: await manifest };
}

async function publishTrades(sizes: readonly number[]): Promise<void> {
  await publishTable(
    platform,
    {
      tier: 'bronze',
      contract: trades,
      symbol: 'ESZ5',
      date: '2025-11-18',
      profile: profiles.ES,
      provenance: { stage: { name: 'bronze-trades', version: 1 }, configHash: 'c', inputs: [] },
      source,
    },
    {
      ts_ns: BigInt64Array.from(sizes, (_, i) => session.anchors.openNs + BigInt(i)),
      tick: Int32Array.from(sizes),
      size: Int32Array.from(sizes),
      side: sizes.map(() => 'B'),
    },
  );
}

it('runs once, and again when its version, its inputs or the user want it', async () => {
  await publishTrades([1, 2, 3]);
  expect(await run(bigTrades)).toMatchObject({ isBuilt: true, manifest: { rowCount: 2 } });
  expect(await run(bigTrades)).toMatchObject({ isBuilt: false, manifest: { rowCount: 2 } });
  expect((await run(bigTrades, true)).isBuilt).toBe(true);
  expect((await run({ ...bigTrades, version: 2 })).isBuilt).toBe(true);
  await publishTrades([1, 2]);
  expect(await run(bigTrades)).toMatchObject({ isBuilt: true, manifest: { rowCount: 1 } });
});

it('refuses to run without an input', async () => {
  await expect(run(bigTrades)).rejects.toThrow(
    'bronze/trades/symbol=ESZ5/date=2025-11-18: expected a partition for silver-big-trades, found none',
  );
});

it('publishes nothing that breaks its contract', async () => {
  await publishTrades([1, 2]);
  const ragged: AnyStage = {
    ...bigTrades,
    run: () => ({
      ts_ns: BigInt64Array.of(1n),
      tick: new Int32Array(),
      size: new Int32Array(),
      side: [],
    }),
  };
  await expect(run(ragged)).rejects.toThrow('silver/trades, tick: expected 1 rows, found 0');
  expect(await platform.storage.list('silver/trades/symbol=ESZ5')).toEqual([]);
});

it('does not compile with a column that its contract lacks, or of another type', () => {
  const minutes = { tier: 'bronze', contract: ohlcv1m } as const;
  const stage = { name: 'x', version: 1, reads: { minutes }, writes: minutes };
  defineStage({ ...stage, run: ({ minutes: rows }) => rows });
  // @ts-expect-error volume is a Float64Array
  defineStage({ ...stage, run: ({ minutes: rows }) => ({ ...rows, vol: rows.c }) });
  // @ts-expect-error the side is missing, and nobody asked for prices
  defineStage({ ...stage, run: ({ minutes: rows }) => ({ ts_ns: rows.ts_ns, px: rows.c }) });
  expect(stage.name).toBe('x');
});
