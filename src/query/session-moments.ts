import { required } from '../base/assert.ts';
import type { BarColumns } from '../domain/bars/bar-columns.ts';
import type { LevelColumns, LevelState } from '../domain/levels/level-columns.ts';
import { LevelCursor } from '../domain/levels/level-cursor.ts';
import type { LevelTrades } from '../domain/levels/level-cursor.ts';
import { LevelTracker } from '../domain/levels/level-tracker.ts';
import type { LevelSession } from '../domain/levels/level-tracker.ts';
import { storedLevelsAt } from '../domain/levels/stored-levels.ts';
import type { LevelKind } from '../domain/session/level-kind.ts';
import { sessionAnchors } from '../domain/session/session-anchors.ts';
import { pointsOf } from '../domain/units/ticks.ts';
import type {
  Candle,
  CandleColumns,
  LevelCurve,
  LevelNow,
  MomentStep,
  OpenedSession,
  SessionColumns,
} from '../protocol/moment-api.ts';
import { profileOf } from '../protocol/session-profile.ts';

const NS_PER_S = 1_000_000_000n;

/** Levels drawn as curves. */
const movingKinds: readonly LevelKind[] = ['SMA_90', 'EMA_20', 'SMA_200', 'SMA_400', 'VWAP'];

/** Averages that reach into the session before, which only the lake's build has seen. */
const storedKinds: ReadonlySet<LevelKind> = new Set(['SMA_200', 'SMA_400']);

/**
 * The open session as the cursor may see it: from its columns to the moment at an instant. The
 * rules are the domain's own, so a cursor on a bar's close shows the lake's row to the digit.
 */
export class SessionMoments {
  readonly #key: string;
  readonly #levelSession: LevelSession;
  readonly #bars: BarColumns;
  readonly #levels: LevelColumns;
  /** The whole session as the screen wants it; a moment is a part of it. */
  readonly #candles: CandleColumns;
  readonly #curves: readonly LevelCurve[];
  readonly #trades: LevelTrades | undefined;
  readonly #cursor: LevelCursor | undefined;

