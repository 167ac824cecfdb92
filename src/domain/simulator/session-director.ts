import { assert } from '../../base/assert.ts';
import type { Random } from '../../base/random.ts';
import type { LevelKind } from '../session/level-kind.ts';
import { distanceTo, driftAwayFrom, driftTo, tickOnPath } from './approach-path.ts';
import type { ApproachPath } from './approach-path.ts';
import { drawHidden, hiddenBefore, statesAt } from './hidden-states.ts';
import type { Hidden } from './hidden-states.ts';
import { TOGETHER_TICKS } from './level-watch.ts';
import type { ArmedLevel, LevelTouch, LevelWatch } from './level-watch.ts';
import type { Modulation } from './market-engine.ts';
import { drawOutcome, drawStates, outcomeOdds } from './planted-theory.ts';
import type { OutcomeOdds, PlantedOutcome } from './planted-theory.ts';
import type { HiddenPair, Travel, ZoneRules } from './zone-states.ts';
import { zoneStates } from './zone-states.ts';

/** What was planted at one touch of a level: the truth. */
export type PlantedTouch = LevelTouch &
  HiddenPair & {
    /** How long the states bent the flow of orders before it, seconds; 0: nobody saw it coming. */
    readonly bentS: number;
    readonly odds: OutcomeOdds;
    readonly outcome: PlantedOutcome;
  };

/** Where the market stands. */
export type MarketMoment = {
  /** Seconds since the session's start. */
  readonly timeS: number;
  /** Ticks. */
  readonly mid: number;
  readonly efficientTick: number;
};

/** What a director works with. */
export type DirectorOptions = {
  readonly watch: LevelWatch;
  readonly random: Random;
  readonly rules: ZoneRules;
  readonly strength: number;
  /** No approach begins from here on, seconds since the session's start. */
  readonly endS: number;
};

/** An approach takes about so long, and its states bend the flow all the while, seconds. */
const APPROACH_S = { start: 135, end: 166 } as const;
/** An approach that took so much longer is given up, seconds. */
const PATIENCE_S = 120;
/** Price waits so far from the level it will be led to, ticks, and so long, seconds. */
const WAIT_TICKS = { start: 16, end: 23 } as const;
const WAIT_S = { start: 120, end: 211 } as const;
/** It has come to where it waits as soon as it is so near, ticks. */
const THERE_TICKS = 5;
/** On its way to a level price walks as it likes so far from its path, ticks. */
const FREE_TICKS = 2;
/** Farther levels are left alone, ticks; nearer ones would be touched anyway. */
const REACH_TICKS = { start: 12, end: 160 } as const;
/** How long a level with no other near it is waited for, seconds. */
const LONELY_S = 450;
/** Drift of price from a level that was touched to the outcome, ticks per second. */
const OUTCOME_DRIFT = 0.25;
/** Pull back to the level while price is stuck there, per second. */
const CHOP_PULL = 0.1;
/** Where it is stuck it turns away from other levels no faster, ticks per second. */
const CHOP_SHY_MAX = 0.25;
/** An outcome is carried out up to so many barriers from the level, or for the primary horizon. */
const CARRY_BARRIERS = 1.3;
const CARRY_S = 480;
/** States around other levels go on for so long after a touch, whatever comes of it, seconds. */
const AFTERWARDS_S = 100;
/** Levels that are touched within so long of each other, and are as near, share what is planted. */
const TOGETHER_S = 60;

/** Nothing is hidden, and price waits within sight of a level. */
type Waiting = {
  readonly kind: 'waiting';
  readonly sinceS: number;
  readonly level?: LevelKind;
  readonly travel: Travel;
  readonly distance: number;
  /** When it has waited enough; undefined before it is there. */
  readonly untilS?: number;
};

/** Price is led to a level while states bend the flow of orders around it. */
type Approaching = ApproachPath & {
  readonly kind: 'approaching';
  readonly level: LevelKind;
};

/** What was drawn at a touch comes true, and after it what was drawn on the way. */
type Carrying = {
  readonly kind: 'carrying';
  readonly touch: PlantedTouch;
  readonly next?: PlantedTouch;
};

