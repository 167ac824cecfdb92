import { assert } from '../../base/assert.ts';
import { barrierTicks } from '../features/seasonal-atr.ts';
import type { EpisodeRules } from '../session/instrument-profile.ts';
import type { Approach, EndReason, LevelPhase, Phase } from './approach.ts';
import { ArmingDwell } from './arming-dwell.ts';
import { horizonsMin } from './outcome.ts';

/** How long an episode goes on at most, ns: the last horizon that outcomes are told for. */
const LIVE_NS = Math.max(...horizonsMin) * 60e9;

/** A level as it stands, and the ATR; ticks, NaN without. */
export type LevelNow = { readonly levelTick: number; readonly atr: number };

type OpenApproach = { -readonly [Field in keyof Approach]: Approach[Field] };

/** A touch that waits for its confirmation. */
type Contact = { readonly ns: number; readonly levelTick: number; count: number; lots: number };

/**
 * Follows price to one level and away from it, trade by trade, and knows nothing later than what it
 * was told: FAR → ARMED → MONITOR → CONTACT → trigger → LIVE → COOLDOWN → ARMED …
 *
 * Times are ns since the session's start and never go back; what happens between trades happens when
 * it is due, whether or not anybody asks in between.
 */
export class LevelMachine {
  readonly #rules: EpisodeRules;
  readonly #dwell: ArmingDwell;
  readonly #approaches: OpenApproach[] = [];
  readonly #counts = { approaches: { 1: 0, [-1]: 0 }, triggers: { 1: 0, [-1]: 0 } };
  #now: LevelNow = { levelTick: NaN, atr: NaN };
  #tick = NaN;
  #phase: Phase = 'FAR';
  #sinceNs: number;
  #direction: 1 | -1 = 1;
  #armedDistance = 0;
  #contact: Contact | undefined;
  #triggerCount = 0;

  /** @param startNs when the level may first be approached. */
  constructor(rules: EpisodeRules, startNs: number) {
    this.#rules = rules;
    this.#dwell = new ArmingDwell(rules.dwellSeconds * 1e9);
    this.#sinceNs = startNs;
    this.#dwell.restart(startNs);
  }

  /** All approaches so far, in the order in which they began. */
  get approaches(): readonly Approach[] {
    return this.#approaches;
  }

  /** How many of them have led to a trigger. */
  get triggerCount(): number {
    return this.#triggerCount;
  }

  /** How price stands to the level, as of what the machine was told last. */
  state(): LevelPhase {
    const isFree = this.#phase === 'FAR' || this.#phase === 'COOLDOWN';
    return {
      phase: this.#phase,
      sinceNs: this.#sinceNs,
      direction: isFree ? undefined : this.#direction,
      levelTick: this.#levelTick(),
      tick: this.#tick,
      approach: this.#open(),
    };
  }

