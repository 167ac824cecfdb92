/** One thing of several that belong together. */
type Part = { readonly atS: number; readonly show: () => void };

type GatheringOptions<Kind extends string> = {
  /** Kinds of parts that are on their way. */
  readonly kinds: () => readonly Kind[];
  /** Those of them without which the rest would contradict what stays on the screen. */
  readonly needed: () => readonly Kind[];
  /** How long the first may wait for the last, ms; and for those that are needed. */
  readonly patienceMs: number;
  readonly neededPatienceMs: number;
  /** Told the latest moment of all parts before they are shown: none knows more. */
  readonly onShow: (atS: number | undefined) => void;
};

/**
 * Answers of several workers to one question, shown together. A frame in between would be drawn for
 * a part of them, and the others would wait until it is.
 */
export class Gathering<Kind extends string> {
  readonly #options: GatheringOptions<Kind>;
  readonly #parts = new Map<Kind, Part>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether patience has ended for all but those that are needed. */
  #isLate = false;

  constructor(options: GatheringOptions<Kind>) {
    this.#options = options;
  }

  /** Something was asked: what comes is kept until all of it is there, or patience ends. */
  begin(): void {
    this.#timer ??= setTimeout(() => this.#tire(), this.#options.patienceMs);
  }

  /** An answer; a newer one of its kind takes its place. When nobody waits it is shown at once. */
  bring(kind: Kind, part: Part): void {
    this.#parts.set(kind, part);
    if (this.#timer === undefined) this.#show();
    else this.look();
  }

  /** Shows what is there if nothing else is waited for: perhaps nothing was asked at all. */
  look(): void {
    const { kinds, needed } = this.#options;
    const awaited = this.#isLate ? needed() : kinds();
    const isWhole = awaited.every((kind) => this.#parts.has(kind));
    if (isWhole && this.#timer !== undefined) this.#show();
  }

  /** Drops what is kept: it belongs to something that is left. */
  leave(): void {
    this.#parts.clear();
    this.#stopWaiting();
  }

  #tire(): void {
    const { patienceMs, neededPatienceMs } = this.#options;
    this.#isLate = true;
    this.#timer = setTimeout(() => this.#show(), neededPatienceMs - patienceMs);
    this.look();
  }

  #show(): void {
    this.#stopWaiting();
    const parts = new Map(this.#parts);
    this.#parts.clear();
    const moments = [...parts.values()].map(({ atS }) => atS);
    this.#options.onShow(moments.length === 0 ? undefined : Math.max(...moments));
    for (const { show } of parts.values()) show();
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isLate = false;
  }
}
