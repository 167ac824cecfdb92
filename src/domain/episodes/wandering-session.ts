import { Random } from '../../base/random.ts';
import { sessionAnchors } from '../session/session-anchors.ts';
import { profiles } from '../session/profiles.ts';
import type { EpisodeSession } from './follow-level.ts';
import { TradeTape } from './trade-tape.ts';

/** Range of a 2-minute bar of a walk of one tick per root second. */
export const UNIT_ATR = 1.530625 * Math.sqrt(120);

/** A price that goes nowhere in particular. */
export type Wandering = {
  readonly seed: string | number;
  /** Ticks per root second. */
  readonly sigma: number;
  readonly tradesPerSecond: number;
  /** Trades that are left out from one second of the session to another. */
  readonly pauseS?: readonly [from: number, to: number];
};

/** Trades of a session; times ns since its start. */
export type WalkTrades = {
  readonly ns: readonly number[];
  readonly tick: readonly number[];
  readonly size: readonly number[];
};

/** Where every walk begins, ticks. */
export const WALK_START = 24_000;

const { ES } = profiles;
const anchors = sessionAnchors(ES, '2025-10-14');
const openS = Number(anchors.openNs - anchors.startNs) / 1e9;
const tailEndS = Number(anchors.tailEndNs - anchors.startNs) / 1e9;

/** The trades of a driftless walk from the open to the end of the tail. */
export function walkTrades({ seed, sigma, tradesPerSecond, pauseS }: Wandering): WalkTrades {
  const random = new Random(seed);
  const trades = { ns: [] as number[], tick: [] as number[], size: [] as number[] };
  let price = WALK_START;
  for (let s = openS; ;) {
    const wait = random.exponential(tradesPerSecond);
    s += wait;
    if (s >= tailEndS) return trades;
    price += sigma * Math.sqrt(wait) * random.normal();
    if (pauseS && s >= pauseS[0] && s < pauseS[1]) continue;
    trades.ns.push(Math.round(s * 1e9));
    trades.tick.push(Math.round(price));
    trades.size.push(random.integer(1, 5));
  }
}

/** A session of such trades whose ATR is what the walk's is. */
export function sessionOf(trades: WalkTrades, sigma: number): EpisodeSession {
  const { startNs, barsEndNs } = anchors;
  const slotCount = Number(barsEndNs - startNs) / (ES.barSeconds * 1e9);
  const ts_ns = BigInt64Array.from(trades.ns, (ns) => startNs + BigInt(ns));
  const columns = { tick: Int32Array.from(trades.tick), size: Int32Array.from(trades.size) };
  return {
    tape: new TradeTape({ ts_ns, ...columns }, startNs),
    anchors,
    barSeconds: ES.barSeconds,
    atr: {
      ticks: new Float64Array(slotCount).fill(sigma * UNIT_ATR),
      isSeasonal: new Uint8Array(slotCount).fill(1),
    },
    rules: ES.episodes,
  };
}

/** Level rows of a session: one level that stands still, one that moves with each bar. */
export function levelRowsOf(mirrorAt?: number) {
  const { startNs, barsEndNs } = anchors;
  const barNs = BigInt(ES.barSeconds) * 1_000_000_000n;
  const bars = Array.from({ length: Number((barsEndNs - startNs) / barNs) }, (_, bar) => bar);
  const rows = bars.flatMap((bar) => [
    { bar, kind: 'PM_HIGH', tick: WALK_START + 30 },
    { bar, kind: 'PM_LOW', tick: WALK_START - 45 },
    { bar, kind: 'EMA_20', tick: WALK_START + Math.round(20 * Math.sin(bar / 9)) },
  ]);
  const ticks = rows.map(({ tick }) => (mirrorAt === undefined ? tick : 2 * mirrorAt - tick));
  return {
    bar_start_ns: BigInt64Array.from(rows, ({ bar }) => startNs + BigInt(bar) * barNs),
    level_kind: rows.map(({ kind }) => kind),
    level_tick: Float64Array.from(ticks),
    level_px: Float64Array.from(ticks, (tick) => tick / 4),
    valid: Uint8Array.from(rows, ({ bar }) =>
      startNs + BigInt(bar + 1) * barNs >= anchors.openNs ? 1 : 0,
    ),
    reason: rows.map(() => undefined),
    available_at_ns: BigInt64Array.from(rows, ({ bar }) => startNs + BigInt(bar + 1) * barNs),
  };
}
