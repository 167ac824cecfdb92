import { describe, expect, it } from 'vitest';
import type { LevelTrades } from '../domain/levels/level-cursor.ts';
import { LevelTracker } from '../domain/levels/level-tracker.ts';
import { sessionAnchors } from '../domain/session/session-anchors.ts';
import type { CatalogSession } from '../protocol/lake-catalog.ts';
import type { MomentStep, SessionColumns } from '../protocol/moment-api.ts';
import { profileOf } from '../protocol/session-profile.ts';
import { SessionMoments } from './session-moments.ts';

/** An ES session of one pre-market hour, so that its minutes can be told by hand. */
const session: CatalogSession = {
  ...{ date: '2025-11-14', symbol: 'ESZ5', profile: 'ES', included: true, reasons: [] },
  grade: 'A',
  ...{ synthetic: true, planted: false, source: 'mbo', pressure: { available: true }, tables: {} },
  market: {
    ...{ timeZone: 'America/New_York', tickNano: 250_000_000, pointValue: 50, priceDecimals: 2 },
    ...{ premarketStart: '09:00', open: '09:30', orMinutes: 15, end: '12:30', tailMinutes: 15 },
    barSeconds: 120,
  },
};
const profile = profileOf(session);
const anchors = sessionAnchors(profile, session.date);
const startS = Number(anchors.startNs / 1_000_000_000n);

/** One trade every 10 seconds from 09:00 to 10:00; the price walks up a tick a minute. */
function tape(): LevelTrades {
  const seconds = Array.from({ length: 360 }, (_, i) => i * 10);
  return {
    ts_ns: BigInt64Array.from(seconds, (s) => anchors.startNs + BigInt(s) * 1_000_000_000n),
    tick: Int32Array.from(seconds, (s) => 27_000 + Math.floor(s / 60)),
    size: Int32Array.from(seconds, () => 2),
  };
}

function build(): LevelTracker {
  const tracker = new LevelTracker({ profile, anchors });
  const { ts_ns: tsNs, tick, size } = tape();
  tsNs.forEach((ns, i) => {
    tracker.trade(Number(ns - anchors.startNs), tick[i], size[i], 0);
  });
  tracker.end();
  return tracker;
}

function columns(kept: Partial<Record<'bars' | 'levels' | 'trades', boolean>>): SessionColumns {
  const built = build();
  return {
    session,
    bars: kept.bars ? built.bars() : undefined,
    levels: kept.levels ? built.rows() : undefined,
    trades: kept.trades ? tape() : undefined,
  };
}

const whole = { bars: true, levels: true, trades: true };

function pxOf(moment: MomentStep, kind: string): number | undefined {
  return moment.levels.find((level) => level.kind === kind)?.px;
}

describe('SessionMoments', () => {
  it('shows closed bars only, and the bar under way from its trades so far', () => {
    const moment = new SessionMoments(columns(whole)).at(startS + 150);
    expect([...moment.bars.openS]).toEqual([startS]);
    expect([...moment.bars.c]).toEqual([27_001 / 4]);
    expect(moment.forming).toEqual({
      ...{ openS: startS + 120, o: 6750.5, h: 6750.5, l: 6750.5, c: 6750.5, vol: 6 },
    });
    expect(moment.lastPx).toBe(6750.5);
  });

  it('has no bar under way on the boundary between two', () => {
    const moment = new SessionMoments(columns(whole)).at(startS + 240);
    expect(moment.bars.openS).toHaveLength(2);
    expect(moment.forming).toBeUndefined();
    expect(moment.lastPx).toBe(27_003 / 4);
  });

  it('knows nothing younger than the cursor, wherever the cursor was before', () => {
    const moments = new SessionMoments(columns(whole));
    const first = moments.at(startS + 1800);
    moments.at(startS + 3600);
    const again = moments.at(startS + 1800);
    expect({ ...again, computeMs: 0 }).toEqual({ ...first, computeMs: 0 });
    expect(Math.max(...again.bars.openS)).toBe(startS + 1680);
    for (const { px } of again.curves) expect(px).toHaveLength(15);
  });

  it('leaves out the bars that are held, and no others', () => {
    const moments = new SessionMoments(columns(whole));
    const all = moments.at(startS + 1800);
    const step = moments.at(startS + 1800, 12);
    expect(step).toMatchObject({ barCount: 15, firstBar: 12 });
    expect(step.bars.c).toEqual(all.bars.c.slice(12));
    expect(step.curves.map(({ px }) => px)).toEqual(all.curves.map(({ px }) => px.slice(12)));
    const back = moments.at(startS + 600, 15);
    expect(back).toMatchObject({ barCount: 5, firstBar: 5 });
    expect(back.bars.c).toHaveLength(0);
    expect(back.lastPx).toBe(all.bars.c[4]);
  });

  it('shows on a close what the lake stored for that close', () => {
    const rows = build().rows();
    const moments = new SessionMoments(columns(whole));
    const closeNs = anchors.startNs + 3000n * 1_000_000_000n;
    const { levels } = moments.at(startS + 3000);
    for (const { kind, px, reason } of levels) {
      const row = rows.level_kind.findIndex(
        (known, i) => known === kind && rows.available_at_ns[i] === closeNs,
      );
      expect(px ?? NaN, kind).toBe(rows.level_px[row]);
      expect(reason, kind).toBe(rows.reason[row]);
    }
  });

  it('lets the opening range form until it ends', () => {
    const moments = new SessionMoments(columns(whole));
    const forming = moments.at(startS + 2699).levels.find(({ kind }) => kind === 'OR_HIGH');
    expect(forming).toMatchObject({ px: 27_044 / 4, valid: false, validFromS: undefined });
    const level = moments.at(startS + 2700).levels.find(({ kind }) => kind === 'OR_HIGH');
    expect(level).toMatchObject({ px: 27_044 / 4, valid: true, validFromS: startS + 2700 });
  });

  it('rebuilds candles and levels from the trades when their files are lost', () => {
    const kept = new SessionMoments(columns(whole)).at(startS + 2000);
    const rebuilt = new SessionMoments(columns({ trades: true })).at(startS + 2000);
    expect(rebuilt.bars).toEqual(kept.bars);
    expect(rebuilt.curves).toEqual(kept.curves);
  });

  it('moves at closes when there are no trades', () => {
    const moments = new SessionMoments(columns({ bars: true, levels: true }));
    const moment = moments.at(startS + 2779);
    expect(moment.forming).toBeUndefined();
    expect(moment.lastPx).toBe(27_045 / 4);
    // The bar of 09:44 closes at 09:46: only then does a stored row know the whole range.
    expect(moment.levels.find(({ kind }) => kind === 'OR_HIGH')?.valid).toBe(true);
    expect(pxOf(moments.at(startS + 2699), 'OR_HIGH')).toBe(27_043 / 4);
  });

  it('is empty, not broken, when nothing can be read', () => {
    const moments = new SessionMoments(columns({}));
    expect(moments.facts()).toMatchObject({ firstS: undefined, barCount: 0, tradeCount: 0 });
    expect(moments.at(startS + 60)).toMatchObject({ lastPx: undefined, forming: undefined });
  });
});
