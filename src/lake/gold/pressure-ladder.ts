import { levels2m } from '../../contracts/levels-2m.ts';
import { pressureLadder5s } from '../../contracts/pressure-ladder-5s.ts';
import { LADDER_ROWS, ladderSeries, MINUTE_WINDOWS } from '../../domain/features/ladder.ts';
import { anchorsNear, firstRowOf, rowsNear } from '../../domain/features/level-rows.ts';
import type { LevelRows } from '../../domain/features/level-rows.ts';
import { storedLadder } from '../../domain/features/stored-ladder.ts';
import { indexedLedger, ledgerTables } from '../silver/ledger.ts';
import { defineStage } from '../stage/define-stage.ts';
import { anchorsOf } from './level-pressure.ts';
import type { KindAnchors } from './level-pressure.ts';

/** The ladder around the six levels wherever the mid is near them. */
export const goldPressureLadder = defineStage({
  name: 'gold-pressure-ladder-5s',
  version: 1,
  reads: { ...ledgerTables, levels: { tier: 'silver', contract: levels2m } },
  writes: { tier: 'gold', contract: pressureLadder5s },

  run({ levels, ...ledger }, session) {
    const index = indexedLedger(ledger);
    const kinds = anchorsOf(index, levels, session);
    const anchors = kinds.map((level) => level.anchors);
    const { pressure } = session.profile;
    const rows = rowsNear(index, anchors, pressure.rowBandTicks);
    const near = anchorsNear(index, anchors, { rows, before: MINUTE_WINDOWS - 1 });
    const range = { start: firstRowOf(index, near), end: index.rowCount };
    const ladder = storedLadder(ladderSeries(index, near, pressure, range), rows);
    const { win } = index.ledger.windows;
    return { ...keyColumns(win, kinds, rows), tick: ticksOf(ladder.off), ...ladder };

    function ticksOf(off: Int32Array): Int32Array {
      const { level, row } = rows;
      return off.map((rowsAbove, at) => {
        const i = Math.floor(at / LADDER_ROWS);
        return anchors[level[i]][row[i]] + pressure.nearTicks * rowsAbove;
      });
    }
  },
});

/** Keys of each ladder, once for each of its rows. */
function keyColumns(win: Int32Array, kinds: readonly KindAnchors[], { level, row }: LevelRows) {
  const count = LADDER_ROWS * row.length;
  const levelKinds: string[] = [];
  const levelTicks = new Int32Array(count);
  const wins = new Int32Array(count);
  for (let i = 0; i < row.length; i++) {
    const { kind, anchors } = kinds[level[i]];
    const [from, to] = [i * LADDER_ROWS, (i + 1) * LADDER_ROWS];
    for (let place = 0; place < LADDER_ROWS; place++) levelKinds.push(kind);
    levelTicks.fill(anchors[row[i]], from, to);
    wins.fill(win[row[i]], from, to);
  }
  return { level_kind: levelKinds, level_tick: levelTicks, win: wins };
}
