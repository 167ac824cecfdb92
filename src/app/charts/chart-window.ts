import type { ITimeScaleApi, LogicalRange, Time } from 'lightweight-charts';
import type { ChartScene } from './chart-scene.ts';

/** Place of the cursor in the window when the chart moves to it, as a share of the width. */
const CURSOR_HOME = 0.72;
/** The window starts to move when the cursor leaves this part of it. */
const CURSOR_ROOM = { start: 0.06, end: 0.94 };
/** Bars in the window of a session first opened: fewer while the session has but few. */
const FIRST_WINDOW_BARS = { least: 44, most: 90 };
/** What the reader moves the window with. */
const handEvents = ['wheel', 'pointermove', 'dblclick'] as const;

/** Slots from the middle of one to the middle of another, as the library counts them. */
type SlotRange = { readonly from: number; readonly to: number };

/** The part of the session that is seen, in slots: where it opens, and how it follows the cursor. */
export class ChartWindow {
  readonly #timeScale: ITimeScaleApi<Time>;
  readonly #moved: (range: SlotRange | undefined) => void;
  /** Slots of the session. */
  slotCount = 0;
  /** Whether the reader's hand was on the chart since the window last moved by itself. */
  #isInHand = false;
  /** Whether the reader has chosen where the window stands, or how wide it is. */
  #isChosen = false;
  /** Where the window stands with the next frame: the library tells only what it has drawn. */
  #coming: SlotRange | undefined;

  /**
   * @param host takes what the reader does with the chart.
   * @param moved hears where a window stands that the reader has chosen; undefined when the chart
   * has one of its own again.
   */
  constructor(
    timeScale: ITimeScaleApi<Time>,
    host: HTMLElement,
    moved: (range: SlotRange | undefined) => void,
  ) {
    this.#timeScale = timeScale;
    this.#moved = moved;
    for (const name of handEvents) {
      host.addEventListener(name, (event) => this.#touch(event), { capture: true, passive: true });
    }
    timeScale.subscribeVisibleLogicalRangeChange((range) => this.#tell(range));
  }

  /** Around the cursor, at the first size. */
  open(scene: ChartScene | undefined): void {
    this.#isChosen = false;
    this.#moved(undefined);
    const cursor = cursorSlot(scene);
    const { least, most } = FIRST_WINDOW_BARS;
    const { startS = 0, barS = 1 } = scene?.frame ?? {};
    const firstOpenS = scene?.moment.bars.openS[0] ?? startS;
    const firstSlot = (firstOpenS - startS) / barS;
    const size = Math.max(least, Math.min(most, (cursor - firstSlot) / CURSOR_HOME));
    const end = cursor + size * (1 - CURSOR_HOME);
    this.#set(end - size, end);
  }

  /** The whole session. */
  showAll(): void {
    this.#isChosen = true;
    this.#set(-0.5, this.slotCount - 0.5);
  }

  /** A part that was chosen elsewhere, as far as the session has it and the cursor is in it. */
  showPart({ from, to }: SlotRange, scene: ChartScene): void {
    const part = { from: Math.max(-0.5, from), to: Math.min(this.slotCount - 0.5, to) };
    if (part.to - part.from < 1) return;
    this.#isChosen = true;
    this.#coming = part;
    requestAnimationFrame(() => (this.#coming = undefined));
    this.#set(part.from, part.to);
    this.keepCursorIn(scene);
  }

  /** Follows a cursor that is about to leave; else the window stays where it is. */
  keepCursorIn(scene: ChartScene): void {
    const window = this.#coming ?? this.#timeScale.getVisibleLogicalRange();
    if (window === null) return;
    const size = window.to - window.from;
    const place = (cursorSlot(scene) - window.from) / size;
    if (place >= CURSOR_ROOM.start && place <= CURSOR_ROOM.end) return;
    const end = cursorSlot(scene) + size * (1 - CURSOR_HOME);
    this.#set(end - size, end);
  }

  /** Moved inside the session where it would stick out. */
  #set(from: number, to: number): void {
    const last = this.slotCount - 0.5;
    const shift = Math.max(0, -0.5 - from) - Math.max(0, to - last);
    this.#isInHand = false;
    this.#timeScale.setVisibleLogicalRange({ from: from + shift, to: to + shift });
  }

  #touch(event: Event): void {
    // A pointer that only passes by moves nothing.
    if (event.type === 'pointermove' && (event as PointerEvent).buttons === 0) return;
    this.#isInHand = true;
  }

  #tell(range: LogicalRange | null): void {
    this.#isChosen ||= this.#isInHand;
    if (this.#isChosen && range !== null) this.#moved(range);
  }
}

function cursorSlot(scene: ChartScene | undefined): number {
  if (scene === undefined) return 0;
  const { frame, moment } = scene;
  return (moment.atS - frame.startS) / frame.barS - 0.5;
}
