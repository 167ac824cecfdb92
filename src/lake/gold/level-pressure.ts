import type { AnyColumns, Columns } from '../../contracts/contract.ts';
import { levelPressure5s } from '../../contracts/level-pressure-5s.ts';
import { levels2m } from '../../contracts/levels-2m.ts';
import { reprices5s } from '../../contracts/reprices-5s.ts';
import { tickLedger5s } from '../../contracts/tick-ledger-5s.ts';
import { window5s } from '../../contracts/window-5s.ts';
import { NO_ANCHOR } from '../../domain/features/anchors.ts';
import type { Anchors } from '../../domain/features/anchors.ts';
import { levelAnchors } from '../../domain/features/level-anchors.ts';
import { levelPressures } from '../../domain/features/level-pressure.ts';
import type { LevelPressure } from '../../domain/features/level-pressure.ts';
import { indexLedger } from '../../domain/features/ledger-index.ts';
import type { LedgerIndex } from '../../domain/features/ledger-index.ts';
import { WINDOW_NS } from '../../domain/ledger/ledger-columns.ts';
import { anchorLevelKinds } from '../../domain/session/level-kind.ts';
import type { LevelKind } from '../../domain/session/level-kind.ts';
import { sessionLedger } from '../silver/ledger.ts';
import { defineStage } from '../stage/define-stage.ts';
import type { StageSession } from '../stage/define-stage.ts';

/** The ledger as stages read it. */
export const ledgerTables = {
  windows: { tier: 'silver', contract: window5s },
  ticks: { tier: 'silver', contract: tickLedger5s },
  reprices: { tier: 'silver', contract: reprices5s },
} as const;

/** A level with the pressure around it. */
type KindPressure = LevelPressure & { readonly kind: LevelKind };

/** A row of the table: a window of a level. */
type PressureRow = { readonly level: KindPressure; readonly row: number };

/** Pressure around the six levels wherever the mid is near them. */
export const goldLevelPressure = defineStage({
  name: 'gold-level-pressure-5s',
  version: 1,
  reads: { ...ledgerTables, levels: { tier: 'silver', contract: levels2m } },
  writes: { tier: 'gold', contract: levelPressure5s },

  run({ levels, ...ledger }, session) {
    const index = indexLedger(sessionLedger(ledger));
    const pressures = pressuresOf(index, levels, session);
    const rows = rowsOf(index, pressures, session.profile.pressure.rowBandTicks);
    return { ...keyColumns(index, rows, session), ...pressureColumns(rows) };
  },
});

function pressuresOf(
  index: LedgerIndex,
  levels: Columns<typeof levels2m>,
  { profile, anchors: { startNs } }: StageSession,
): readonly KindPressure[] {
  const kinds = anchorLevelKinds.filter((kind) => profile.levelKinds.includes(kind));
  const { win } = index.ledger.windows;
  const anchors = kinds.map((kind) =>
    levelAnchors(levels, kind, { win, startNs, windowNs: WINDOW_NS }),
  );
  const start = Math.min(...anchors.map(firstRow), index.rowCount);
  const pressures = levelPressures(index, anchors, profile.pressure, {
    start,
    end: index.rowCount,
  });
  return pressures.map((pressure, i) => ({ ...pressure, kind: kinds[i] }));
}

/** First window that has the level; the number of windows if none does. */
function firstRow(anchors: Anchors): number {
  const row = anchors.findIndex((anchor) => anchor !== NO_ANCHOR);
  return row < 0 ? anchors.length : row;
}

/** Windows by time, in each the levels near the mid in the order of the strip. */
function rowsOf(
  { rowCount }: LedgerIndex,
  pressures: readonly KindPressure[],
  rowBandTicks: number,
): readonly PressureRow[] {
  const rows: PressureRow[] = [];
  for (let row = 0; row < rowCount; row++) {
    for (const level of pressures) {
      const distance = level.columns['mid_dist'][row - level.start] ?? NaN;
      if (Math.abs(distance) <= rowBandTicks) rows.push({ level, row });
    }
  }
  return rows;
}

function keyColumns(
  { ledger: { windows } }: LedgerIndex,
  rows: readonly PressureRow[],
  { date, symbol, anchors }: StageSession,
): AnyColumns {
  const startNs = ({ row }: PressureRow): bigint =>
    anchors.startNs + BigInt(windows.win[row]) * BigInt(WINDOW_NS);
  return {
    session_date: rows.map(() => date),
    symbol: rows.map(() => symbol),
    level_kind: rows.map(({ level }) => level.kind),
    level_tick: Int32Array.from(rows, ({ level, row }) => level.anchors[row]),
    anchor_moved: Uint8Array.from(rows, ({ level, row }) => {
      const before = level.anchors[row - 1] ?? NO_ANCHOR;
      return before !== NO_ANCHOR && before !== level.anchors[row] ? 1 : 0;
    }),
    win: Int32Array.from(rows, ({ row }) => windows.win[row]),
    win_start_ns: BigInt64Array.from(rows, startNs),
    win_end_ns: BigInt64Array.from(rows, (row) => startNs(row) + BigInt(WINDOW_NS)),
    qa_flags: Int32Array.from(rows, ({ row }) => windows.qa_flags[row]),
    n_events: Float64Array.from(rows, ({ row }) => windows.n_events[row]),
  };
}

/** Every other column of the contract; options have none yet. */
function pressureColumns(rows: readonly PressureRow[]): AnyColumns {
  const names = levelPressure5s.columns.slice(10).map(({ name }) => name);
  return Object.fromEntries(
    names.map((name) => [
      name,
      Float64Array.from(rows, ({ level, row }) => {
        const column = columnOf(level, name);
        return column === undefined ? NaN : toNano(column[row - level.start]);
      }),
    ]),
  );
}

/** A column of a level's pressure; undefined for those of options, which are not there yet. */
function columnOf({ columns }: KindPressure, name: string): Float64Array | undefined {
  return Object.hasOwn(columns, name) ? columns[name] : undefined;
}

/** Rounded to 1e-9, as every stored float is. */
function toNano(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
