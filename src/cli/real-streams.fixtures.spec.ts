import { beforeAll, describe, expect, it } from 'vitest';
import { checkTable } from '../contracts/check-columns.ts';
import { levelPressure5s } from '../contracts/level-pressure-5s.ts';
import { reprices5s } from '../contracts/reprices-5s.ts';
import { tickLedger5s } from '../contracts/tick-ledger-5s.ts';
import { window5s } from '../contracts/window-5s.ts';
import { NO_ANCHOR } from '../domain/features/anchors.ts';
import type { Anchors } from '../domain/features/anchors.ts';
import { indexLedger, isResetRow } from '../domain/features/ledger-index.ts';
import type { LedgerIndex } from '../domain/features/ledger-index.ts';
import type { PressureColumns } from '../domain/features/level-pressure.ts';
import {
  columnsAround,
  reflectedLevels,
  sampleLevels,
  turnedWord,
} from '../domain/features/mirror-check.ts';
import { LedgerFlag } from '../domain/ledger/ledger-columns.ts';
import type { SessionLedger } from '../domain/ledger/ledger-columns.ts';
import { travelColumn } from '../domain/simulator/travel-frame.ts';
import { foldWords, reflectedWords } from '../domain/simulator/word-stream.ts';
import { hasFixtures } from '../lake/node/fixtures.ts';
import { fixtureStreams } from './fixture-streams.ts';

const kinds = ['PM_HIGH', 'OR_HIGH', 'OR_LOW', 'EMA_20'];
/** What each stream met, all windows together. */
const counters = [
  { windows: 1440, unknown: 0, unmatchedFill: 2, offTick: 0, crossed: 891, resets: 1 },
  { windows: 1800, unknown: 1440, unmatchedFill: 0, offTick: 0, crossed: 172, resets: 0 },
  { windows: 720, unknown: 53, unmatchedFill: 0, offTick: 19, crossed: 0, resets: 1 },
].map((counts) => ({ ...counts, duplicate: 0, over: 0, late: 0 }));

describe.skipIf(!hasFixtures).each(fixtureStreams.map((stream, i) => ({ ...stream, i })))(
  '$name',
  ({ i, profile, options, words: read }) => {
    let words: Int32Array<ArrayBuffer>;
    let index: LedgerIndex;
    let levels: readonly Anchors[];
    let plain: readonly PressureColumns[];

    beforeAll(async () => {
      words = await read();
      index = indexLedger(foldWords(words, options));
      levels = sampleLevels(index);
      plain = columnsAround(index, levels, profile.pressure);
    });

    it('keeps the contracts of its ledger, conservation too', () => {
      const { windows, ticks, reprices } = index.ledger;
      const frame = undefined;
      checkTable(window5s, windows, { where: 'window_5s', frame });
      checkTable(tickLedger5s, ticks, { where: 'tick_ledger_5s', frame });
      checkTable(reprices5s, reprices, { where: 'reprices_5s', frame });
    });

    it('met what its counters say', () => {
      expect(countersOf(index.ledger)).toEqual(counters[i]);
    });

    it('keeps the ranges of level_pressure_5s in every row', () => {
      const rows = pressureTable(index, levels, plain);
      const rowCount = checkTable(levelPressure5s, rows, { where: 'rows', frame: undefined });
      expect(rowCount).toBeGreaterThan(index.rowCount);
    });

    it('has nulls only where they are documented, and nothing infinite', () => {
      plain.forEach((columns, level) => {
        for (const [name, column] of Object.entries(columns)) {
          if (name.endsWith('_opt')) continue;
          const isNull = nullTest({ name, columns, index, anchors: levels[level] });
          const wrong = [...column.keys()].filter((row) =>
            isNull(row) ? column[row] < Infinity : !Number.isFinite(column[row]),
          );
          expect(wrong.slice(0, 5), name).toEqual([]);
        }
      });
    });

    it('gives identical columns in the frame of travel when reflected, to the last bit', () => {
      const twice = 2 * index.ledger.windows.first_tick.find((tick) => tick > 0)! + 3;
      const mirror = indexLedger(
        foldWords(reflectedWords(words, twice, profile.tickNano), options),
      );
      const mirrored = columnsAround(mirror, reflectedLevels(levels, twice), profile.pressure);
      const names = Object.keys(plain[0]);
      for (const name of names) {
        const { name: ahead } = travelColumn(name, 1);
        const { sign } = travelColumn(name, -1);
        const twin = names.find((other) => travelColumn(other, -1).name === ahead) ?? name;
        plain.forEach((columns, level) => {
          const found = mirrored[level][twin];
          const seen =
            name === 'cond_state' ? found.map(turnedWord) : found.map((v) => sign * v + 0);
          expect(seen, name).toEqual(columns[name].map((value) => value + 0));
        });
      }
    });

    it('does not depend on records coming 1 or 7 at a time', () => {
      for (const count of [1, 7]) expect(foldWords(words, options, count)).toEqual(index.ledger);
    });
  },
);

