import type { Layer } from './layer.ts';
import { closedCandles } from './layers/closed-candles.ts';
import { cursorLine, timeLabels } from './layers/cursor-line.ts';
import { crosshairInstant, crosshairLabels, crosshairLines } from './layers/crosshair-labels.ts';
import { depthHeatmap, depthLegend } from './layers/depth-heatmap.ts';
import { formingCandle } from './layers/forming-candle.ts';
import { ghostPaths } from './layers/ghost-paths.ts';
import { formingRanges } from './layers/forming-ranges.ts';
import { measureMark } from './layers/measure-mark.ts';
import { levelLines } from './layers/level-lines.ts';
import { noteMarks } from './layers/note-marks.ts';
import { priceGutter } from './layers/price-gutter.ts';
import { probabilityRibbon, ribbonField } from './layers/probability-ribbon.ts';
import { ribbonGutter, ribbonTitle } from './layers/ribbon-legend.ts';
import { sessionField } from './layers/session-field.ts';
import { stripBars, stripField } from './layers/strip-bars.ts';
import { stripGutter } from './layers/strip-gutter.ts';
import { touchMarks } from './layers/touch-marks.ts';
import type { SidePanePlan } from './side-pane.ts';

/** On the candles, from back to front; layers of one zOrder draw in this order. */
export const candleLayers: readonly Layer[] = [
  ...[sessionField, depthHeatmap, formingRanges, ghostPaths, levelLines, closedCandles],
  ...[formingCandle, timeLabels, priceGutter, cursorLine, touchMarks, depthLegend],
  ...[noteMarks, measureMark],
  ...[crosshairLines, crosshairLabels],
];
/** Height of the candles' pane to those of the panes below. */
export const CANDLES_STRETCH = 62;
/** What was said at the time, right below the candles. */
export const ribbonPlan: SidePanePlan = {
  ...{ index: 1, stretch: 16 },
  layers: [ribbonField, probabilityRibbon, cursorLine, ribbonTitle, ribbonGutter, crosshairInstant],
};
/** Pressure, at the foot. */
export const stripPlan: SidePanePlan = {
  ...{ index: 2, stretch: 20 },
  layers: [stripField, stripBars, cursorLine, stripGutter, crosshairInstant],
};
