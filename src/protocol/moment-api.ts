import type { BarColumns } from '../domain/bars/bar-columns.ts';
import type { LevelColumns } from '../domain/levels/level-columns.ts';
import type { LevelTrades } from '../domain/levels/level-cursor.ts';
import type { LevelKind } from '../domain/session/level-kind.ts';
import type { CatalogSession } from './lake-catalog.ts';

/** Candles in a column each, ascending by their open; prices in points. */
export type CandleColumns = {
  /** Open of the bar, UNIX seconds. */
  readonly openS: Float64Array;
  readonly o: Float64Array;
  readonly h: Float64Array;
  readonly l: Float64Array;
  readonly c: Float64Array;
  /** Volume, lots. */
  readonly vol: Float64Array;
};

/** One candle; prices in points. */
export type Candle = {
  readonly openS: number;
  readonly o: number;
  readonly h: number;
  readonly l: number;
  readonly c: number;
  readonly vol: number;
};

/** A level at the moment. A price without validity is one that still forms, or counts later. */
export type LevelNow = {
  readonly kind: LevelKind;
  /** Value in points, unrounded for averages; undefined while it does not exist. */
  readonly px: number | undefined;
  /** Whether it may be traded against. */
  readonly valid: boolean;
  /** Why not, in words; undefined when valid. */
  readonly reason: string | undefined;
  /** Since when it is valid, UNIX seconds; undefined while it never was. */
  readonly validFromS: number | undefined;
};

/** A moving level after each closed bar; NaN while it does not exist. */
export type LevelCurve = {
  readonly kind: LevelKind;
  /** One value per closed bar, points. */
  readonly px: Float64Array;
};

/** Everything the screen may know at an instant: nothing in it is younger than `atS`. */
export type Moment = {
  /** Session this belongs to. */
  readonly key: string;
  readonly atS: number;
  /** Closed bars only. */
  readonly bars: CandleColumns;
  /** The bar under way; undefined before its first trade, or if the source has closed bars only. */
  readonly forming: Candle | undefined;
  /** Price last traded, points; undefined before the first trade. */
  readonly lastPx: number | undefined;
  /** Six anchors in the order of the strip, then the overlays. */
  readonly levels: readonly LevelNow[];
  readonly curves: readonly LevelCurve[];
  /** Time it took to compute, ms. */
  readonly computeMs: number;
};

/**
 * A moment as it crosses from the worker: closed bars that the other side holds already stay away,
 * so that a step costs the same early and late in a long session. Closed bars never change.
 */
export type MomentStep = Omit<Moment, 'bars' | 'curves'> & {
  /** Number of closed bars at the moment. */
  readonly barCount: number;
  /** Index of the first bar below; all before it are held. */
  readonly firstBar: number;
  /** Bars from `firstBar` to `barCount`; none when the cursor went back. */
  readonly bars: CandleColumns;
  /** The same rows of the moving levels. */
  readonly curves: readonly LevelCurve[];
};

/**
 * What the lake holds of a session; buffers are handed over. A table that is missing is undefined,
 * and the others do what they can.
 */
export type SessionColumns = {
  readonly session: CatalogSession;
  /** Closed bars of the whole session, as in `bars_2m`. */
  readonly bars: BarColumns | undefined;
  /** Level rows of the whole session, as in `levels_2m`. */
  readonly levels: LevelColumns | undefined;
  /** Trades in exchange order. */
  readonly trades: LevelTrades | undefined;
};

/** What opening a session yields beside its moments. */
export type OpenedSession = {
  readonly key: string;
  /** First and last instant with data, UNIX seconds; undefined without any. */
  readonly firstS: number | undefined;
  readonly lastS: number | undefined;
  readonly barCount: number;
  readonly tradeCount: number;
};

/** The moment worker: it holds the session's columns and computes what the cursor may see. */
export type MomentApi = {
  /** Takes over a session; moments of the one before are gone. */
  open(columns: SessionColumns): Promise<OpenedSession>;
  /** Adds the trades of the open session, which may come after its bars. */
  addTrades(trades: LevelTrades): Promise<OpenedSession>;
  /**
   * The moment at an instant of the open session; its buffers are transferred.
   *
   * @param heldBarCount closed bars of this session that the caller holds already.
   */
  at(atS: number, heldBarCount: number): Promise<MomentStep>;
};