function countersOf({ windows }: SessionLedger) {
  const sum = (column: Int32Array): number => column.reduce((total, value) => total + value, 0);
  return {
    windows: windows.win.length,
    unknown: sum(windows.qa_unknown),
    duplicate: sum(windows.qa_duplicate),
    over: sum(windows.qa_over),
    unmatchedFill: sum(windows.qa_unmatched_fill),
    late: sum(windows.qa_late),
    offTick: sum(windows.qa_off_tick),
    crossed: sum(windows.qa_crossed),
    resets: windows.qa_flags.filter((flags) => (flags & LedgerFlag.BookReset) !== 0).length,
  };
}

/** The table's rows wherever a level is. */
function pressureTable(
  { ledger: { windows }, rowCount }: LedgerIndex,
  levels: readonly Anchors[],
  plain: readonly PressureColumns[],
) {
  const rows = Array.from({ length: rowCount }, (_, row) => row).flatMap((row) =>
    levels.flatMap((anchors, level) => (anchors[row] === NO_ANCHOR ? [] : [{ row, level }])),
  );
  const ints = (valueOf: (row: number, level: number) => number): Int32Array =>
    Int32Array.from(rows, ({ row, level }) => valueOf(row, level));
  const startNs = (row: number): bigint => BigInt(windows.win[row]) * 5_000_000_000n;
  const endNs = (row: number): bigint => startNs(row) + 5_000_000_000n;
  const keys = {
    session_date: rows.map(() => '2025-01-01'),
    symbol: rows.map(() => 'REAL'),
    level_kind: rows.map(({ level }) => kinds[level]),
    level_tick: ints((row, level) => levels[level][row]),
    anchor_moved: new Uint8Array(rows.length),
    win: ints((row) => windows.win[row]),
    win_start_ns: BigInt64Array.from(rows, ({ row }) => startNs(row)),
    win_end_ns: BigInt64Array.from(rows, ({ row }) => endNs(row)),
    qa_flags: ints((row) => windows.qa_flags[row]),
    n_events: Float64Array.from(rows, ({ row }) => windows.n_events[row]),
  };
  const names = levelPressure5s.columns.map(({ name }) => name).filter((name) => !(name in keys));
  const numbers = names.map((name) => [
    name,
    Float64Array.from(rows, ({ row, level }) => plain[level][name][row]),
  ]);
  return { ...keys, ...(Object.fromEntries(numbers) as Record<string, Float64Array>) };
}

type NullCase = {
  readonly name: string;
  readonly columns: PressureColumns;
  readonly index: LedgerIndex;
  readonly anchors: Anchors;
};

/** Which rows of a column the documentation lets be null. */
function nullTest({ name, columns, index, anchors }: NullCase): (row: number) => boolean {
  const { windows } = index.ledger;
  const isOneSided = (row: number): boolean => Number.isNaN(windows.bb[row] + windows.ba[row]);
  const hasNoLevel = (row: number): boolean => anchors[row] === NO_ANCHOR;
  const isEmpty = (zone: string, row: number): boolean => {
    const raw = zone === 'above' ? 'raw_above_ask' : 'raw_below_bid';
    return !(columns[`${raw}_S`][row] > 0 && columns[`${raw}_E`][row] > 0);
  };
  /** Windows before this one in which a quantity was known. */
  const known = (from: string) => (row: number) =>
    columns[from].subarray(Math.max(0, row - 60), row).filter((v) => !Number.isNaN(v)).length;
  const isReset = (row: number): boolean => isResetRow(index, row);
  const order = /^d([123])_/.exec(name)?.[1];
  if (order !== undefined) {
    const of = name.slice(3);
    const inner = nullTest({ name: of, columns, index, anchors });
    return (row) => {
      for (let back = 0; back <= Number(order); back++) {
        if (row < back || inner(row - back) || isReset(row - back)) return true;
        if (back > 0 && Math.abs(anchors[row - back + 1] - anchors[row - back]) > 1) return true;
      }
      return false;
    };
  }
  if (name === 'spread' || name === 'micro_dev') return isOneSided;
  if (name === 'mid_dist') return (row) => isOneSided(row) || hasNoLevel(row);
  if (name === 'ofi_n') return isReset;
  if (name === 'act') return (row) => row < 12;
  const zone = name.includes('above') ? 'above' : 'below';
  const rest = (row: number): boolean => hasNoLevel(row);
  if (
    /_(E|share_near|wall|wall_dist|tape|oth_share|imb|near)$/.test(name) &&
    !name.includes('pa_')
  ) {
    return rest;
  }
  if (name.endsWith('_mb')) return (row) => rest(row) || isOneSided(row);
  if (name.endsWith('_rd') || name.endsWith('_vac')) {
    const before = known(`raw_${zone}_${zone === 'above' ? 'ask' : 'bid'}_E`);
    return (row) => rest(row) || before(row) < 12;
  }
  const flow = (row: number): boolean => rest(row) || isReset(row);
  if (name.endsWith('_shift')) return (row) => flow(row) || isEmpty(zone, row);
  if (/^(vac|wall)_(above|below)$/.test(name)) return (row) => flow(row) || isEmpty(zone, row);
  if (/^(vac_both|press_|cond_state)/.test(name)) {
    return (row) => flow(row) || isEmpty('above', row) || isEmpty('below', row);
  }
  return flow;
}
