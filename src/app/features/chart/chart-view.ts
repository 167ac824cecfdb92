import { Injectable } from '@angular/core';

/** What moves the window of a chart on the screen. */
export type ChartMover = { showSession(): void; showCursor(): void };

/** Moves the chart's window, from wherever that is asked for. */
@Injectable({ providedIn: 'root' })
export class ChartView {
  #mover: ChartMover | undefined;

  /** The chart on the screen; undefined when it is gone. */
  set mover(mover: ChartMover | undefined) {
    this.#mover = mover;
  }

  /** The whole session. */
  showSession(): void {
    this.#mover?.showSession();
  }

  /** The part around the cursor, which the chart follows from there. */
  showCursor(): void {
    this.#mover?.showCursor();
  }
}
