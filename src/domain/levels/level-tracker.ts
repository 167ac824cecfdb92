import { assert } from '../../base/assert.ts';
import type { BarColumns } from '../bars/bar-columns.ts';
import { BarFold, type MinuteBar } from '../bars/bar-fold.ts';
import { Ema } from '../bars/moving-average.ts';
import type { InstrumentProfile } from '../session/instrument-profile.ts';
import type { LevelKind } from '../session/level-kind.ts';
import type { SessionAnchors } from '../session/session-anchors.ts';
import { pointsOf } from '../units/ticks.ts';
import {
  levelColumns,
  type LevelBar,
  type LevelColumns,
  type LevelState,
} from './level-columns.ts';
import { clockWords, type LevelFacts } from './level-facts.ts';
import { halfUp, levelRules } from './level-rules.ts';
import { WindowRange } from './window-range.ts';

/** What a session's levels are made from, besides its trades. */
export type LevelSession = {
  readonly profile: InstrumentProfile;
  readonly anchors: SessionAnchors;
  /** Closes of the previous session of the same contract, ticks, oldest first. */
  readonly previousCloses?: readonly number[] | undefined;
};

/**
 * One session's bars and levels, folded from its trades or its one-minute bars as they come.
 *
 * The level rows of a bar are made when the bar closes, before anything later counts, so no row
 * can know its future. `levelsAt` gives the levels of any later moment by the same rules.
 * Times are ns since the session's start.
 */
export class LevelTracker {
  readonly #session: LevelSession;
  readonly #fold: BarFold;
  readonly #premarket: WindowRange;
  readonly #openingRange: WindowRange;
  readonly #regular: WindowRange;
  readonly #ema20 = new Ema(20, 'sma');
  #closes: number[] = [];
  #closedNs: number[] = [];
  #levelBars: LevelBar[] = [];
  readonly #keepsRows: boolean;
  readonly #fixed: Pick<
    LevelFacts,
    'previousCloses' | 'premarketCoverageMin' | 'roundTicks' | 'words'
  >;

  /** @param options without rows only `levelsAt` is of use, and bars close faster. */
  constructor(session: LevelSession, { keepsRows = true }: { readonly keepsRows?: boolean } = {}) {
    const { profile, anchors } = session;
    const since = (tsNs: bigint): number => Number(tsNs - anchors.startNs);
    const openNs = since(anchors.openNs);
    const orEndNs = since(anchors.orEndNs);
    this.#session = session;
    this.#keepsRows = keepsRows;
    this.#premarket = new WindowRange(0, openNs);
    this.#openingRange = new WindowRange(openNs, orEndNs);
    this.#regular = new WindowRange(openNs, since(anchors.barsEndNs));
    this.#fixed = {
      previousCloses: session.previousCloses,
      premarketCoverageMin: profile.premarketCoverageMin,
      roundTicks: Math.round(profile.roundPoints * 1e9) / profile.tickNano,
      words: clockWords(profile),
    };
    const { startNs, barsEndNs: endNs } = anchors;
    this.#fold = new BarFold({ startNs, endNs, barSeconds: profile.barSeconds }, (barIndex) =>
      this.#closeBar(barIndex),
    );
  }

  /** Goes on from where another tracker of the same session is; the other stays there. */
  setTo(other: LevelTracker): void {
    this.#fold.setTo(other.#fold);
    this.#premarket.setTo(other.#premarket);
    this.#openingRange.setTo(other.#openingRange);
    this.#regular.setTo(other.#regular);
    this.#ema20.setTo(other.#ema20);
    this.#closes = other.#closes.slice();
    this.#closedNs = other.#closedNs.slice();
    this.#levelBars = other.#levelBars.slice();
  }

  /** How many trades came too late for their bar; they enter neither bars nor levels. */
  get lateCount(): number {
    return this.#fold.lateCount;
  }

  /**
   * Takes one trade, in the order of the file.
   *
   * @param ns since the session's start.
   * @param side character code of the aggressor's side, `AggressorCode`.
   */
  trade(ns: number, tick: number, size: number, side: number): void {
    if (!this.#fold.trade(ns, tick, size, side)) return;
    this.#premarket.trade(ns, tick, size);
    this.#openingRange.trade(ns, tick, size);
    this.#regular.trade(ns, tick, size);
  }

  /** Takes one minute of a source that has bars only. */
  minute(bar: MinuteBar): void {
    if (!this.#fold.minute(bar)) return;
    this.#premarket.minute(bar);
    this.#openingRange.minute(bar);
    this.#regular.minute(bar);
  }

  /** Closes the last bar: the source has ended. */
  end(): void {
    this.#fold.end();
  }

  /** The closed bars, a copy. */
  bars(): BarColumns {
    return this.#fold.columns();
  }

  /** The level rows of the closed bars, a copy. */
  rows(): LevelColumns {
    return levelColumns(this.#levelBars);
  }

  /**
   * The levels at a moment, in the profile's order, from what was fed. Whatever comes later with
   * a time in a bar that ended by then is late.
   *
   * @param ns since the session's start; everything before it has been fed, nothing from it on.
   */
  levelsAt(ns: number): LevelState[] {
    this.#fold.advanceTo(ns);
    return this.#statesAt(ns);
  }

  #closeBar(barIndex: number): void {
    const { anchors, profile } = this.#session;
    const closedNs = this.#fold.availableAtNs(barIndex);
    const close = this.#fold.closeTick(barIndex);
    this.#closes.push(close);
    this.#closedNs.push(closedNs);
    this.#ema20.push(close);
    if (!this.#keepsRows) return;
    const availableAtNs = anchors.startNs + BigInt(closedNs);
    const barStartNs = availableAtNs - BigInt(profile.barSeconds) * 1_000_000_000n;
    this.#levelBars.push({ barStartNs, availableAtNs, levels: this.#statesAt(closedNs) });
  }

  #statesAt(nowNs: number): LevelState[] {
    const facts: LevelFacts = {
      ...this.#fixed,
      premarket: this.#premarket,
      openingRange: this.#openingRange,
      regular: this.#regular,
      closes: this.#closes,
      closedNs: this.#closedNs,
      ema20: this.#ema20.value,
    };
    return this.#session.profile.levelKinds.map((kind) => this.#stateOf(kind, facts, nowNs));
  }

  #stateOf(kind: LevelKind, facts: LevelFacts, nowNs: number): LevelState {
    const { anchors, profile } = this.#session;
    const { ticks, validFromNs, reason } = levelRules[kind](facts, nowNs);
    const exists = !Number.isNaN(ticks);
    const valid = !Number.isNaN(validFromNs);
    assert(valid ? exists : reason !== undefined, `${kind}: neither a value nor a reason`);
    return {
      kind,
      tick: exists ? halfUp(ticks) : undefined,
      px: exists ? toNano(pointsOf(ticks, profile.tickNano)) : undefined,
      valid,
      reason,
      validFromNs: valid ? anchors.startNs + BigInt(validFromNs) : undefined,
    };
  }
}

/** Points rounded to 1e-9, as every stored float is. */
function toNano(points: number): number {
  return Math.round(points * 1e9) / 1e9;
}
