import type { SlotAtr } from '../features/seasonal-atr.ts';
import { barrierTicks } from '../features/seasonal-atr.ts';
import type { LevelColumns } from '../levels/level-columns.ts';
import type { EpisodeRules } from '../session/instrument-profile.ts';
import type { LevelKind } from '../session/level-kind.ts';
import type { SessionAnchors } from '../session/session-anchors.ts';
import type { Approach, LevelPhase } from './approach.ts';
import { LevelMachine } from './level-machine.ts';
import type { RowType } from './setup-moment.ts';
import type { TradeTape } from './trade-tape.ts';

/** A session as its levels are followed through it; all of it is borrowed. */
export type EpisodeSession = {
  readonly tape: TradeTape;
  readonly anchors: SessionAnchors;
  readonly barSeconds: number;
  /** Of every slot, from bars that had closed when it began. */
  readonly atr: SlotAtr;
  readonly rules: EpisodeRules;
};

/** A moment of an approach; times ns since the session's start, prices ticks. */
export type FollowedMoment = {
  readonly rowType: RowType;
  readonly ns: number;
  /** Trades of the tape that are known then. */
  readonly tradeCount: number;
  readonly approach: Approach;
  readonly levelTick: number;
  readonly xTicks: number;
  readonly atr: number;
  readonly isSeasonal: boolean;
  readonly barrierTicks: number;
};

/** A level followed through a session. */
export type FollowedLevel = {
  readonly approaches: readonly Approach[];
  /** In the order of time. */
  readonly moments: readonly FollowedMoment[];
  /** How price stood to it in the end. */
  readonly last: LevelPhase;
};

/**
 * The level of a kind in each slot of the day, ticks: what the last bar that had closed when the slot
 * began left of it, NaN while that is not valid.
 */
export function levelBySlot(
  { level_kind: kinds, level_tick: ticks, valid, available_at_ns: knownNs }: LevelColumns,
  kind: LevelKind,
  { startNs, barSeconds, slotCount }: SlotGrid,
): Float64Array {
  const bySlot = new Float64Array(slotCount).fill(NaN);
  const barNs = BigInt(barSeconds) * 1_000_000_000n;
  for (let row = 0; row < kinds.length; row++) {
    if (kinds[row] !== kind) continue;
    const slot = Number((knownNs[row] - startNs) / barNs);
    // Bars without trades leave no rows; the level stays.
    bySlot.fill(valid[row] === 1 ? ticks[row] : NaN, slot);
  }
  return bySlot;
}

/** The slots of a day. */
export type SlotGrid = {
  /** UNIX ns. */
  readonly startNs: bigint;
  readonly barSeconds: number;
  readonly slotCount: number;
};

/**
 * Follows a level from the open to the end of the tail, or as far as `untilNs`: what is later than
 * that is not looked at.
 *
 * Moments stand on a grid of the day, at every `rowStepSeconds` of an approach and of an episode, and
 * at each trigger; none after the session's end, for the tail is there for outcomes alone.
 *
 * @param levelTicks the level by slot, as `levelBySlot`; of a drawn level the same all day.
 */
export function followLevel(
  session: EpisodeSession,
  levelTicks: Float64Array,
  untilNs = Infinity,
): FollowedLevel {
  const { tape, anchors, barSeconds, rules } = session;
  const since = (tsNs: bigint): number => Number(tsNs - anchors.startNs);
  const openNs = since(anchors.openNs);
  const tailEndNs = since(anchors.tailEndNs);
  const endNs = Math.min(untilNs, tailEndNs);
  const machine = new LevelMachine(rules, openNs);
  const moments: FollowedMoment[] = [];
  const record = momentRecorder(session, machine, moments);
  const slotNs = barSeconds * 1e9;
  const stepNs = rules.rowStepSeconds * 1e9;
  let slot = Math.floor(openNs / slotNs);
  let i = tape.countBefore(openNs);
  if (openNs <= endNs) moveTo(openNs);
  for (let ns = openNs; ns < endNs;) {
    ns = Math.min((Math.floor(ns / stepNs) + 1) * stepNs, (slot + 1) * slotNs, endNs);
    feedUntil(ns);
    if (ns === (slot + 1) * slotNs && ns < tailEndNs) {
      slot++;
      moveTo(ns);
    }
    machine.advance(ns);
    if (ns % stepNs === 0 && ns < since(anchors.endNs)) record(ns, i);
  }
  if (endNs === tailEndNs) machine.close(endNs);
  return { approaches: machine.approaches, moments, last: machine.state() };

  function moveTo(ns: number): void {
    machine.moveLevel(ns, {
      levelTick: levelTicks[slot] ?? NaN,
      atr: session.atr.ticks[slot] ?? NaN,
    });
  }

  function feedUntil(ns: number): void {
    const { ns: times, tick, size } = tape;
    for (; i < times.length && times[i] < ns; i++) {
      const count = machine.triggerCount;
      machine.trade(times[i], tick[i], size[i]);
      if (machine.triggerCount > count && times[i] < since(anchors.endNs)) record(times[i], i + 1);
    }
  }
}

/** Writes down the moment that a machine is in, if it is one of an approach. */
function momentRecorder(
  { atr, barSeconds, rules }: EpisodeSession,
  machine: LevelMachine,
  moments: FollowedMoment[],
): (ns: number, tradeCount: number) => void {
  return (ns, tradeCount) => {
    const approach = machine.approaches.at(-1);
    if (!approach) return;
    const { trigger, direction, end } = approach;
    const isAtTrigger = trigger?.ns === ns;
    // A trigger beyond the barrier is over at once, and a moment all the same.
    if (end && !isAtTrigger) return;
    const { levelTick, tick } = machine.state();
    const slot = Math.floor(ns / (barSeconds * 1e9));
    const anchor = trigger?.levelTick ?? levelTick;
    moments.push({
      rowType: isAtTrigger ? 'TRIGGER' : trigger ? 'LIVE' : 'MONITOR',
      ...{ ns, tradeCount, approach, levelTick: anchor, xTicks: direction * (tick - anchor) + 0 },
      ...{ atr: atr.ticks[slot], isSeasonal: atr.isSeasonal[slot] === 1 },
      barrierTicks: trigger?.barrierTicks ?? barrierTicks(atr.ticks[slot], rules),
    });
  };
}
