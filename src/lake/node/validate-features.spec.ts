import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { withOverrides } from '../../domain/session/instrument-profile.ts';
import { buildLake } from './build-lake.ts';
import { HandLake, withValue } from './hand-lake.ts';
import { handProfile, listener, scratchFolder, writeOrders } from './hand-market.ts';
import type { HandEvent } from './hand-market.ts';

const date = '2025-11-18';
/** A few trades suffice for the night's levels. */
const profile = withOverrides(handProfile, { premarketCoverageMin: 0 });

/** A bid and an ask, a trade of the night and one of the day: features at one bar's close. */
const orders: readonly HandEvent[] = [
  { at: '03:00', action: 'Add', px: 6900, size: 2 },
  { at: '03:00', action: 'Add', px: 6901, size: 3, side: 'Ask' },
  { at: '04:00', action: 'Trade', px: 6900, side: 'Ask' },
  { at: '09:33', action: 'Trade', px: 6901 },
  { at: '09:40', action: 'Add', px: 6899, size: 1 },
];

let lake: HandLake;

beforeAll(async () => {
  const raw = scratchFolder();
  const folder = scratchFolder();
  writeOrders(join(raw, 'orders.dbn'), { date }, orders);
  await buildLake({ raw, lake: folder, profile }, listener());
  lake = new HandLake(folder);
});

it('features of levels are sound as they are built', async () => {
  const { tallies } = await lake.validate();
  const { rows } = tallies.find(({ table }) => table === 'gold/level_features_2m') ?? {};
  expect([rows, await lake.told()]).toEqual([2, []]);
});

it.each([
  ['a direction that there is not', 'words dir', 'dir', 'SIDEWAYS'],
  ['a barrier too far away', 'rule b_ticks', 'b_ticks', 1000],
  ['an ATR found in no way', 'rule atr_s', 'atr_s', 12],
  ['a share above all', 'range tape_imb_30s', 'tape_imb_30s', 1.5],
  ['a gamma without options', 'rule gex_asym', 'gex_asym', 0.5],
  ['a signal without a score', 'rule score_signal', 'score_raw', NaN],
  ['a row that is known before its bar has closed', 'rule available_at_ns', 'available_at_ns', 1n],
  ['a row of another day', 'rule session_date', 'session_date', '2025-11-17'],
] as const)('%s is told', async (_, told, column, value) => {
  const damaged = lake.copy();
  await damaged.rewrite('gold/level_features_2m', withValue(column, 1, value));
  const lines = (await damaged.told()).filter((line) => line.startsWith('gold/level_features_2m '));
  expect(lines.join('; ')).toContain(`gold/level_features_2m ${told}`);
});
