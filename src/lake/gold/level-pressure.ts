import type { AnyColumns, Columns } from '../../contracts/contract.ts';
import { levelPressure5s } from '../../contracts/level-pressure-5s.ts';
import { levels2m } from '../../contracts/levels-2m.ts';
import { NO_ANCHOR } from '../../domain/features/anchors.ts';
import type { Anchors } from '../../domain/features/anchors.ts';
import { levelAnchors } from '../../domain/features/level-anchors.ts';
import { levelPressures, PRESSURE_LOOKBACK } from '../../domain/features/level-pressure.ts';
import { anchorsNear, firstRowOf, rowsNear } from '../../domain/features/level-rows.ts';
import type { LevelRows } from '../../domain/features/level-rows.ts';
import type { LedgerIndex } from '../../domain/features/ledger-index.ts';
import { storedPressure } from '../../domain/features/stored-pressure.ts';
import { WINDOW_NS } from '../../domain/ledger/ledger-columns.ts';
import { anchorLevelKinds } from '../../domain/session/level-kind.ts';
import type { LevelKind } from '../../domain/session/level-kind.ts';
import { indexedLedger, ledgerTables } from '../silver/ledger.ts';
import { defineStage } from '../stage/define-stage.ts';
import type { StageSession } from '../stage/define-stage.ts';

/** One of the session's six levels, window by window. */
export type KindAnchors = { readonly kind: LevelKind; readonly anchors: Anchors };

/** Pressure around the six levels wherever the mid is near them. */
export const goldLevelPressure = defineStage({
  name: 'gold-level-pressure-5s',
  version: 2,
  reads: { ...ledgerTables, levels: { tier: 'silver', contract: levels2m } },
  writes: { tier: 'gold', contract: levelPressure5s },

  run({ levels, ...ledger }, session) {
    const index = indexedLedger(ledger);
    const kinds = anchorsOf(index, levels, session);
    const anchors = kinds.map((level) => level.anchors);
    const { pressure } = session.profile;
    const rows = rowsNear(index, anchors, pressure.rowBandTicks);
    const near = anchorsNear(index, anchors, { rows, before: PRESSURE_LOOKBACK });
    const range = { start: firstRowOf(index, near), end: index.rowCount };
    const pressures = levelPressures(index, near, pressure, range);
    return { ...keyColumns(index, { kinds, rows }, session), ...storedPressure(pressures, rows) };
  },
});

/** The session's six levels in each window of its ledger, in the order of the strip. */
export function anchorsOf(
  index: LedgerIndex,
  levels: Columns<typeof levels2m>,
  { profile, anchors: { startNs } }: StageSession,
): readonly KindAnchors[] {
  const { win } = index.ledger.windows;
  return anchorLevelKinds
    .filter((kind) => profile.levelKinds.includes(kind))
    .map((kind) => {
      const times = { win, startNs, windowNs: WINDOW_NS };
      return { kind, anchors: levelAnchors(levels, kind, times) };
    });
}

function keyColumns(
  { ledger: { windows } }: LedgerIndex,
  { kinds, rows: { level, row } }: { kinds: readonly KindAnchors[]; rows: LevelRows },
  { date, symbol, anchors: { startNs } }: StageSession,
): AnyColumns {
  // Once for each window, not for each of its levels: BigInt is slow.
  const beginNs = BigInt64Array.from(windows.win, (at) => startNs + BigInt(at) * BigInt(WINDOW_NS));
  const endNs = beginNs.map((ns) => ns + BigInt(WINDOW_NS));
  return {
    session_date: new Array<string>(row.length).fill(date),
    symbol: new Array<string>(row.length).fill(symbol),
    level_kind: Array.from(level, (i) => kinds[i].kind),
    level_tick: level.map((i, at) => kinds[i].anchors[row[at]]),
    anchor_moved: new Uint8Array(
      level.map((i, at) => (hasMoved(kinds[i].anchors, row[at]) ? 1 : 0)),
    ),
    win: row.map((at) => windows.win[at]),
    win_start_ns: timesAt(beginNs, row),
    win_end_ns: timesAt(endNs, row),
    qa_flags: row.map((at) => windows.qa_flags[at]),
    n_events: valuesAt(windows.n_events, row),
  };
}

function valuesAt(values: Float64Array, rows: Int32Array): Float64Array {
  const found = new Float64Array(rows.length);
  for (let i = 0; i < found.length; i++) found[i] = values[rows[i]];
  return found;
}

function timesAt(times: BigInt64Array, rows: Int32Array): BigInt64Array {
  const found = new BigInt64Array(rows.length);
  // A loop of its own moves words; a callback would make a BigInt of each.
  for (let i = 0; i < found.length; i++) found[i] = times[rows[i]];
  return found;
}

/** Whether a level was another in the window before. */
function hasMoved(anchors: Anchors, row: number): boolean {
  const before = anchors[row - 1] ?? NO_ANCHOR;
  return before !== NO_ANCHOR && before !== anchors[row];
}
