import { LineSeries } from 'lightweight-charts';
import type { IChartApi, ISeriesApi, UTCTimestamp } from 'lightweight-charts';
import { primitiveOf } from './layer.ts';
import type { Layer, SceneSource } from './layer.ts';
import { crosshairLines } from './layers/crosshair-labels.ts';
import { cursorLine } from './layers/cursor-line.ts';
import { stripBars, stripField } from './layers/strip-bars.ts';
import { stripGutter } from './layers/strip-gutter.ts';

/** From back to front. */
const layers: readonly Layer[] = [stripField, stripBars, cursorLine, stripGutter, crosshairLines];

/** Heights of candles and strip to one another. */
const STRETCH = { candles: 76, strip: 24 };

/**
 * A second pane below the candles on the same time axis. The library gives it room, pan, zoom and
 * crosshair; what stands in it are layers of ours, for its points lie between the bars.
 */
export class StripPane {
  readonly #chart: IChartApi;
  readonly #source: SceneSource;
  #series: ISeriesApi<'Line'> | undefined;
  #last: UTCTimestamp | undefined;

  constructor(chart: IChartApi, source: SceneSource) {
    this.#chart = chart;
    this.#source = source;
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
    const series = this.#chart.addSeries(
      LineSeries,
      {
        ...{ lineVisible: false, crosshairMarkerVisible: false },
        ...{ priceLineVisible: false, lastValueVisible: false },
        autoscaleInfoProvider: () => ({ priceRange: { minValue: -1, maxValue: 1 } }),
      },
      1,
    );
    for (const layer of layers) series.attachPrimitive(primitiveOf(layer, this.#source));
    const panes = this.#chart.panes();
    panes.at(0)?.setStretchFactor(STRETCH.candles);
    panes.at(1)?.setStretchFactor(STRETCH.strip);
    this.#series = series;
  }

  #close(): void {
    if (this.#series !== undefined) this.#chart.removeSeries(this.#series);
    this.#series = undefined;
    this.#last = undefined;
  }
}
