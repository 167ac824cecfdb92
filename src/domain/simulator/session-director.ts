import { assert } from '../../base/assert.ts';
import type { Random } from '../../base/random.ts';
import type { LevelKind } from '../session/level-kind.ts';
import { HiddenApproaches } from './hidden-approaches.ts';
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
    /** How long the states bent the flow of orders before it, seconds; 0: they came too late. */
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

/** Price comes to a level in about so long once its states bend the flow, seconds. */
const PRECURSOR_S = 120;
/** Farther levels are left alone, ticks. */
const REACH_TICKS = 160;
/** An approach that took so long is given up, seconds. */
const PATIENCE_S = 900;
/** Drift of price on its way to a level and, once touched, to the outcome, ticks per second. */
const LEAD = { min: 0.05, max: 0.4, far: 0.25 } as const;
const OUTCOME_DRIFT = 0.25;
/** Pull back to the level while price is stuck there, per second. */
const CHOP_PULL = 0.05;
/** An outcome is carried out up to so many barriers from the level, or for the primary horizon. */
const CARRY_BARRIERS = 1.3;
const CARRY_S = 480;
/** Quiet time between one outcome and the next approach, seconds. */
const REST_S = { start: 10, end: 40 } as const;
/** Levels that are touched within so long of each other, and are as near, share what is planted. */
const TOGETHER_S = 60;

type Resting = { readonly kind: 'resting'; readonly untilS: number };

type Leading = {
  readonly kind: 'leading';
  readonly level: LevelKind;
  readonly travel: Travel;
  readonly sinceS: number;
};

type Carrying = { readonly kind: 'carrying'; readonly touch: PlantedTouch };

/**
 * Leads a market to one of its levels after the other, bends the flow of orders around levels that
 * price may touch, and carries out the outcome that was drawn at the touch.
 */
export class SessionDirector {
  readonly #options: DirectorOptions;
  readonly #hidden: HiddenApproaches;
  readonly #touches: PlantedTouch[] = [];
  #phase: Resting | Leading | Carrying = { kind: 'resting', untilS: 0 };

  constructor(options: DirectorOptions) {
    this.#options = options;
    this.#hidden = new HiddenApproaches(options.random);
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
    const states = this.#hidden.at(moment.timeS, moment.mid, armed);
    return { ...zoneStates(states, rules), driftTicksPerS: this.#drift(moment, armed) };
  }

  /** Whatever is touched has its outcome drawn; what was carried out before is over. */
  #onTouch(touch: LevelTouch): void {
    const { random, strength } = this.#options;
    const before = this.#phase.kind === 'carrying' ? this.#phase.touch : undefined;
    if (before && areTogether(before, touch)) {
      this.#touches.push({ ...before, ...touch });
      return;
    }
    const hidden = this.#hidden.of(touch);
    const { ahead, behind } = hidden ?? drawStates(random);
    const bentS = hidden ? touch.timeS - hidden.sinceS : 0;
    const odds = outcomeOdds({ ahead, behind }, strength);
    const outcome = drawOutcome(odds, random);
    const planted = { ...touch, ahead, behind, bentS, odds, outcome };
    this.#touches.push(planted);
    this.#phase = { kind: 'carrying', touch: planted };
  }

  /** Drift of the efficient price for the second to come, ticks per second. */
  #drift(moment: MarketMoment, armed: readonly ArmedLevel[]): number {
    if (this.#phase.kind === 'carrying') return this.#carry(this.#phase, moment);
    if (this.#phase.kind === 'resting') this.#choose(this.#phase, moment, armed);
    return this.#phase.kind === 'leading' ? this.#lead(this.#phase, moment, armed) : 0;
  }

  #carry({ touch }: Carrying, { timeS, mid, efficientTick }: MarketMoment): number {
    const { travel, levelTick, barrier, outcome } = touch;
    const isFar = Math.abs(mid - levelTick) >= CARRY_BARRIERS * barrier;
    if (timeS - touch.timeS >= CARRY_S || isFar) return this.#rest(timeS);
    if (outcome === 'CHOP') return CHOP_PULL * (levelTick - efficientTick);
    return OUTCOME_DRIFT * (outcome === 'BREAK' ? travel : -travel);
  }

  #rest(timeS: number): 0 {
    const { start, end } = REST_S;
    this.#phase = { kind: 'resting', untilS: timeS + this.#options.random.integer(start, end) };
    return 0;
  }

  /** Turns to the nearest level on either side, whichever the coin says. */
  #choose({ untilS }: Resting, { timeS, mid }: MarketMoment, armed: readonly ArmedLevel[]): void {
    const { watch, random, endS } = this.#options;
    if (timeS < untilS || timeS >= endS) return;
    const near = armed
      .map((level) => ({ ...level, distance: level.travel * (level.levelTick - mid) }))
      .filter(({ distance }) => distance > 0 && distance <= REACH_TICKS)
      .sort((a, b) => a.distance - b.distance);
    const alone = near.filter(({ kind }) => watch.isAlone(kind));
    const coin: Travel = random.uniform() < 0.5 ? 1 : -1;
    const target = [...alone, ...near].find(({ travel }) => travel === coin) ?? near.at(0);
    if (!target) return;
    const { kind: level, travel } = target;
    this.#phase = { kind: 'leading', level, travel, sinceS: timeS };
  }

  /** Brings price nearer; once the level is in reach, so that it comes there in two minutes. */
  #lead(
    { level, travel, sinceS }: Leading,
    { timeS, mid }: MarketMoment,
    armed: readonly ArmedLevel[],
  ): number {
    const target = armed.find((other) => other.kind === level && other.travel === travel);
    if (!target || timeS - sinceS > PATIENCE_S) return this.#rest(timeS);
    const hidden = this.#hidden.of(target);
    if (!hidden) return travel * LEAD.far;
    const leftS = Math.max(1, Math.max(hidden.sinceS, sinceS) + PRECURSOR_S - timeS);
    const speed = (travel * (target.levelTick - mid)) / leftS;
    return travel * Math.min(LEAD.max, Math.max(LEAD.min, speed));
  }
}

function areTogether(before: LevelTouch, touch: LevelTouch): boolean {
  assert(touch.timeS >= before.timeS, 'touches: expected in order of time');
  return (
    before.travel === touch.travel &&
    Math.abs(before.levelTick - touch.levelTick) <= TOGETHER_TICKS &&
    touch.timeS - before.timeS <= TOGETHER_S
  );
}
