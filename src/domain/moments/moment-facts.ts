import type { LevelKind } from '../session/level-kind.ts';
import type { PreparedSession } from './feature-session.ts';
import { pushBefore, PUSH_WINDOWS } from '../features/force-mass.ts';
import type { Push } from '../features/force-mass.ts';
import { orderFlow } from '../features/order-flow.ts';
import type { OrderFlow } from '../features/order-flow.ts';
import type { AtrMode } from '../features/seasonal-atr.ts';
import { sessionContext } from '../features/session-context.ts';
import type { SessionContext } from '../features/session-context.ts';
import { tapeFlow } from '../features/tape-flow.ts';
import type { TapeFlow } from '../features/tape-flow.ts';

/** What a moment tells whatever the level; up and buying positive, NaN unknown. */
export type MomentFacts = {
  /** Window row of the ledger that ended last by the moment. */
  readonly row: number;
  /** Ticks. */
  readonly atr: number;
  readonly atrMode: AtrMode | undefined;
  /** Log ratio to the slot's usual ATR. */
  readonly atrRel: number;
  readonly flow: OrderFlow;
  /** Of all prices, `near` too. */
  readonly tape: TapeFlow;
  /** The last thirty seconds, and the thirty before. */
  readonly push: Push;
  readonly pushBefore: Push;
  readonly context: SessionContext;
  /** Levels that are valid, ticks. */
  readonly levels: ReadonlyMap<LevelKind, number>;
};

/**
 * What a moment tells, from windows and bars that have ended by then.
 *
 * @param row window that ended last by the moment. @param tsNs the moment, UNIX ns.
 */
export function momentFacts(session: PreparedSession, row: number, tsNs: bigint): MomentFacts {
  const { index, stats, profile, anchors, since } = session;
  const { windows } = index.ledger;
  const { kappa } = profile.pressure;
  const end = row + 1;
  const levels = levelsAt(session, tsNs);
  const premarket = { high: levels.get('PM_HIGH'), low: levels.get('PM_LOW') };
  return {
    ...{ row, levels, ...atrAt(session, tsNs) },
    flow: orderFlow(session.flow, end),
    tape: tapeFlow(windows, windows, end, { kappa, bigBucket: stats.bigBucket }),
    push: pushBefore(windows, end),
    pushBefore: pushBefore(windows, end - PUSH_WINDOWS),
    context: sessionContext(since, { row, tsNs, premarket }, anchors),
  };
}

/** The ATR that a moment goes by. @param tsNs UNIX ns. */
export function atrAt(
  { stats, profile, anchors, atr }: PreparedSession,
  tsNs: bigint,
): Pick<MomentFacts, 'atr' | 'atrMode' | 'atrRel'> {
  const slot = Math.floor(Number(tsNs - anchors.startNs) / (profile.barSeconds * 1e9));
  const ticks = atr.ticks[slot] ?? NaN;
  const mode = atr.isSeasonal[slot] === 1 ? 'seasonal' : 'wilder14';
  return {
    atr: ticks,
    atrMode: Number.isNaN(ticks) ? undefined : mode,
    atrRel: Math.log(ticks / (stats.atrUsual[slot] ?? NaN)),
  };
}

/** Valid levels after the last bar that has closed by a moment, ticks. @param tsNs UNIX ns. */
export function levelsAt({ barLevels }: PreparedSession, tsNs: bigint): MomentFacts['levels'] {
  return barLevels.findLast(({ closeNs }) => closeNs <= tsNs)?.ticks ?? new Map();
}