/**
 * Leads a market to one of its levels after the other: lets price wait in sight of it, bends the
 * flow of orders around it while price comes nearer, and carries out the outcome drawn at the touch.
 */
export class SessionDirector {
  readonly #options: DirectorOptions;
  readonly #touches: PlantedTouch[] = [];
  #phase: Waiting | Approaching | Carrying;
  #hidden: Hidden | undefined;

  constructor(options: DirectorOptions) {
    this.#options = options;
    this.#phase = this.#waiting(0);
  }

  /** What was planted so far, in order. */
  get touches(): readonly PlantedTouch[] {
    return this.#touches;
  }

  /** The market's rates for the second to come. */
  direct(moment: MarketMoment): Modulation {
    const { watch, rules } = this.#options;
    for (const touch of watch.takeTouches()) this.#onTouch(touch);
    const armed = watch.armedLevels();
    const driftTicksPerS = this.#drift(moment, armed);
    const hidden = this.#hidden;
    const states = hidden && moment.timeS < hidden.untilS ? statesAt(hidden, armed) : [];
    return { ...zoneStates(states, rules), driftTicksPerS };
  }

  /** Whatever is touched has its outcome drawn. */
  #onTouch(touch: LevelTouch): void {
    const { random, strength } = this.#options;
    const phase = this.#phase;
    if (phase.kind === 'carrying' && areTogether(phase.touch, touch)) {
      this.#touches.push({ ...phase.touch, ...touch });
      return;
    }
    const seen = this.#hidden && hiddenBefore(this.#hidden, touch);
    const { ahead, behind, bentS } = seen ?? { ...drawStates(random), bentS: 0 };
    const odds = outcomeOdds({ ahead, behind }, strength);
    const outcome = drawOutcome(odds, random);
    const planted = { ...touch, ahead, behind, bentS, odds, outcome };
    this.#touches.push(planted);
    // On its way to a barrier price goes on; where it is stuck it has got away.
    const isOnWay = phase.kind === 'carrying' && phase.touch.outcome !== 'CHOP';
    this.#phase = isOnWay ? { ...phase, next: planted } : { kind: 'carrying', touch: planted };
    if (this.#hidden) {
      const untilS = Math.min(this.#hidden.untilS, touch.timeS + AFTERWARDS_S);
      this.#hidden = { ...this.#hidden, untilS };
    }
  }

  /** Drift of the efficient price for the second to come, ticks per second. */
  #drift(moment: MarketMoment, armed: readonly ArmedLevel[]): number {
    if (this.#phase.kind === 'carrying') return this.#carry(this.#phase, moment, armed);
    if (this.#phase.kind === 'approaching') return this.#approach(this.#phase, moment, armed);
    return this.#wait(this.#phase, moment, armed);
  }

  #carry({ touch, next }: Carrying, moment: MarketMoment, armed: readonly ArmedLevel[]): number {
    const { timeS, mid, efficientTick } = moment;
    const { travel, levelTick, barrier, outcome } = touch;
    const others = armed.filter((other) => Math.abs(other.levelTick - levelTick) > TOGETHER_TICKS);
    const away = driftAwayFrom(others, moment);
    const traveled = Math.abs(mid - levelTick);
    const isDecided = traveled > barrier && (next !== undefined || away !== 0);
    const isOver = timeS - touch.timeS >= CARRY_S || traveled >= CARRY_BARRIERS * barrier;
    if (isDecided || isOver) {
      this.#phase = next ? { kind: 'carrying', touch: next } : this.#waiting(timeS);
    }
    if (outcome === 'CHOP') {
      const held = Math.max(-CHOP_SHY_MAX, Math.min(CHOP_SHY_MAX, away));
      return CHOP_PULL * (levelTick - efficientTick) + held;
    }
    return OUTCOME_DRIFT * (outcome === 'BREAK' ? travel : -travel);
  }

