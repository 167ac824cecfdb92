import { LevelMachine } from '../episodes/level-machine.ts';
import {
  barrierTicks,
  seasonalAtr,
  seasonOf,
  slotBars,
  wilderAtr,
} from '../features/seasonal-atr.ts';
import type { SlotClock } from '../features/seasonal-atr.ts';
import { LevelTracker } from '../levels/level-tracker.ts';
import type { EpisodeRules, InstrumentProfile } from '../session/instrument-profile.ts';
import type { LevelKind } from '../session/level-kind.ts';
import type { SessionAnchors } from '../session/session-anchors.ts';
import type { Travel } from './zone-states.ts';

/** A touch of a level that more than one small print has confirmed: the trigger of an episode. */
export type LevelTouch = {
  readonly kind: LevelKind;
  readonly travel: Travel;
  /** Which of the level's triggers from this side it is in the session, from 1. */
  readonly ordinal: number;
  /** Frozen at the first trade that touched. */
  readonly levelTick: number;
  /** Seconds since the session's start. */
  readonly timeS: number;
  /** Distance from the level at which the outcome is decided, ticks. */
  readonly barrier: number;
};

/** A level that price may be led to. */
export type ArmedLevel = {
  readonly kind: LevelKind;
  readonly travel: Travel;
  readonly levelTick: number;
};

/** A session whose levels are watched. */
export type WatchedSession = {
  readonly profile: InstrumentProfile;
  readonly anchors: SessionAnchors;
  /** True ranges by slot of earlier sessions, ticks, the latest first. */
  readonly earlierRanges: readonly Float64Array[];
};

type WatchedLevel = {
  readonly kind: LevelKind;
  readonly machine: LevelMachine;
  /** As of the last closed bar; NaN while it is not valid. */
  tick: number;
};

/** Levels this near are touched together. */
export const TOGETHER_TICKS = 2;
/** A level so far beyond the barrier is not touched before the outcome is decided, ticks. */
const CLEARANCE_TICKS = 12;

/**
 * The levels of a session in the making and how price stands to them, told from its trades by the
 * code that makes the lake's levels and episodes.
 */
export class LevelWatch {
  readonly #tracker: LevelTracker;
  readonly #levels: readonly WatchedLevel[];
  readonly #clock: SlotClock;
  readonly #season: Float64Array;
  readonly #rules: EpisodeRules;
  readonly #openNs: number;
  readonly #touches: LevelTouch[] = [];
  #atr = NaN;

  constructor({ profile, anchors, earlierRanges }: WatchedSession) {
    const { barSeconds, season, episodes } = profile;
    const { levelKinds } = episodes;
    this.#rules = episodes;
    this.#openNs = Number(anchors.openNs - anchors.startNs);
    const slotCount = Number(anchors.barsEndNs - anchors.startNs) / (barSeconds * 1e9);
    this.#clock = { startNs: anchors.startNs, barSeconds, slotCount };
    const known = earlierRanges.slice(0, season.sessions);
    // A season of too few sessions is none.
    this.#season = seasonOf(known.length < season.sessionsMin ? [] : known, slotCount);
    this.#tracker = new LevelTracker(
      { profile: { ...profile, levelKinds: [...levelKinds] }, anchors },
      { keepsRows: false },
    );
    this.#levels = levelKinds.map((kind) => ({
      ...{ kind, machine: new LevelMachine(episodes, this.#openNs), tick: NaN },
    }));
  }

  /** Takes a trade. @param timeNs since the session's start. */
  trade(timeNs: number, tick: number, sz: number): void {
    // Who was the aggressor matters to no level.
    this.#tracker.trade(timeNs, tick, sz, 0);
    if (timeNs < this.#openNs) return;
    for (const level of this.#levels) {
      const { machine } = level;
      const count = machine.triggerCount;
      machine.trade(timeNs, tick, sz);
      if (machine.triggerCount > count) this.#noteTouch(level);
    }
  }

  /** Takes over levels and ATR as the bars leave them that have closed. @param timeS a bar's end. */
  closeBar(timeS: number): void {
    const ns = timeS * 1e9;
    const states = this.#tracker.levelsAt(ns);
    this.#atr = this.#atrIn(Math.floor(timeS / this.#clock.barSeconds));
    for (const level of this.#levels) {
      const state = states.find(({ kind }) => kind === level.kind);
      level.tick = state?.valid === true ? (state.tick ?? NaN) : NaN;
      level.machine.moveLevel(ns, { levelTick: level.tick, atr: this.#atr });
    }
  }

  /** Touches since the last call, in order. */
  takeTouches(): readonly LevelTouch[] {
    return this.#touches.splice(0);
  }

  /** Whether two levels are so near to each other that both are touched at once. */
  areTogether(a: LevelKind, b: LevelKind): boolean {
    return a === b || Math.abs(this.#tickOf(a) - this.#tickOf(b)) <= TOGETHER_TICKS;
  }

  /** Whether no other level is so near to one that both would decide what becomes of price. */
  isAlone(kind: LevelKind): boolean {
    const own = this.#tickOf(kind);
    const reach = barrierTicks(this.#atr, this.#rules) + CLEARANCE_TICKS;
    return this.#levels.every(({ tick }) => {
      const apart = Math.abs(tick - own);
      return Number.isNaN(apart) || apart <= TOGETHER_TICKS || apart > reach;
    });
  }

  /** Levels that price may touch from the side it is on. */
  armedLevels(): readonly ArmedLevel[] {
    return this.#levels.flatMap(({ kind, machine }) => {
      const { phase, direction, levelTick } = machine.state();
      const isArmed = direction !== undefined && phase !== 'LIVE';
      return isArmed ? [{ kind, travel: direction, levelTick }] : [];
    });
  }

  /** True range of each slot's bar so far, ticks; NaN without a bar. */
  ranges(): Float64Array {
    const { slots, ranges } = slotBars(this.#tracker.bars(), this.#clock);
    const bySlot = new Float64Array(this.#clock.slotCount).fill(NaN);
    slots.forEach((slot, bar) => (bySlot[slot] = ranges[bar]));
    return bySlot;
  }

  #tickOf(kind: LevelKind): number {
    return this.#levels.find((level) => level.kind === kind)?.tick ?? NaN;
  }

  #noteTouch({ kind, machine }: WatchedLevel): void {
    const approach = machine.approaches.at(-1);
    if (!approach?.trigger) return;
    const { ordinal, levelTick, ns, barrierTicks: barrier } = approach.trigger;
    this.#touches.push({
      ...{ kind, travel: approach.direction, ordinal, levelTick, barrier },
      timeS: ns / 1e9,
    });
  }

  /** The ATR that a slot's rows go by. */
  #atrIn(slot: number): number {
    const bars = slotBars(this.#tracker.bars(), this.#clock);
    const seasonal = seasonalAtr(this.#season, bars, slot);
    return Number.isNaN(seasonal) ? wilderAtr(bars.ranges) : seasonal;
  }
}
