import type { ITimeScaleApi, Time } from 'lightweight-charts';
import type { ChartScene } from './chart-scene.ts';

/** Place of the cursor in the window when the chart moves to it, as a share of the width. */
const CURSOR_HOME = 0.72;
/** The window starts to move when the cursor leaves this part of it. */
const CURSOR_ROOM = { start: 0.06, end: 0.94 };
/** Bars in the window of a session first opened: fewer while the session has but few. */
const FIRST_WINDOW_BARS = { least: 44, most: 90 };

/** The part of the session that is seen, in slots: where it opens, and how it follows the cursor. */
export class ChartWindow {
  readonly #timeScale: ITimeScaleApi<Time>;
  /** Slots of the session. */
  slotCount = 0;

  constructor(timeScale: ITimeScaleApi<Time>) {
    this.#timeScale = timeScale;
  }

  /** Around the cursor, at the first size. */
  open(scene: ChartScene | undefined): void {
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
    this.#set(-0.5, this.slotCount - 0.5);
  }

  /** Follows a cursor that is about to leave; else the window stays where it is. */
  keepCursorIn(scene: ChartScene): void {
    const window = this.#timeScale.getVisibleLogicalRange();
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
    this.#timeScale.setVisibleLogicalRange({ from: from + shift, to: to + shift });
  }
}

function cursorSlot(scene: ChartScene | undefined): number {
  if (scene === undefined) return 0;
  const { frame, moment } = scene;
  return (moment.atS - frame.startS) / frame.barS - 0.5;
}
