import { ColorType, CrosshairMode, LineSeries, createChart } from 'lightweight-charts';
import type {
  IChartApi,
  ISeriesApi,
  Logical,
  MouseEventParams,
  UTCTimestamp,
} from 'lightweight-charts';
import type { DepthAsk } from '../../protocol/depth-api.ts';
import type { Candle } from '../../protocol/moment-api.ts';
import type { LinkWindow } from '../../protocol/link-state.ts';
import type { OwnLevelId } from '../../protocol/pressure-api.ts';
import type { SessionFrame } from '../context/session-frame.ts';
import { fixed } from '../ui/figures.ts';
import { CANDLES_STRETCH, candleLayers, ribbonPlan, stripPlan } from './chart-layers.ts';
import { candleOpenedAt } from './chart-scene.ts';
import type { ChartScale, ChartScene, ScenePointer } from './chart-scene.ts';
import { ChartWindow } from './chart-window.ts';
import { forgetWidths } from './figures-on-canvas.ts';
import { primitiveOf } from './layer.ts';
import { scaleOf } from './layers/depth-heatmap.ts';
import type { ChartPoint } from './measure.ts';
import { MeasureHand } from './measure-hand.ts';
import { OwnLevelHand } from './own-level-hand.ts';
import type { HandEvents, Place } from './own-level-hand.ts';
import { priceRangeOf } from './price-range.ts';
import { SidePane } from './side-pane.ts';

/** Where the pointer stands: a price on the tick grid and the candle under it, if any. */
export type ChartPointer = ScenePointer & {
  readonly candle: Candle | undefined;
  /** Cells of depth at the zoom. */
  readonly depthScale: DepthAsk;
};

/** What happens on the chart. */
export type ChartEvents = HandEvents & {
  /** The pointer stands elsewhere; undefined when it leaves the chart. */
  pointed(pointer: ChartPointer | undefined): void;
  /** Two points are measured; the second may still move. */
  measured(from: ChartPoint, to: ChartPoint): void;
  /** The reader has moved or zoomed the window; undefined: it stands by itself again. */
  windowed(window: LinkWindow | undefined): void;
};

/** How near a pointer must come to a line to take hold of it, px. */
const GRIP_PX = 5;
/**
 * The price chart: candles of one session up to the cursor, its levels, and the empty field after
 * it. The charting library stays behind this face; what is drawn is whatever `show` was given.
 */
export class PriceChart {
  readonly #chart: IChartApi;
  /**
   * One slot per bar of the whole session, and the scale of its prices; never drawn. Only the last
   * slot has a value: the library counts the window from there, and what it holds does not grow.
   */
  readonly #slotKeeper: ISeriesApi<'Line'>;
  #scene: ChartScene | undefined;
  #slots: readonly UTCTimestamp[] = [];
  /** Prices last shown: a window without a candle, all future, keeps them. */
  #range: { readonly low: number; readonly high: number } | undefined;
  /** Whether a line is being dragged: prices stay where they are under it. */
  #isHeld = false;
  readonly #ribbon: SidePane;
  readonly #strip: SidePane;
  readonly #window: ChartWindow;
  readonly #hand: OwnLevelHand;
  readonly #measuring: MeasureHand;

