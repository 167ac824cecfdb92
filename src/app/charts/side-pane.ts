import { LineSeries } from 'lightweight-charts';
import type { IChartApi, ISeriesApi, UTCTimestamp } from 'lightweight-charts';
import { primitiveOf } from './layer.ts';
import type { Layer, SceneSource } from './layer.ts';

/** What stands in a pane below the candles, and where. */
export type SidePanePlan = {
  /** From back to front. */
  readonly layers: readonly Layer[];
  /** Place among the panes when it opens: the candles are 0. */
  readonly index: number;
  /** Its height to those of the other panes. */
  readonly stretch: number;
};

/**
 * A pane below the candles on the same time axis. The library gives it room, pan, zoom and
 * crosshair; what stands in it are layers of ours, for its points lie between the bars.
 */
export class SidePane {
  readonly #chart: IChartApi;
  readonly #source: SceneSource;
  readonly #plan: SidePanePlan;
  #series: ISeriesApi<'Line'> | undefined;
  #last: UTCTimestamp | undefined;

  constructor(chart: IChartApi, source: SceneSource, plan: SidePanePlan) {
    this.#chart = chart;
    this.#source = source;
    this.#plan = plan;
  }

  /** Opens the pane, or closes it. @param last time of the session's last slot. */
  show(isShown: boolean, last: UTCTimestamp | undefined): void {
    if (isShown && this.#series === undefined) this.#open();
    if (!isShown && this.#series !== undefined) this.#close();
    if (last !== this.#last && last !== undefined)
      this.#series?.setData([{ time: last, value: 0 }]);
    this.#last = isShown ? last : undefined;
  }

  /** Draws it anew. */
  redraw(): void {
    if (this.#last !== undefined) this.#series?.update({ time: this.#last, value: 0 });
  }

  #open(): void {
    const { layers, index, stretch } = this.#plan;
    const pane = this.#chart.addPane();
    if (pane.paneIndex() > index) pane.moveTo(index);
    pane.setStretchFactor(stretch);
    const series = pane.addSeries(LineSeries, {
      ...{ lineVisible: false, crosshairMarkerVisible: false },
      ...{ priceLineVisible: false, lastValueVisible: false },
      autoscaleInfoProvider: () => ({ priceRange: { minValue: -1, maxValue: 1 } }),
    });
    for (const layer of layers) series.attachPrimitive(primitiveOf(layer, this.#source));
    this.#series = series;
  }

  #close(): void {
    if (this.#series !== undefined) this.#chart.removeSeries(this.#series);
    this.#series = undefined;
    this.#last = undefined;
  }
}