  #waiting(sinceS: number): Waiting {
    const { random } = this.#options;
    const travel = random.uniform() < 0.5 ? 1 : -1;
    const distance = random.integer(WAIT_TICKS.start, WAIT_TICKS.end);
    return { kind: 'waiting', sinceS, travel, distance };
  }

  /** Waits in sight of a level, and sets out for it in the end. */
  #wait(phase: Waiting, moment: MarketMoment, armed: readonly ArmedLevel[]): number {
    const { timeS, mid, efficientTick } = moment;
    const { random, watch, endS } = this.#options;
    const target = this.#target(phase, moment, armed);
    const others = armed.filter(({ kind }) => kind !== target?.kind);
    const away = driftAwayFrom(others, moment);
    if (!target) return away;
    const { kind: level, travel } = target;
    const fromTicks = distanceTo(target, mid);
    const isThere = Math.abs(fromTicks - phase.distance) <= THERE_TICKS + FREE_TICKS;
    const enoughS = isThere ? timeS + random.integer(WAIT_S.start, WAIT_S.end) : undefined;
    const { untilS = enoughS } = phase;
    this.#phase = { ...phase, level, travel, ...(untilS === undefined ? {} : { untilS }) };
    const isQuiet = watch.isAlone(level) || timeS - phase.sinceS > LONELY_S;
    if (untilS !== undefined && timeS >= untilS && timeS < endS && isThere && isQuiet) {
      this.#setOut(target, moment, armed);
    }
    return driftTo(target.levelTick - travel * phase.distance, efficientTick, THERE_TICKS) + away;
  }

  /** Draws what is hidden around a level, and lets price come to it. */
  #setOut(target: ArmedLevel, { timeS, mid }: MarketMoment, armed: readonly ArmedLevel[]): void {
    const { random, rules } = this.#options;
    const { kind: level, travel } = target;
    const durationS = random.integer(APPROACH_S.start, APPROACH_S.end);
    const states = drawHidden(target, armed, { random, zoneTicks: rules.zoneTicks });
    this.#hidden = { sinceS: timeS, untilS: Infinity, states };
    const fromTicks = distanceTo(target, mid);
    this.#phase = { kind: 'approaching', level, travel, sinceS: timeS, durationS, fromTicks };
  }

  /** The first level on one side of price: the one it is at, one that stands alone, or any. */
  #target(
    { level, travel, sinceS }: Waiting,
    { timeS, mid }: MarketMoment,
    armed: readonly ArmedLevel[],
  ): ArmedLevel | undefined {
    const { watch } = this.#options;
    const sorted = armed
      .map((each) => ({ ...each, distance: distanceTo(each, mid) }))
      .filter(({ distance }) => distance > 0 && distance <= REACH_TICKS.end)
      .sort((a, b) => a.distance - b.distance);
    const first = ([1, -1] as const).flatMap(
      (side) => sorted.find((each) => each.travel === side) ?? [],
    );
    const known = first.find((each) => each.kind === level && each.travel === travel);
    if (known) return known;
    const alone = first.filter(({ kind }) => watch.isAlone(kind));
    const isLate = timeS - sinceS > LONELY_S;
    const open = alone.length > 0 || !isLate ? alone : first;
    return (
      first.find(({ distance }) => distance < REACH_TICKS.start) ??
      open.find((each) => each.travel === travel) ??
      open.at(0)
    );
  }

  #approach(phase: Approaching, moment: MarketMoment, armed: readonly ArmedLevel[]): number {
    const { timeS, efficientTick } = moment;
    const target = levelOf(phase, armed);
    if (!target || timeS - phase.sinceS > phase.durationS + PATIENCE_S) {
      this.#phase = this.#waiting(timeS);
      this.#hidden = undefined;
      return 0;
    }
    const { watch } = this.#options;
    const others = armed.filter(({ kind }) => !watch.areTogether(kind, target.kind));
    const place = tickOnPath(phase, target.levelTick, timeS);
    return driftTo(place, efficientTick, FREE_TICKS) + driftAwayFrom(others, moment);
  }
}

function levelOf({ level, travel }: Approaching, armed: readonly ArmedLevel[]) {
  return armed.find((each) => each.kind === level && each.travel === travel);
}

function areTogether(before: LevelTouch, touch: LevelTouch): boolean {
  assert(touch.timeS >= before.timeS, 'touches: expected in order of time');
  return (
    before.travel === touch.travel &&
    Math.abs(before.levelTick - touch.levelTick) <= TOGETHER_TICKS &&
    touch.timeS - before.timeS <= TOGETHER_S
  );
}
