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
import type { Moment } from '../../../protocol/moment-api.ts';
import type { SceneGhosts, SceneStrip } from '../../charts/chart-scene.ts';
import type { PriceChart } from '../../charts/price-chart.ts';
import { paletteOf } from '../../charts/palette.ts';
import type { Palette } from '../../charts/palette.ts';
import { CursorStore } from '../../context/cursor-store.ts';
import { DensityStore } from '../../context/density-store.ts';
import { DeskNavigator } from '../../context/desk-navigator.ts';
import { DrawStore } from '../../context/draw-store.ts';
import { EvidenceStore } from '../../context/evidence-store.ts';
import { ghostsOf } from '../../context/ghosts.ts';
import { MomentStore } from '../../context/moment-store.ts';
import { OverlayStore } from '../../context/overlay-store.ts';
import { OwnLevelsStore } from '../../context/own-levels-store.ts';
import { PressureStore } from '../../context/pressure-store.ts';
import type { Problem } from '../../context/problem.ts';
import { SelectedLevel } from '../../context/selected-level.ts';
import { clockAt } from '../../context/session-frame.ts';
import { SessionStore } from '../../context/session-store.ts';
import { TablesStore } from '../../context/tables-store.ts';
import { ThemeStore } from '../../context/theme-store.ts';
import { Voice } from '../../context/voice.ts';
import { Band } from '../../ui/band.ts';
import { fixed } from '../../ui/figures.ts';
import { Icon } from '../../ui/icon.ts';
import { CandleReadout } from './candle-readout.ts';
import { CandleTable } from './candle-table.ts';
import { LoadingStages } from './loading-stages.ts';

/** The session's candles and levels up to the cursor, and what is wrong with them. */
@Component({
  selector: 'app-chart-panel',
  imports: [Band, CandleReadout, CandleTable, Icon, LoadingStages],
  templateUrl: './chart-panel.html',
  styleUrl: './chart-panel.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChartPanel {
  protected readonly sessions = inject(SessionStore);
  protected readonly cursor = inject(CursorStore);
  protected readonly moments = inject(MomentStore);
  readonly #overlays = inject(OverlayStore);
  readonly #theme = inject(ThemeStore);
  readonly #density = inject(DensityStore);
  readonly #own = inject(OwnLevelsStore);
  readonly #pressure = inject(PressureStore);
  protected readonly evidence = inject(EvidenceStore);
  readonly #selected = inject(SelectedLevel);
  readonly #navigator = inject(DeskNavigator);
  protected readonly drawing = inject(DrawStore);
  protected readonly tables = inject(TablesStore);
  protected readonly plot = viewChild.required<ElementRef<HTMLElement>>('plot');
  readonly #palette = signal<Palette | undefined>(undefined);
  #chart: PriceChart | undefined;

  protected readonly isDrawn = computed(() => this.moments.moment() !== undefined);
  /** Nothing to draw and nothing more to come. */
  protected readonly isBare = computed(
    () => this.sessions.opened()?.barCount === 0 && !this.sessions.isLoading(),
  );
  /** Whether the session has pressure at all: its strip has a place before it has values. */
  protected readonly hasStrip = computed(
    () => this.sessions.session()?.pressure.available === true && !this.#pressure.absence(),
  );
  readonly #strip = computed((): SceneStrip | undefined => {
    if (!this.drawing.isStripOpen() || !this.hasStrip()) return undefined;
    return { track: this.#pressure.track(), windows: this.#pressure.windows() };
  });
  readonly #ghosts = computed((): SceneGhosts | undefined => {
    const [step, frame] = [this.evidence.step(), this.sessions.frame()];
    if (!this.evidence.hasGhosts() || step === undefined || frame === undefined) return undefined;
    if (step.ask.level !== this.cursor.level()) return undefined;
    return ghostsOf(step, this.evidence.paths(), frame.tickPx);
  });
  /** The picture in a sentence, for readers who do not see it. */
  protected readonly summary = computed(() => {
    const [frame, moment] = [this.sessions.frame(), this.moments.moment()];
    if (frame === undefined || moment === undefined) return '';
    const last = `last ${fixed(moment.lastPx, frame.decimals)}`;
    const level = this.#selected.now();
    const selected =
      level.px === undefined
        ? `selected level absent: ${level.reason ?? 'not computed'}`
        : `selected level ${fixed(level.px, frame.decimals)}`;
    return `${frame.symbol} at ${clockAt(frame, moment.atS)} ${frame.screen.zone}: ${moment.bars.openS.length} closed bars, ${last}, ${selected}`;
  });

  constructor() {
    const voice = inject(Voice);
    effect(() => voice.set('moment', this.summary()));
    const destroyRef = inject(DestroyRef);
    afterNextRender(() => void this.#build(destroyRef));
    effect(() => {
      this.#theme.theme();
      this.#density.density();
      if (this.#chart !== undefined) this.#readPalette();
    });
    effect(() => this.#draw());
    effect(() => {
      const isDrawing = this.drawing.isDrawing();
      if (this.#palette() !== undefined && this.#chart !== undefined) {
        this.#chart.isDrawing = isDrawing;
      }
    });
    destroyRef.onDestroy(() => this.#chart?.destroy());
  }

  protected dismiss(problem: Problem): void {
    this.sessions.dismiss(problem);
  }

  protected showSession(): void {
    this.#chart?.showSession();
  }

  protected showCursor(): void {
    this.#chart?.showCursor();
  }

  /** The drawing library comes while the workers read: the desk's first frame does not wait for it. */
  async #build(destroyRef: DestroyRef): Promise<void> {
    const { PriceChart } = await import('../../charts/price-chart.ts');
    if (destroyRef.destroyed) return;
    const host = this.plot().nativeElement;
    this.#chart = new PriceChart(host, {
      pointed: (pointer) => this.cursor.pointAt(pointer),
      picked: (id) => this.#navigator.select(id),
      moved: (id, px) => this.#own.move(id, px),
      drawn: (px) => {
        this.drawing.draw(false);
        this.#navigator.drawLevel(px);
      },
    });
    this.#readPalette();
    this.#awaitFonts();
  }

  #draw(): void {
    const [frame, moment, palette] = [
      this.sessions.frame(),
      this.moments.moment(),
      this.#palette(),
    ];
    const [selected, overlays] = [this.cursor.level(), this.#overlays.shown()];
    const [own, strip, ghosts] = [this.#own.levels(), this.#strip(), this.#ghosts()];
    if (palette === undefined || this.#chart === undefined) return;
    if (frame === undefined || moment === undefined) {
      this.#describe(undefined);
      return;
    }
    this.#chart.show({ frame, moment, palette, selected, own, overlays, strip, ghosts });
    this.#describe(moment, ghosts);
  }

  /** Says on the element what the chart has drawn, for whoever cannot look into a canvas. */
  #describe(moment: Moment | undefined, ghosts?: SceneGhosts): void {
    const { dataset } = this.plot().nativeElement;
    dataset['drawn'] = String(moment !== undefined);
    const closedCount = moment?.bars.openS.length ?? 0;
    dataset['candles'] = String(closedCount + (moment?.forming === undefined ? 0 : 1));
    dataset['lastOpen'] = String(moment?.forming?.openS ?? moment?.bars.openS.at(-1) ?? '');
    dataset['key'] = moment?.key ?? '';
    dataset['ghosts'] = String(ghosts?.atS === moment?.atS ? (ghosts?.paths.length ?? 0) : 0);
    dataset['at'] = String(moment?.atS ?? '');
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
