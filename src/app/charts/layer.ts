import type {
  IPrimitivePaneView,
  ISeriesPrimitive,
  PrimitivePaneViewZOrder,
} from 'lightweight-charts';
import type { ChartScale, ChartScene } from './chart-scene.ts';

/** One brush stroke of a layer: where it may draw and what it needs to know. */
export type Brush = {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  readonly scene: ChartScene;
  readonly scale: ChartScale;
};

/** A part of the drawing, as functions for the areas it touches. */
export type Layer = {
  readonly zOrder: PrimitivePaneViewZOrder;
  /** Draws on the price pane. */
  readonly pane?: (brush: Brush) => void;
  /** Draws on the price axis at the right. */
  readonly priceAxis?: (brush: Brush) => void;
  /** Draws on the time axis below. */
  readonly timeAxis?: (brush: Brush) => void;
};

/** What a layer draws from, asked at each stroke; undefined while no session is open. */
export type SceneSource = () => { scene: ChartScene; scale: ChartScale } | undefined;

/** The layer as the chart library wants it: a primitive of a series. */
export function primitiveOf(layer: Layer, source: SceneSource): ISeriesPrimitive {
  const views = (draw: Layer['pane']): readonly IPrimitivePaneView[] =>
    draw === undefined ? [] : [viewOf(draw, layer.zOrder, source)];
  const pane = views(layer.pane);
  const priceAxis = views(layer.priceAxis);
  const timeAxis = views(layer.timeAxis);
  return {
    paneViews: () => pane,
    priceAxisPaneViews: () => priceAxis,
    timeAxisPaneViews: () => timeAxis,
  };
}

function viewOf(
  draw: (brush: Brush) => void,
  zOrder: PrimitivePaneViewZOrder,
  source: SceneSource,
): IPrimitivePaneView {
  return {
    zOrder: () => zOrder,
    renderer: () => ({
      draw: (target) => {
        const from = source();
        if (from === undefined) return;
        target.useMediaCoordinateSpace(({ context, mediaSize: { width, height } }) => {
          context.save();
          context.textRendering = 'geometricPrecision';
          draw({ context, width, height, ...from });
          context.restore();
        });
      },
    }),
  };
}

/** The middle of the pixel nearest to a coordinate: where a 1 px line is sharp. */
export function crisp(coordinate: number): number {
  return Math.round(coordinate - 0.5) + 0.5;
}

/** Text style of a label on the canvas. */
export function labelFont(
  { palette }: ChartScene,
  weight: 400 | 600 = 400,
  sizePx = palette.labelPx,
): string {
  return `${weight} ${sizePx}px ${palette.font}`;
}
