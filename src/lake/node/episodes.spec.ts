import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { required } from '../../base/assert.ts';
import type { AnyColumns, Contract } from '../../contracts/contract.ts';
import { episodes } from '../../contracts/episodes.ts';
import { labels } from '../../contracts/labels.ts';
import { setupPaths } from '../../contracts/setup-paths.ts';
import { readCatalog } from '../build-catalog.ts';
import { TableReader } from '../stage/table-reader.ts';
import { buildLake } from './build-lake.ts';
import {
  handProfile,
  listener,
  scratchFolder,
  writeMinutes,
  writeOrders,
  writeTrades,
} from './hand-market.ts';
import type { HandEvent } from './hand-market.ts';
import { nodePlatform } from './node-platform.ts';

const date = '2025-12-08';
let raw: string;
let lake: string;

beforeEach(() => {
  raw = scratchFolder();
  lake = scratchFolder();
});

function clock(seconds: number): string {
  const word = (count: number): string => String(count).padStart(2, '0');
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((v) => word(Math.floor(v)))
    .join(':');
}

const OPEN = 9.5 * 3600;

/**
 * A pre-market between 6,890 and 6,900 points, a bar's range 5 points of it; from the open on 10
 * points below its high, that high touched at 09:40:00 and broken by 6 points at 09:43:00.
 */
const day: readonly HandEvent[] = [
  ...Array.from({ length: 660 }, (_, i): HandEvent => ({
    ...{ at: clock(4 * 3600 + i * 30), action: 'Trade' },
    px: i === 0 ? 6900 : i % 2 === 0 ? 6890 : 6895,
  })),
  ...Array.from({ length: 1_170 }, (_, i): HandEvent => {
    const seconds = OPEN + i * 10;
    const px = seconds < OPEN + 600 ? 6892 : seconds < OPEN + 780 ? 6899.75 : 6906;
    return { at: clock(seconds), action: 'Trade', px, size: 10 };
  }),
];

/** The columns of a table by name; what is null is undefined, NaN or `UNDEF_I64`. */
async function tableOf(contract: Contract): Promise<AnyColumns> {
  const reader = new TableReader(nodePlatform(lake));
  return reader.read({ tier: 'gold', contract }, 'ESZ5', date);
}

/** One row of a table as it stands there. */
function rowOf(columns: AnyColumns, isWanted: (row: number) => boolean) {
  const [first] = Object.values(columns);
  let row = 0;
  while (row < first.length && !isWanted(row)) row++;
  return (name: string): unknown => columns[name][row];
}

const event = `ESZ5|${date}|PM_HIGH|UP|01`;

/** The touch of the pre-market's high and what became of it. */
async function touchOf() {
  const found = await tableOf(episodes);
  const episode = rowOf(found, (row) => found['event_id'][row] === event);
  const told = await tableOf(labels);
  const label = rowOf(told, (row) => told['row_id'][row] === event && told['H_min'][row] === 8);
  const paths = await tableOf(setupPaths);
  const ids = paths['event_id'];
  const px = [...paths['px']].filter((_, row) => ids[row] === event);
  return {
    episode: ['L_tick', 'x_trigger', 'n_confirm', 'end_reason'].map(episode),
    seconds:
      Number(BigInt(String(episode('end_ns'))) - BigInt(String(episode('trigger_ns')))) / 1e9,
    label: ['outcome', 't_break_10', 'mfe', 'mae', 'px_5m', 'censored'].map(label),
    path: [px.length, px[1], px[238], px[239], px[241], px[277], px[420]],
  };
}

/** What both sources tell: broken by 24 ticks after three minutes. */
const touch = {
  episode: [27_600, -1, 1, 'BREAK'],
  seconds: 180,
  label: ['BREAK', 180, 24, -1, 27_624, 0],
  // A window before the last one that had ended a trade 32 ticks below; then at the level, above it.
  path: [421, -40, NaN, -32, -1, 24, NaN],
};

it('tells of a touch its episode, its labels and its path', async () => {
  writeOrders(join(raw, 'mbo.dbn'), { date }, day);
  await buildLake({ raw, lake, profile: handProfile }, listener());
  expect(await touchOf()).toEqual(touch);
});

it('tells the same of trades alone', async () => {
  writeTrades(join(raw, 'trades.dbn'), { date }, day);
  await buildLake({ raw, lake, profile: handProfile }, listener());
  expect(await touchOf()).toEqual(touch);
  const { sessions } = required(await readCatalog(nodePlatform(lake)), 'catalog');
  expect(sessions[0].episodes).toEqual({ available: true, rules: handProfile.episodes });
});

it('follows nothing where there are no trades, and says so', async () => {
  const minute = { o: 6895, h: 6900, l: 6890, c: 6895, vol: 10 };
  const minutes = Array.from({ length: 500 }, (_, i) => ({
    at: clock(4 * 3600 + i * 60),
    ...minute,
  }));
  writeMinutes(join(raw, 'bars.dbn'), { date }, minutes);
  await buildLake({ raw, lake, profile: handProfile }, listener());
  const { sessions } = required(await readCatalog(nodePlatform(lake)), 'catalog');
  const reason = 'the source has 1-minute bars only, no trades';
  expect(sessions[0].episodes).toEqual({ available: false, reason });
  expect(Object.keys(sessions[0].tables)).not.toContain('episodes');
});
