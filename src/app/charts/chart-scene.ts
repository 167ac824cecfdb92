import type { DepthAsk, DepthPicture, DepthSpot } from '../../protocol/depth-api.ts';
import type { LevelKind } from '../../domain/session/level-kind.ts';
import type { Candle, CandleColumns, Moment } from '../../protocol/moment-api.ts';
import type { LevelId, OwnLevelId, PressureTrack } from '../../protocol/pressure-api.ts';
import type { Touch } from '../context/episode-rows.ts';
import type { SessionFrame } from '../context/session-frame.ts';
import type { SignalTrack } from '../context/signal-tracks.ts';
import type { SceneMeasure } from './measure.ts';
import type { Palette } from './palette.ts';

/** What the chart's layers draw. The adapter writes it, layers only read. */
export type ChartScene = {
  frame: SessionFrame;
  moment: Moment;
  palette: Palette;
  selected: LevelId;
  /** Levels that the user drew. */
  own: readonly SceneLevel[];
  /** Overlay kinds switched on. */
  overlays: ReadonlySet<LevelKind>;
  /** Where the pointer stands; undefined while it is off the chart. */
  pointer?: ScenePointer | undefined;
  /** Pressure below the candles; undefined while the strip is closed or the session has none. */
  strip: SceneStrip | undefined;
  /** What was said of the selected level; undefined while that is closed or nothing is stored. */
  ribbon: SceneRibbon | undefined;
  /** Resting depth behind the candles; undefined while it is off, or the session has none. */
  depth: SceneDepth | undefined;
  /** Touches of the session; layers draw those that the moment knows. */
  touches: SceneTouches;
  /** The user's notes of the session; layers draw those that the moment has come to. */
  notes: readonly SceneNote[];
  /** The distance between two points; undefined while none is measured. */
  measure: SceneMeasure | undefined;
  /** Past paths behind the cursor; undefined while they are off, or nothing is asked. */
  ghosts: SceneGhosts | undefined;
};

/** What price did after moments like this one, in today's prices. */
export type SceneGhosts = {
  /** The moment that is asked about, UNIX seconds. */
  readonly atS: number;
  /** Prices of a break and of a rejection, points. */
  readonly breakPx: number;
  readonly rejectPx: number;
  readonly paths: readonly SceneGhost[];
};

/** One past path from the moment on. */
export type SceneGhost = {
  readonly outcome: string;
  /** 0 to 1: how much it counts. */
  readonly weight: number;
  /** One price per 5 seconds, points; NaN without a trade. */
  readonly px: Float64Array;
  /** Whether it is the one that is looked at. */
  readonly isPicked: boolean;
};

/** What was said of a level through the session. */
export type SceneRibbon = {
  readonly levelName: string;
  readonly horizonMin: number;
  /** Undefined until it is there, and of a level of which nothing was said. */
  readonly track: SignalTrack | undefined;
};

/** Resting depth of the whole session; the layer draws what had ended by the moment. */
export type SceneDepth = {
  readonly pictures: readonly DepthPicture[];
  /** What rests under the pointer. */
  readonly spot: DepthSpot | undefined;
  /** Has the picture of a scale made; asking again costs nothing. */
  readonly need: (ask: DepthAsk) => void;
};

/** Touches of all levels, and the horizon that their outcomes are told by. */
export type SceneTouches = {
  readonly touches: readonly Touch[];
  readonly horizonMin: number;
};

/** A note's place. */
export type SceneNote = {
  /** UNIX seconds. */
  readonly atS: number;
  /** Points; undefined for a note of the moment alone. */
  readonly px: number | undefined;
  readonly text: string;
};

/** A level of the user's own. */
export type SceneLevel = { readonly id: OwnLevelId; readonly name: string; readonly px: number };

/** What the strip below the candles draws of the selected level. */
export type SceneStrip = {
  /** Undefined until the first answer. */
  readonly track: PressureTrack | undefined;
  /** How many windows a bar is the mean of. */
  readonly windows: number;
};

/** The pointer in prices and bars. */
export type ScenePointer = {
  /** Price on the tick grid, points; undefined over the strip. */
  readonly px: number | undefined;
  /** Instant under it, UNIX seconds. */
  readonly atS: number;
  /** Open of the slot under it, UNIX seconds; undefined beside the session. */
  readonly openS: number | undefined;
};

/**
 * Positions on the pane. Three spaces meet here:
 *
 *   UNIX seconds ──▶ logical slots (slot i is the bar opened at startS + i·barS) ──▶ pixels
 *
 * The library centers a bar on its slot, so an instant lies half a slot left of its logical place.
 */
export type ChartScale = {
  /** Left edge of the instant, px. */
  x(atS: number): number;
  /** Instant at a place, UNIX seconds: the inverse of `x`. */
  instant(x: number): number;
  /** Height of a price, px; undefined while the price scale has no range. */
  y(px: number): number | undefined;
  /** Price at a height. */
  price(y: number): number | undefined;
  /** Width of a slot, px. */
  readonly slotPx: number;
  /** Width of the panes, px: that of a brush may be an axis’s. */
  readonly widthPx: number;
};

/** One closed bar of the columns; undefined beyond them. */
export function candleAt(bars: CandleColumns, index: number): Candle | undefined {
  if (index < 0 || index >= bars.openS.length) return undefined;
  return {
    openS: bars.openS[index] ?? NaN,
    o: bars.o[index] ?? NaN,
    h: bars.h[index] ?? NaN,
    l: bars.l[index] ?? NaN,
    c: bars.c[index] ?? NaN,
    vol: bars.vol[index] ?? NaN,
  };
}

/** The newest candles of the moment, at most so many, the forming one last. */
export function newestCandles({ bars, forming }: Moment, countMax: number): Candle[] {
  const closedMax = forming === undefined ? countMax : countMax - 1;
  const candles: Candle[] = [];
  for (let i = Math.max(0, bars.openS.length - closedMax); i < bars.openS.length; i++) {
    const candle = candleAt(bars, i);
    if (candle !== undefined) candles.push(candle);
  }
  if (forming !== undefined) candles.push(forming);
  return candles;
}

/** The candle that opened at an instant; undefined if none did. */
export function candleOpenedAt({ bars, forming }: Moment, openS: number): Candle | undefined {
  if (forming?.openS === openS) return forming;
  const candle = candleAt(bars, barsUntil(bars, openS));
  return candle?.openS === openS ? candle : undefined;
}

/** How many leading bars opened before an instant. */
export function barsUntil({ openS }: CandleColumns, atS: number): number {
  let start = 0;
  let end = openS.length;
  while (start < end) {
    const middle = (start + end) >> 1;
    if ((openS[middle] ?? atS) < atS) start = middle + 1;
    else end = middle;
  }
  return start;
}
