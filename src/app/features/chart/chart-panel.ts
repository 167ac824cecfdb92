import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  afterNextRender,
  computed,
  effect,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { ElementRef } from '@angular/core';
import { measureSentence } from '../../charts/measure.ts';
import { paletteOf } from '../../charts/palette.ts';
import type { Palette } from '../../charts/palette.ts';
import type { ChartPointer, PriceChart } from '../../charts/price-chart.ts';
import { ChartWindowStore } from '../../context/chart-window-store.ts';
import { Commands } from '../../context/commands/commands.ts';
import { CursorStore } from '../../context/cursor-store.ts';
import { DensityStore } from '../../context/density-store.ts';
import { DepthStore } from '../../context/depth-store.ts';
import { DeskNavigator } from '../../context/desk-navigator.ts';
import { DrawStore } from '../../context/draw-store.ts';
import { MomentStore } from '../../context/moment-store.ts';
import { OwnLevelsStore } from '../../context/own-levels-store.ts';
import type { Problem } from '../../context/problem.ts';
import { SelectedLevel } from '../../context/selected-level.ts';
import { clockAt, priceText } from '../../context/session-frame.ts';
import { SessionStore } from '../../context/session-store.ts';
import { TablesStore } from '../../context/tables-store.ts';
import { ThemeStore } from '../../context/theme-store.ts';
import { speakAs } from '../../context/voice.ts';
import { Band } from '../../ui/band.ts';
import { LostPart } from '../../ui/lost-part.ts';
import { CandleReadout } from './candle-readout.ts';
import { CandleTable } from './candle-table.ts';
import { chartFacts } from './chart-facts.ts';
import { ChartMarks } from './chart-marks.ts';
import { ChartPicture } from './chart-picture.ts';
import { ChartTools } from './chart-tools.ts';
import { ChartView } from './chart-view.ts';
import { LoadingStages } from './loading-stages.ts';
import { TouchTable } from './touch-table.ts';

