/** Distance that price must keep from a level; `levelTick` NaN while there is none. */
export type ArmingLevel = { readonly levelTick: number; readonly armTicks: number };

/**
 * Whether price has kept its distance from a level for long enough to come to it again: all trades
 * of the last seconds, and one at least, on one side of it. When the level moves they are judged
 * anew by where it is now.
 */
export class ArmingDwell {
  readonly #dwellNs: number;
  /** Trades since the start that are no older than the dwell at the last of them, from `#head` on. */
  readonly #ns: number[] = [];
  readonly #ticks: number[] = [];
  #head = 0;
  #level: ArmingLevel = { levelTick: NaN, armTicks: NaN };
  /** Direction of travel towards the level from where the last trade was; 0 too near. */
  #direction: 1 | -1 | 0 = 0;
  /** Last trade that did not keep it, or the start. */
  #clearSinceNs = 0;
  #startNs = 0;
  #movedNs = 0;

  constructor(dwellNs: number) {
    this.#dwellNs = dwellNs;
  }

  /** Direction in which price would travel to the level. */
  get direction(): 1 | -1 | 0 {
    return this.#direction;
  }

  /** Forgets all trades. */
  restart(ns: number): void {
    this.#ns.length = 0;
    this.#ticks.length = 0;
    this.#head = 0;
    this.#direction = 0;
    this.#clearSinceNs = ns;
    this.#startNs = ns;
    this.#movedNs = ns;
  }

  /** Takes over where the level is now. */
  moveLevel(ns: number, level: ArmingLevel): void {
    this.#level = level;
    this.#movedNs = ns;
    this.#clearSinceNs = this.#startNs;
    let at = this.#ns.length - 1;
    this.#direction = at < this.#head ? 0 : this.#sideOf(this.#ticks[at]);
    while (at >= this.#head && this.#sideOf(this.#ticks[at]) === this.#direction) at--;
    if (at >= this.#head) this.#clearSinceNs = this.#ns[at];
  }

  /** Takes a trade. */
  trade(ns: number, tick: number): void {
    const direction = this.#sideOf(tick);
    const last = this.#ns.length - 1;
    if (direction !== this.#direction) {
      this.#clearSinceNs = last < this.#head ? this.#startNs : this.#ns[last];
      this.#direction = direction;
    }
    this.#ns.push(ns);
    this.#ticks.push(tick);
    while (this.#ns[this.#head] <= ns - this.#dwellNs) this.#head++;
    if (this.#head > 4096) this.#compact();
  }

  /** When price had kept its distance for long enough; undefined if it has not by then. */
  armedNs(byNs: number): number | undefined {
    if (this.#direction === 0) return undefined;
    const lastNs = this.#ns[this.#ns.length - 1];
    const ns = Math.max(this.#clearSinceNs + this.#dwellNs, lastNs, this.#movedNs);
    return ns <= byNs && lastNs > ns - this.#dwellNs ? ns : undefined;
  }

  #sideOf(tick: number): 1 | -1 | 0 {
    const { levelTick, armTicks } = this.#level;
    if (tick <= levelTick - armTicks) return 1;
    return tick >= levelTick + armTicks ? -1 : 0;
  }

  #compact(): void {
    this.#ns.splice(0, this.#head);
    this.#ticks.splice(0, this.#head);
    this.#head = 0;
  }
}