  /** Takes over the columns; what is missing is rebuilt from the trades if there are any. */
  constructor({ session, bars, levels, trades }: SessionColumns) {
    const profile = profileOf(session);
    this.#key = `${session.date} ${session.symbol}`;
    this.#levelSession = { profile, anchors: sessionAnchors(profile, session.date) };
    this.#trades = trades;
    this.#cursor = trades && new LevelCursor(this.#levelSession, trades);
    const isWhole = bars !== undefined && levels !== undefined;
    const rebuilt = isWhole ? undefined : rebuild(this.#levelSession, trades);
    this.#bars = bars ?? required(rebuilt, 'rebuilt session').bars();
    this.#levels = levels ?? required(rebuilt, 'rebuilt session').rows();
    this.#candles = candlesOf(this.#bars, profile.tickNano);
    this.#curves = curvesOf(this.#bars, this.#levels);
  }

  /** What there is to move over. */
  facts(): OpenedSession {
    const { bar_start_ns: openNs, available_at_ns: closeNs } = this.#bars;
    const firstNs = this.#trades?.ts_ns.at(0) ?? openNs.at(0);
    const lastNs = this.#trades?.ts_ns.at(-1) ?? closeNs.at(-1);
    return {
      key: this.#key,
      firstS: firstNs === undefined ? undefined : secondsOf(firstNs),
      lastS: lastNs === undefined ? undefined : secondsOf(lastNs),
      barCount: openNs.length,
      tradeCount: this.#trades?.ts_ns.length ?? 0,
    };
  }

  /**
   * The moment at an instant, its columns owned by the caller.
   *
   * @param atS UNIX seconds.
   * @param heldBarCount closed bars that the caller holds already and does not want again.
   */
  at(atS: number, heldBarCount = 0): MomentStep {
    const startedMs = performance.now();
    const atNs = BigInt(atS) * NS_PER_S;
    const barCount = countUntil(this.#bars.available_at_ns, atNs + 1n);
    const firstBar = Math.min(heldBarCount, barCount);
    const forming = this.#formingAt(atNs);
    const levels = this.#levelsAt(atNs).map(levelNow);
    return {
      ...{ key: this.#key, atS, barCount, firstBar, forming, levels },
      bars: candleRows(this.#candles, firstBar, barCount),
      curves: this.#curves.map(({ kind, px }) => ({ kind, px: px.slice(firstBar, barCount) })),
      lastPx: forming?.c ?? this.#candles.c[barCount - 1],
      computeMs: performance.now() - startedMs,
    };
  }

  #levelsAt(atNs: bigint): LevelState[] {
    const stored = storedLevelsAt(this.#levels, this.#levelSession.anchors, atNs);
    if (this.#cursor === undefined) return stored;
    return this.#cursor
      .levelsAt(atNs)
      .map((level) =>
        storedKinds.has(level.kind)
          ? (stored.find(({ kind }) => kind === level.kind) ?? level)
          : level,
      );
  }

  /** The bar under way from the trades before the instant; none on a bar's boundary. */
  #formingAt(atNs: bigint): Candle | undefined {
    if (this.#trades === undefined) return undefined;
    const { anchors, profile } = this.#levelSession;
    const barNs = BigInt(profile.barSeconds) * NS_PER_S;
    const openNs = anchors.startNs + ((atNs - anchors.startNs) / barNs) * barNs;
    const { ts_ns: tsNs, tick, size } = this.#trades;
    const range = { o: NaN, h: -Infinity, l: Infinity, c: NaN, vol: 0 };
    for (let i = countUntil(tsNs, openNs); i < tsNs.length && (tsNs[i] ?? atNs) < atNs; i++) {
      const [px, lots] = [tick[i] ?? NaN, size[i] ?? 0];
      if (lots <= 0) continue;
      if (range.vol === 0) range.o = px;
      range.h = Math.max(range.h, px);
      range.l = Math.min(range.l, px);
      range.c = px;
      range.vol += lots;
    }
    if (range.vol === 0) return undefined;
    const points = (ticks: number): number => pointsOf(ticks, profile.tickNano);
    return {
      openS: secondsOf(openNs),
      o: points(range.o),
      h: points(range.h),
      l: points(range.l),
      c: points(range.c),
      vol: range.vol,
    };
  }
}

/** The bars as the screen wants them: UNIX seconds and points. */
function candlesOf(bars: BarColumns, tickNano: number): CandleColumns {
  const points = (ticks: Int32Array): Float64Array =>
    Float64Array.from(ticks, (tick) => pointsOf(tick, tickNano));
  return {
    openS: Float64Array.from(bars.bar_start_ns, secondsOf),
    o: points(bars.o),
    h: points(bars.h),
    l: points(bars.l),
    c: points(bars.c),
    vol: bars.vol,
  };
}

/** A range of candles as a copy. */
function candleRows(candles: CandleColumns, start: number, end: number): CandleColumns {
  const { openS, o, h, l, c, vol } = candles;
  return {
    openS: openS.slice(start, end),
    o: o.slice(start, end),
    h: h.slice(start, end),
    l: l.slice(start, end),
    c: c.slice(start, end),
    vol: vol.slice(start, end),
  };
}

/** Moving levels after each bar of the session; a kind the rows lack has no curve. */
function curvesOf(bars: BarColumns, levels: LevelColumns): LevelCurve[] {
  const { level_kind: kinds, level_px: px, bar_start_ns: openNs } = levels;
  const barCount = bars.bar_start_ns.length;
  const curves = new Map<string, LevelCurve>(
    movingKinds.map((kind) => [kind, { kind, px: new Float64Array(barCount).fill(NaN) }]),
  );
  let bar = 0;
  for (let row = 0; row < kinds.length; row++) {
    const rowNs = openNs[row] ?? 0n;
    while (bar < barCount && (bars.bar_start_ns[bar] ?? rowNs) < rowNs) bar++;
    if (bar >= barCount) break;
    const curve = curves.get(kinds[row] ?? '');
    if (curve !== undefined && bars.bar_start_ns[bar] === rowNs) curve.px[bar] = px[row] ?? NaN;
  }
  return [...curves.values()].filter((curve) => curve.px.some((value) => !Number.isNaN(value)));
}

/** Bars and level rows of the whole session from its trades, as the lake's build makes them. */
function rebuild(session: LevelSession, trades: LevelTrades | undefined): LevelTracker {
  const tracker = new LevelTracker(session);
  trades?.ts_ns.forEach((tsNs, i) => {
    const ns = Number(tsNs - session.anchors.startNs);
    tracker.trade(ns, trades.tick[i] ?? 0, trades.size[i] ?? 0, 0);
  });
  tracker.end();
  return tracker;
}

function levelNow({ kind, px, valid, reason, validFromNs }: LevelState): LevelNow {
  const validFromS = validFromNs === undefined ? undefined : secondsOf(validFromNs);
  return { kind, px, valid, reason, validFromS };
}

/** How many leading values of an ascending column are below a bound. */
function countUntil(ascending: BigInt64Array, bound: bigint): number {
  let start = 0;
  let end = ascending.length;
  while (start < end) {
    const middle = (start + end) >> 1;
    if ((ascending[middle] ?? bound) < bound) start = middle + 1;
    else end = middle;
  }
  return start;
}

function secondsOf(ns: bigint): number {
  return Number(ns / NS_PER_S);
}