  /** Takes over level and ATR, as bars close. */
  moveLevel(ns: number, now: LevelNow): void {
    this.advance(ns);
    this.#now = now;
    const { armTicks, armAtrShare } = this.#rules;
    // Without an ATR no distance is far enough.
    const distance = Math.max(armTicks, Math.round(armAtrShare * now.atr));
    this.#dwell.moveLevel(ns, { levelTick: now.levelTick, armTicks: distance });
    if (this.#phase === 'ARMED' && Number.isNaN(now.levelTick)) this.#free(ns, 'FAR');
    if (this.#phase === 'ARMED' && this.#isNear()) this.#begin(ns);
    if (this.#phase === 'MONITOR' && this.#hasLeft()) this.#end(ns, 'NO_TOUCH');
    this.#armIfDue(ns);
  }

  /** Takes a trade. */
  trade(ns: number, tick: number, size: number): void {
    this.advance(ns);
    this.#tick = tick;
    switch (this.#phase) {
      case 'FAR':
      case 'COOLDOWN':
        this.#dwell.trade(ns, tick);
        this.#armIfDue(ns);
        return;
      case 'ARMED':
        // A jump through the level is an approach too.
        if (!this.#isNear() && !this.#touches()) return;
        this.#begin(ns);
        this.#touchOrLeave(ns, size);
        return;
      case 'MONITOR':
        this.#touchOrLeave(ns, size);
        return;
      case 'CONTACT':
        if (this.#touches()) this.#confirm(ns, size);
        return;
      case 'LIVE':
        this.#endAtBarrier(ns);
    }
  }

  /** Lets happen what is due by a time without a trade. */
  advance(ns: number): void {
    this.#armIfDue(ns);
    const { confirmSeconds, monitorMinutes } = this.#rules;
    if (this.#phase === 'CONTACT') {
      const dueNs = (this.#contact?.ns ?? 0) + confirmSeconds * 1e9;
      if (ns > dueNs) this.#backToMonitor(dueNs);
    }
    const approach = this.#open();
    if (this.#phase === 'MONITOR' && approach) {
      const dueNs = Math.max(approach.startNs + monitorMinutes * 60e9, this.#sinceNs);
      if (ns >= dueNs) this.#end(dueNs, 'NO_TOUCH');
    }
    if (this.#phase === 'LIVE' && approach?.trigger) {
      const dueNs = approach.trigger.ns + LIVE_NS;
      // A trade on the horizon itself still counts.
      if (ns > dueNs) this.#end(dueNs, 'CHOP');
    }
  }

  /** Ends with the session. */
  close(ns: number): void {
    this.advance(ns);
    if (this.#open()) this.#end(ns, 'SESSION_END');
  }

  #armIfDue(byNs: number): void {
    if (this.#phase !== 'FAR' && this.#phase !== 'COOLDOWN') return;
    const ns = this.#dwell.armedNs(byNs);
    if (ns === undefined || this.#dwell.direction === 0) return;
    this.#direction = this.#dwell.direction;
    this.#armedDistance = Math.abs(this.#x());
    this.#enter('ARMED', ns);
  }

  /** Near enough to be watched, and nearer than when it was armed. */
  #isNear(): boolean {
    const distance = Math.abs(this.#x());
    return distance <= this.#rules.monitorTicks && distance < this.#armedDistance;
  }

  #begin(ns: number): void {
    this.#approaches.push({
      direction: this.#direction,
      ordinal: ++this.#counts.approaches[this.#direction],
      armedNs: this.#sinceNs,
      startNs: ns,
      trigger: undefined,
      end: undefined,
    });
    this.#enter('MONITOR', ns);
  }

  #touchOrLeave(ns: number, size: number): void {
    if (this.#touches()) {
      this.#contact = { ns, levelTick: this.#now.levelTick, count: 0, lots: 0 };
      this.#enter('CONTACT', ns);
      this.#confirm(ns, size);
    } else if (this.#hasLeft()) this.#end(ns, 'NO_TOUCH');
  }

  /** At the level or beyond. */
  #touches(): boolean {
    return this.#x() >= -this.#rules.touchTicks;
  }

  /** A level that is gone cannot be come to either. */
  #hasLeft(): boolean {
    return !(Math.abs(this.#x()) <= this.#rules.leaveTicks);
  }

  #confirm(ns: number, size: number): void {
    const contact = this.#contact;
    assert(contact !== undefined, 'confirmation: expected a contact, found none');
    contact.count++;
    contact.lots += size;
    const { confirmTrades, confirmLots } = this.#rules;
    if (contact.count >= confirmTrades || contact.lots >= confirmLots) this.#trigger(ns, contact);
  }

  #trigger(ns: number, { ns: contactNs, levelTick, count }: Contact): void {
    const approach = this.#open();
    assert(approach !== undefined, 'trigger: expected an approach, found none');
    const { atr } = this.#now;
    const barrier = barrierTicks(atr, this.#rules);
    const xTicks = this.#x();
    approach.trigger = {
      ordinal: ++this.#counts.triggers[this.#direction],
      ...{ levelTick, contactNs, ns, xTicks, confirmCount: count, atr, barrierTicks: barrier },
    };
    this.#triggerCount++;
    this.#enter('LIVE', ns);
    if (xTicks >= barrier) this.#end(ns, 'BREAK');
  }

  // Contact may end as it began: with nothing more than one small print.
  #backToMonitor(ns: number): void {
    this.#contact = undefined;
    this.#enter('MONITOR', ns);
    if (this.#hasLeft()) this.#end(ns, 'NO_TOUCH');
  }

  #endAtBarrier(ns: number): void {
    const trigger = this.#open()?.trigger;
    // What is printed at the trigger's own instant belongs to it.
    if (!trigger || ns <= trigger.ns) return;
    const x = this.#x();
    if (x >= trigger.barrierTicks) this.#end(ns, 'BREAK');
    else if (x <= -trigger.barrierTicks) this.#end(ns, 'REJECT');
  }

  #end(ns: number, reason: EndReason): void {
    const approach = this.#open();
    assert(approach !== undefined, `${reason}: expected an approach, found none`);
    approach.end = { ns, reason };
    this.#free(ns, approach.trigger ? 'COOLDOWN' : 'FAR');
  }

  #free(ns: number, phase: 'FAR' | 'COOLDOWN'): void {
    this.#contact = undefined;
    this.#dwell.restart(ns);
    this.#enter(phase, ns);
  }

  #enter(phase: Phase, ns: number): void {
    this.#phase = phase;
    this.#sinceNs = ns;
  }

  /** The last trade's distance from the level in the direction of travel. */
  #x(): number {
    return this.#direction * (this.#tick - this.#levelTick()) + 0;
  }

  #levelTick(): number {
    return this.#open()?.trigger?.levelTick ?? this.#contact?.levelTick ?? this.#now.levelTick;
  }

  #open(): OpenApproach | undefined {
    const last = this.#approaches.at(-1);
    return last?.end === undefined ? last : undefined;
  }
}
