import type { LevelKind } from '../../domain/session/level-kind.ts';
import type { Candle, Moment } from '../../protocol/moment-api.ts';
import type { SessionFrame } from '../context/session-frame.ts';
import type { Palette } from './palette.ts';

/** What the chart's layers draw. The adapter writes it, layers only read. */
export type ChartScene = {
  frame: SessionFrame;
  moment: Moment;
  palette: Palette;
  selected: LevelKind;
  /** Overlay kinds switched on. */
  overlays: ReadonlySet<LevelKind>;
  /** Where the pointer stands; undefined while it is off the chart. */
  pointer?: ScenePointer | undefined;
};

/** The pointer in prices and bars. */
export type ScenePointer = {
  /** Price on the tick grid, points. */
  readonly px: number;
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
  /** Height of a price, px; undefined while the price scale has no range. */
  y(px: number): number | undefined;
  /** Price at a height. */
  price(y: number): number | undefined;
  /** Width of a slot, px. */
  readonly slotPx: number;
};

/** All candles of the moment, the forming one last. */
export function candlesOf({ bars, forming }: Moment): Candle[] {
  const candles: Candle[] = [];
  bars.openS.forEach((openS, i) => {
    candles.push({
      openS,
      o: bars.o[i] ?? NaN,
      h: bars.h[i] ?? NaN,
      l: bars.l[i] ?? NaN,
      c: bars.c[i] ?? NaN,
      vol: bars.vol[i] ?? NaN,
    });
  });
  if (forming !== undefined) candles.push(forming);
  return candles;
}
