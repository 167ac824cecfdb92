import {
  ApplicationRef,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  viewChild,
} from '@angular/core';
import type { ElementRef } from '@angular/core';
import { CursorStore } from '../../context/cursor-store.ts';
import { DeskNavigator } from '../../context/desk-navigator.ts';
import { EpisodesStore } from '../../context/episodes-store.ts';
import { MomentStore } from '../../context/moment-store.ts';
import { ReplayStore } from '../../context/replay-store.ts';
import { clockAt, minuteAt } from '../../context/session-frame.ts';
import { SessionStore } from '../../context/session-store.ts';
import { sessionScale } from './session-scale.ts';
import { OutcomeMark } from '../../ui/outcome-mark.ts';
import { sparkPoints } from './spark-points.ts';
import { touchMarks } from './touch-marks.ts';

/** The session as a line to drag along: closes behind the cursor, nothing before it. */
@Component({
  selector: 'app-scrubber',
  imports: [OutcomeMark],
  templateUrl: './scrubber.html',
  styleUrl: './scrubber.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Scrubber {
  protected readonly sessions = inject(SessionStore);
  readonly #cursor = inject(CursorStore);
  readonly #moments = inject(MomentStore);
  readonly #episodes = inject(EpisodesStore);
  readonly #replay = inject(ReplayStore);
  readonly #navigator = inject(DeskNavigator);
  readonly #application = inject(ApplicationRef);
  protected readonly track = viewChild.required<ElementRef<HTMLElement>>('track');

  readonly #scale = computed(() => {
    const frame = this.sessions.frame();
    return frame && sessionScale(frame);
  });
  protected readonly openShare = computed(() => this.#scale()?.openShare ?? 0);
  /** Share of the width behind the cursor. */
  protected readonly place = computed(() => {
    const atS = this.#cursor.atS();
    return atS === undefined ? undefined : this.#scale()?.share(atS);
  });
  protected readonly clock = computed(() => {
    const [frame, atS] = [this.sessions.frame(), this.#cursor.atS()];
    return frame === undefined || atS === undefined ? undefined : clockAt(frame, atS);
  });
  protected readonly atS = computed(() => this.#cursor.atS());
  protected readonly ticks = computed(() => {
    const [frame, scale] = [this.sessions.frame(), this.#scale()];
    if (frame === undefined || scale === undefined) return [];
    return tickInstants({ ...frame, midnightS: frame.screen.midnightS }).map((atS) => ({
      label: minuteAt(frame, atS),
      share: scale.share(atS),
    }));
  });
  /** The closed bars, which change with a close and not with every frame of the clock. */
  readonly #closed = computed(() => this.#moments.moment(), {
    equal: (a, b) => a?.key === b?.key && a?.bars.openS.length === b?.bars.openS.length,
  });
  /** Closes up to the cursor as the points of a line. */
  protected readonly spark = computed(() => {
    const [closed, frame, scale] = [this.#closed(), this.sessions.frame(), this.#scale()];
    if (closed === undefined || frame === undefined || scale === undefined) return '';
    return sparkPoints(closed.bars, {
      tickPx: frame.tickPx,
      share: (atS) => scale.share(atS + frame.barS),
    });
  });

  /** Touches up to the cursor, with what became of those that are decided by then. */
  protected readonly touches = computed(() => {
    const [scale, atS, level] = [this.#scale(), this.#cursor.atS(), this.#cursor.level()];
    if (scale === undefined || atS === undefined) return [];
    const shown = this.#episodes
      .touches()
      .filter((touch) => this.#replay.hasAnyLevel() || touch.level === level);
    return touchMarks(shown, { atS, share: (instantS) => scale.share(instantS) });
  });

  /** A press whose move is still to be made. */
  #pressed: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    effect((onCleanup) => {
      const left = new AbortController();
      onCleanup(() => {
        left.abort();
        clearTimeout(this.#pressed);
        this.#cursor.hold(false);
      });
      this.#listen(this.track().nativeElement, left.signal);
    });
  }

  /**
   * Not in the template: Angular would ask for a frame in every press, and the browser holds up the
   * workers' answers until a frame that was asked for in a press is drawn.
   */
  #listen(track: HTMLElement, signal: AbortSignal): void {
    track.addEventListener('mousedown', (event) => this.#take(event), { signal });
    track.addEventListener('pointerdown', (event) => this.#grab(event), { signal });
    track.addEventListener('pointermove', (event) => this.#drag(event), { signal });
    track.addEventListener('lostpointercapture', () => this.#cursor.hold(false), { signal });
  }

  /** A press that began a selection of text would draw a frame before the answers are read. */
  #take(event: MouseEvent): void {
    event.preventDefault();
    const { nativeElement } = this.track();
    const { activeElement } = nativeElement.ownerDocument;
    if (activeElement !== nativeElement) nativeElement.focus({ preventScroll: true });
  }

  /** The press itself changes nothing that is drawn; the move comes right after it. */
  #grab(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.track().nativeElement.setPointerCapture(event.pointerId);
    clearTimeout(this.#pressed);
    this.#pressed = setTimeout(() => this.#moveTo(event));
  }

  #drag(event: PointerEvent): void {
    if (!this.track().nativeElement.hasPointerCapture(event.pointerId)) return;
    clearTimeout(this.#pressed);
    this.#cursor.hold(true);
    this.#moveTo(event);
  }

  #moveTo(event: PointerEvent): void {
    const { left, width } = this.track().nativeElement.getBoundingClientRect();
    const scale = this.#scale();
    if (scale === undefined || width === 0) return;
    this.#navigator.moveTo(scale.instant(Math.max(0, Math.min(1, (event.clientX - left) / width))));
    // Workers are asked now, not after the frame that is being drawn.
    this.#application.tick();
  }
}

/** Every second hour before the open, the open, and every half hour after it. */
function tickInstants(frame: {
  midnightS: number;
  startS: number;
  openS: number;
  tailEndS: number;
}): number[] {
  const { midnightS, startS, openS, tailEndS } = frame;
  const ticks: number[] = [];
  const add = (from: number, to: number, stepS: number): void => {
    const first = midnightS + Math.ceil((from - midnightS) / stepS) * stepS;
    for (let atS = first; atS < to; atS += stepS) ticks.push(atS);
  };
  add(startS, openS - 1800, 7200);
  ticks.push(openS);
  const stepS = tailEndS - openS > 4 * 3600 ? 3600 : 1800;
  add(openS + 1, tailEndS - 300, stepS);
  return ticks;
}