/** The session's candles and levels up to the cursor, and what is wrong with them. */
@Component({
  selector: 'app-chart-panel',
  imports: [Band, CandleReadout, CandleTable, ChartTools, LoadingStages, LostPart, TouchTable],
  templateUrl: './chart-panel.html',
  styleUrl: './chart-panel.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChartPanel {
  protected readonly commands = inject(Commands);
  protected readonly sessions = inject(SessionStore);
  protected readonly drawing = inject(DrawStore);
  readonly #cursor = inject(CursorStore);
  readonly #moments = inject(MomentStore);
  readonly #theme = inject(ThemeStore);
  readonly #density = inject(DensityStore);
  readonly #own = inject(OwnLevelsStore);
  readonly #depth = inject(DepthStore);
  readonly #selected = inject(SelectedLevel);
  readonly #navigator = inject(DeskNavigator);
  protected readonly tables = inject(TablesStore);
  readonly #marks = inject(ChartMarks);
  readonly #picture = inject(ChartPicture);
  readonly #view = inject(ChartView);
  readonly #window = inject(ChartWindowStore);
  protected readonly plot = viewChild.required<ElementRef<HTMLElement>>('plot');
  readonly #palette = signal<Palette | undefined>(undefined);
  #chart: PriceChart | undefined;

  /** Whether what draws cannot be fetched. */
  protected readonly isLost = signal(false);
  protected readonly isDrawn = computed(() => this.#moments.moment() !== undefined);
  /** Nothing to draw and nothing more to come. */
  protected readonly isBare = computed(
    () =>
      (this.sessions.opened()?.barCount === 0 && !this.sessions.isLoading()) ||
      this.#moments.hasEnded(),
  );
  /** Whether those of the moment failed, and none before it may stand there. */
  protected readonly hasFailed = computed(() => this.#moments.failedS() !== undefined);
  /** The picture in a sentence, for readers who do not see it. */
  protected readonly summary = computed(() => {
    const [frame, moment] = [this.sessions.frame(), this.#moments.moment()];
    if (frame === undefined || moment === undefined) return '';
    const last = `last ${priceText(frame, moment.lastPx)}`;
    const level = this.#selected.now();
    const selected =
      level.px === undefined
        ? `selected level absent: ${level.reason ?? 'not computed'}`
        : `selected level ${priceText(frame, level.px)}`;
    return `${frame.symbol} at ${clockAt(frame, moment.atS)} ${frame.screen.zone}: ${moment.bars.openS.length} closed bars, ${last}, ${selected}`;
  });
  /** The measure in a sentence; empty without one. */
  protected readonly measured = computed(() => {
    const [measure, frame] = [this.#marks.measure(), this.sessions.frame()];
    return measure === undefined || frame === undefined ? '' : measureSentence(measure, frame);
  });

  constructor() {
    speakAs('moment', () => this.summary());
    const destroyRef = inject(DestroyRef);
    afterNextRender(() => {
      this.#watchHeight(destroyRef);
      void this.#build(destroyRef);
    });
    effect(() => {
      this.#theme.theme();
      this.#density.density();
      if (this.#chart !== undefined) this.#readPalette();
    });
    effect(() => this.#draw());
    effect(() => {
      const [isDrawing, isMeasuring] = [this.drawing.isDrawing(), this.drawing.isMeasuring()];
      if (this.#palette() === undefined || this.#chart === undefined) return;
      this.#chart.isDrawing = isDrawing;
      this.#chart.isMeasuring = isMeasuring;
    });
    destroyRef.onDestroy(() => {
      this.#picture.forget();
      this.#view.mover = undefined;
      this.#window.describe(undefined);
      this.#chart?.destroy();
    });
  }

  protected dismiss(problem: Problem): void {
    this.sessions.dismiss(problem);
  }

  /** A chart behind another tab has no height: it keeps the one it had. */
  #watchHeight(destroyRef: DestroyRef): void {
    const sizes = new ResizeObserver(([{ contentRect }]) => {
      if (contentRect.height > 0) this.#marks.heightPx.set(contentRect.height);
    });
    sizes.observe(this.plot().nativeElement);
    destroyRef.onDestroy(() => sizes.disconnect());
  }

  /** The drawing library comes while the workers read: the desk's first frame does not wait for it. */
  async #build(destroyRef: DestroyRef): Promise<void> {
    // The field says so itself: a band would be gone as soon as a session opens.
    const part = await import('../../charts/price-chart.ts').catch(() => undefined);
    this.isLost.set(part === undefined);
    if (part === undefined || destroyRef.destroyed) return;
    const chart = new part.PriceChart(this.plot().nativeElement, {
      pointed: (pointer) => this.#point(pointer),
      picked: (id) => this.#navigator.select(id),
      moved: (id, px) => this.#own.move(id, px),
      drawn: (px) => {
        this.drawing.draw(false);
        this.#navigator.drawLevel(px);
      },
      measured: (from, to) => this.drawing.measure(from, to),
      windowed: (window) => this.#window.describe(window),
    });
    this.#chart = chart;
    this.#view.mover = chart;
    this.#picture.take = () => {
      const palette = this.#palette();
      return palette && { canvas: chart.picture(), palette };
    };
    this.#readPalette();
    this.#awaitFonts();
  }

  #point(pointer: ChartPointer | undefined): void {
    this.#cursor.pointAt(pointer);
    const [frame, atS] = [this.sessions.frame(), this.#moments.moment()?.atS];
    if (!this.#depth.isOn() || frame === undefined || atS === undefined) return;
    if (pointer?.px === undefined || pointer.atS > atS) {
      this.#depth.point(undefined);
      return;
    }
    const tick = Math.round(pointer.px / frame.tickPx);
    this.#depth.point({ atS: pointer.atS, tick, ...pointer.depthScale });
  }

  #draw(): void {
    const [frame, moment] = [this.sessions.frame(), this.#moments.moment()];
    const [palette, selected] = [this.#palette(), this.#cursor.level()];
    const marks = this.#marks.all();
    if (palette === undefined || this.#chart === undefined) return;
    const isWhole = frame !== undefined && moment !== undefined;
    if (isWhole) {
      this.#chart.show({ frame, moment, palette, selected, ...marks });
      const window = this.#window.take(frame.key);
      if (window !== undefined) this.#chart.showPart(window);
    }
    Object.assign(
      this.plot().nativeElement.dataset,
      chartFacts(isWhole ? moment : undefined, marks),
    );
  }

  #readPalette(): void {
    untracked(() => this.#palette.set(paletteOf(this.plot().nativeElement)));
  }

  /** Fonts come late, and the drawing measures its words. */
  #awaitFonts(): void {
    void document.fonts
      .load(`600 12px 'Inter Variable'`, '0123456789')
      .then(() => this.#readPalette());
  }
}
