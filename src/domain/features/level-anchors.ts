import type { LevelColumns } from '../levels/level-columns.ts';
import type { LevelKind } from '../session/level-kind.ts';
import { NO_ANCHOR } from './anchors.ts';
import type { Anchors } from './anchors.ts';

/** Windows of a ledger and when they are. */
export type WindowTimes = {
  /** Windows since the session's start, without gaps. */
  readonly win: Int32Array;
  /** Start of the session, UNIX ns, and length of a window, ns. */
  readonly startNs: bigint;
  readonly windowNs: number;
};

/**
 * The level of a kind in each window: what the last bar that had closed when the window began left
 * of it, `NO_ANCHOR` while that is not valid.
 */
export function levelAnchors(levels: LevelColumns, kind: LevelKind, times: WindowTimes): Anchors {
  const { level_kind: kinds, level_tick: ticks, valid, available_at_ns: knownNs } = levels;
  const { win, startNs, windowNs } = times;
  const anchors = new Int32Array(win.length).fill(NO_ANCHOR);
  let row = 0;
  let anchor = NO_ANCHOR;
  for (let i = 0; i < win.length; i++) {
    const ns = win[i] * windowNs;
    for (; row < kinds.length && Number(knownNs[row] - startNs) <= ns; row++) {
      if (kinds[row] === kind) anchor = valid[row] === 1 ? ticks[row] : NO_ANCHOR;
    }
    anchors[i] = anchor;
  }
  return anchors;
}
