import { LevelTracker } from '../levels/level-tracker.ts';
import { barrierTicks, trueRanges, wilderAtr } from '../features/seasonal-atr.ts';
import { anchorLevelKinds } from '../session/level-kind.ts';
import type { LevelKind } from '../session/level-kind.ts';
import type { InstrumentProfile } from '../session/instrument-profile.ts';
import type { SessionAnchors } from '../session/session-anchors.ts';
import type { SessionSpan } from './intraday-shape.ts';
import { sigmaAt } from './intraday-shape.ts';
import { TouchWatch } from './touch-watch.ts';
import type { Touch } from './touch-watch.ts';
import type { Travel } from './zone-states.ts';

/** A touch of a level. */
export type LevelTouch = Touch & { readonly kind: LevelKind; readonly levelTick: number };

/** A level that price may be led to. */
export type ArmedLevel = {
  readonly kind: LevelKind;
  readonly travel: Travel;
  readonly levelTick: number;
};

type WatchedLevel = {
  readonly kind: LevelKind;
  readonly watch: TouchWatch;
  /** As of the last closed bar; undefined while it is not valid. */
  tick: number | undefined;
};

/** Levels this near are touched together. */
export const TOGETHER_TICKS = 2;
/** Range of a Brownian bar over its standard deviation, as a geometric mean. */
const BAR_RANGE = 1.530625;

/**
 * The six levels of a session in the making, computed from its trades by the code that makes the
 * lake's levels, and their touches.
 */
export class LevelWatch {
  readonly #tracker: LevelTracker;
  readonly #levels: readonly WatchedLevel[];
  readonly #span: SessionSpan;
  readonly #barSeconds: number;
  readonly #touches: LevelTouch[] = [];
  #barrier = barrierTicks(0, 1);

  constructor(profile: InstrumentProfile, anchors: SessionAnchors, span: SessionSpan) {
    const levelKinds = anchorLevelKinds.slice();
    this.#tracker = new LevelTracker(
      { profile: { ...profile, levelKinds }, anchors },
      { keepsRows: false },
    );
    this.#levels = levelKinds.map((kind) => ({ kind, watch: new TouchWatch(), tick: undefined }));
    this.#span = span;
    this.#barSeconds = profile.barSeconds;
  }

  /** Distance at which the outcome of a touch is decided now, ticks. */
  get barrier(): number {
    return this.#barrier;
  }

  /** Takes a trade. @param timeNs since the session's start. */
  trade(timeNs: number, tick: number, sz: number): void {
    // Who was the aggressor matters to no level.
    this.#tracker.trade(timeNs, tick, sz, 0);
    const timeS = timeNs / 1e9;
    for (const { kind, watch, tick: levelTick } of this.#levels) {
      if (levelTick === undefined) continue;
      const touch = watch.trade({ timeS, tick, sz }, { levelTick, barrier: this.#barrier });
      if (touch) this.#touches.push({ ...touch, kind, levelTick });
    }
  }

  /** Takes over the levels of the bars that have closed. @param timeS a whole bar's end. */
  closeBar(timeS: number): void {
    const states = this.#tracker.levelsAt(timeS * 1e9);
    for (const level of this.#levels) {
      const state = states.find(({ kind }) => kind === level.kind);
      level.tick = state?.valid === true ? state.tick : undefined;
    }
    this.#barrier = barrierTicks(this.#atr(timeS), 1);
  }

  /** Touches since the last call, in order. */
  takeTouches(): readonly LevelTouch[] {
    return this.#touches.splice(0);
  }

  /** Whether no other level is so near to one that both would decide what becomes of price. */
  isAlone(kind: LevelKind): boolean {
    const own = this.#levels.find((level) => level.kind === kind)?.tick;
    return this.#levels.every(({ tick }) => {
      if (own === undefined || tick === undefined) return true;
      const apart = Math.abs(tick - own);
      return apart <= TOGETHER_TICKS || apart > this.#barrier;
    });
  }

  /** Levels that would count as touched if price came to them. */
  armedLevels(): readonly ArmedLevel[] {
    return this.#levels.flatMap(({ kind, watch: { armed }, tick }) =>
      armed === undefined || tick === undefined ? [] : [{ kind, travel: armed, levelTick: tick }],
    );
  }

  /** Wilder's lags behind at the open, where what the law of this market expects is known. */
  #atr(timeS: number): number {
    const expected = BAR_RANGE * sigmaAt(timeS, this.#span) * Math.sqrt(this.#barSeconds);
    const measured = wilderAtr(trueRanges(this.#tracker.bars()));
    return Number.isNaN(measured) ? expected : Math.max(measured, expected);
  }
}