  constructor(host: HTMLElement, events: ChartEvents) {
    this.#chart = createChart(host, {
      autoSize: true,
      layout: { attributionLogo: false, panes: { enableResize: true } },
      grid: { vertLines: { visible: false }, horzLines: { visible: false } },
      // Prices and clocks at the edges are ours: labels that make room for each other.
      rightPriceScale: { borderVisible: false, textColor: 'transparent', ticksVisible: false },
      timeScale: {
        ...{ borderVisible: false, ticksVisible: false, tickMarkFormatter: () => '' },
        ...{ fixLeftEdge: true, fixRightEdge: true, minBarSpacing: 2, timeVisible: true },
      },
      // The lines are ours too: the instant under the pointer, not the middle of the nearest bar.
      crosshair: {
        mode: CrosshairMode.Normal,
        vertLine: { visible: false, labelVisible: false },
        horzLine: { visible: false, labelVisible: false },
      },
      handleScale: { axisDoubleClickReset: true },
    });
    this.#slotKeeper = this.#chart.addSeries(LineSeries, {
      ...{ lineVisible: false, crosshairMarkerVisible: false },
      ...{ priceLineVisible: false, lastValueVisible: false },
      autoscaleInfoProvider: () => this.#autoscale(),
    });
    for (const layer of candleLayers) {
      this.#slotKeeper.attachPrimitive(primitiveOf(layer, () => this.#source()));
    }
    this.#chart.subscribeCrosshairMove((event) => {
      const pointer = this.#pointerAt(event);
      if (this.#scene !== undefined) this.#scene.pointer = pointer;
      events.pointed(pointer);
    });
    this.#chart.panes().at(0)?.setStretchFactor(CANDLES_STRETCH);
    this.#window = new ChartWindow(this.#chart.timeScale(), host, (range) => {
      events.windowed(range && this.#instantsOf(range));
    });
    this.#ribbon = new SidePane(this.#chart, () => this.#source(), ribbonPlan);
    this.#strip = new SidePane(this.#chart, () => this.#source(), stripPlan);
    this.#hand = new OwnLevelHand(
      host,
      {
        levelAt: (place) => this.#levelAt(place),
        priceAt: (place) => this.#priceAt(place),
        hold: (isHeld) => this.#hold(isHeld),
      },
      events,
    );
    this.#measuring = new MeasureHand(
      host,
      {
        pointAt: (place) => this.#pointAt(place),
        hold: () => this.#keepStill(),
      },
      (from, to) => events.measured(from, to),
    );
  }

  /** Whether a click on the chart draws a level. */
  set isDrawing(isDrawing: boolean) {
    this.#hand.isDrawing = isDrawing;
  }

  /** Whether the pointer measures. */
  set isMeasuring(isMeasuring: boolean) {
    // A press on a line measures from there: two hands on it would also move it.
    this.#hand.isResting = isMeasuring;
    this.#measuring.isOn = isMeasuring;
  }

  /** Draws a moment; the window stays where it is unless the cursor leaves it. */
  show(scene: ChartScene): void {
    const before = this.#scene;
    this.#scene = { ...scene, pointer: before?.pointer };
    const isOther = before?.frame.key !== scene.frame.key;
    if (isOther) this.#keepSlots(scene.frame);
    this.#ribbon.show(scene.ribbon !== undefined, this.#slots.at(-1));
    this.#strip.show(scene.strip !== undefined, this.#slots.at(-1));
    if (isOther || before.palette !== scene.palette) this.#dress(scene);
    if (isOther) this.#window.open(this.#scene);
    this.#window.keepCursorIn(this.#scene);
    this.#redraw();
  }

  /** Moves the window to the whole session. */
  showSession(): void {
    this.#window.showAll();
  }

  /** Moves the window back to the cursor, at its first size. */
  showCursor(): void {
    this.#window.open(this.#scene);
  }

  /** Moves the window to a part of the session that is drawn. */
  showPart({ startS, endS }: LinkWindow): void {
    const scene = this.#scene;
    if (scene === undefined) return;
    const slot = (atS: number): number => (atS - scene.frame.startS) / scene.frame.barS - 0.5;
    this.#window.showPart({ from: slot(startS), to: slot(endS) }, scene);
  }

  /** All panes and axes as they stand, without the pointer's lines. */
  picture(): HTMLCanvasElement {
    const pointer = this.#scene?.pointer;
    if (this.#scene !== undefined) this.#scene.pointer = undefined;
    const canvas = this.#chart.takeScreenshot(true, false);
    if (this.#scene !== undefined) this.#scene.pointer = pointer;
    return canvas;
  }

  /** Frees canvas and listeners. */
  destroy(): void {
    this.#chart.remove();
  }

  #dress(scene: ChartScene): void {
    const { palette, frame } = scene;
    forgetWidths();
    this.#chart.applyOptions({
      layout: {
        background: { type: ColorType.Solid, color: palette.panel },
        ...{ textColor: palette.ink3, fontFamily: palette.font, fontSize: palette.labelPx },
        panes: { separatorColor: palette.line, separatorHoverColor: palette.line2 },
      },
      rightPriceScale: { minimumWidth: palette.gutterPx + extraGutter(scene) },
      timeScale: { minimumHeight: palette.axisPx },
      localization: {
        // The library measures its axis by this text; what is written there is ours.
        priceFormatter: (price: number) => fixed(price, frame.decimals),
      },
    });
    this.#slotKeeper.applyOptions({
      priceFormat: { type: 'price', precision: frame.decimals, minMove: frame.tickPx },
    });
  }

  #keepSlots(frame: SessionFrame): void {
    this.#slots = slotsOf(frame);
    this.#range = undefined;
    this.#window.slotCount = this.#slots.length;
    const last = this.#slots.length - 1;
    this.#slotKeeper.setData(
      this.#slots.map((time, i) => (i === last ? { time, value: 0 } : { time })),
    );
  }

  /** What layers draw from is ours: the library scales and draws anew when a value is set again. */
  #redraw(): void {
    const time = this.#slots.at(-1);
    if (time !== undefined) this.#slotKeeper.update({ time, value: 0 });
    this.#ribbon.redraw();
    this.#strip.redraw();
  }

  #hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
    this.#keepStill();
  }

  /** A held line and a measure keep the window where it is; a held line the scale, too. */
  #keepStill(): void {
    this.#chart.applyOptions({
      handleScroll: !this.#isHeld && !this.#measuring.isOn,
      handleScale: this.#isHeld ? false : { axisDoubleClickReset: true },
    });
  }

  #levelAt(place: Place): OwnLevelId | undefined {
    const heights = this.#heights();
    if (this.#scene === undefined || !this.#isOnCandles(place)) return undefined;
    const near = this.#scene.own
      .map(({ id, px }) => ({ id, away: Math.abs((heights(px) ?? Infinity) - place.y) }))
      .filter(({ away }) => away <= GRIP_PX);
    return near.toSorted((a, b) => a.away - b.away)[0]?.id;
  }

  #priceAt(place: Place): number | undefined {
    // A held line may be dragged beyond the pane; a level is drawn inside it.
    if (!this.#isHeld && !this.#isOnCandles(place)) return undefined;
    return this.#onGrid(this.#priceOf(place.y));
  }

  #pointAt(place: Place): ChartPoint | undefined {
    const px = this.#priceAt(place);
    const atS = this.#source()?.scale.instant(place.x);
    return px === undefined || atS === undefined ? undefined : { atS: Math.round(atS), px };
  }

  #isOnCandles({ x, y }: Place): boolean {
    const { width, height } = this.#chart.paneSize(0);
    return x >= 0 && x < width && y >= 0 && y < height;
  }

  /** What a window in slots shows, to the second. */
  #instantsOf({ from, to }: { from: number; to: number }): LinkWindow | undefined {
    if (this.#scene === undefined) return undefined;
    const { startS, barS } = this.#scene.frame;
    const instant = (slot: number): number => Math.round(startS + (slot + 0.5) * barS);
    return { startS: instant(from), endS: instant(to) };
  }

  /** Undefined while nothing has a price: the library's scale then stands around 0. */
  #priceOf(y: number): number | undefined {
    return this.#range && (this.#slotKeeper.coordinateToPrice(y) ?? undefined);
  }

  #onGrid(px: number | undefined): number | undefined {
    const tickPx = this.#scene?.frame.tickPx;
    if (px === undefined || tickPx === undefined) return undefined;
    return Math.round(px / tickPx) * tickPx;
  }

  #source(): { scene: ChartScene; scale: ChartScale } | undefined {
    const scene = this.#scene;
    if (scene === undefined) return undefined;
    const timeScale = this.#chart.timeScale();
    const originX = timeScale.logicalToCoordinate(0 as Logical);
    if (originX === null) return undefined;
    const slotPx = timeScale.options().barSpacing;
    const { startS, barS } = scene.frame;
    return {
      scene,
      scale: {
        slotPx,
        widthPx: timeScale.width(),
        x: (atS) => originX + ((atS - startS) / barS - 0.5) * slotPx,
        instant: (x) => startS + ((x - originX) / slotPx + 0.5) * barS,
        y: this.#heights(),
        price: (y) => this.#priceOf(y),
      },
    };
  }

  /**
   * From a price to its height. The scale is even, so two prices tell all; the library searches its
   * bars anew at each, which for thousands of candles costs far more than to draw them.
   */
  #heights(): ChartScale['y'] {
    if (this.#range === undefined) return () => undefined;
    const { low, high } = this.#range;
    const bottom = this.#slotKeeper.priceToCoordinate(low);
    const top = this.#slotKeeper.priceToCoordinate(high);
    if (bottom === null || top === null) return () => undefined;
    const slope = (top - bottom) / (high - low);
    return (px) => bottom + (px - low) * slope;
  }

  #autoscale(): { priceRange: { minValue: number; maxValue: number } } | null {
    const window = this.#chart.timeScale().getVisibleLogicalRange();
    if (this.#scene === undefined || window === null) return null;
    const { startS, barS } = this.#scene.frame;
    if (!this.#isHeld || this.#range === undefined) {
      const range = priceRangeOf(this.#scene, {
        startS: startS + (window.from - 0.5) * barS,
        endS: startS + (window.to + 0.5) * barS,
      });
      // The past or the future of a session has the prices beside it, one without a trade has none.
      const isUntraded = this.#scene.moment.lastPx === undefined;
      this.#range = range ?? (isUntraded ? undefined : this.#range);
    }
    if (this.#range === undefined) return null;
    return { priceRange: { minValue: this.#range.low, maxValue: this.#range.high } };
  }

  #pointerAt({ point, time, paneIndex }: MouseEventParams): ChartPointer | undefined {
    const source = this.#source();
    if (point === undefined || source === undefined) return undefined;
    const { moment } = source.scene;
    const openS = typeof time === 'number' ? time : undefined;
    const isOnCandles = (paneIndex ?? 0) === 0;
    return {
      px: isOnCandles ? this.#onGrid(this.#priceOf(point.y)) : undefined,
      atS: Math.floor(source.scale.instant(point.x)),
      openS,
      candle: openS === undefined ? undefined : candleOpenedAt(moment, openS),
      depthScale: scaleOf(source),
    };
  }
}

/** Room for prices longer than 6800.00, px. */
function extraGutter({ frame, moment, palette }: ChartScene): number {
  const length = fixed(moment.lastPx ?? 0, frame.decimals).length;
  return Math.max(0, length - '6800.00'.length) * palette.labelPx * 0.65;
}

function slotsOf(frame: SessionFrame): UTCTimestamp[] {
  const count = Math.round((frame.slotsEndS - frame.startS) / frame.barS);
  return Array.from({ length: count }, (_, i) => (frame.startS + i * frame.barS) as UTCTimestamp);
}
