import { bars2m } from '../../contracts/bars-2m.ts';
import { sessions } from '../../contracts/sessions.ts';
import { window5s } from '../../contracts/window-5s.ts';
import { sessionType } from '../../domain/session/calendar.ts';
import { sourceTables } from '../silver/source-tables.ts';
import { defineStage } from '../stage/define-stage.ts';
import { sessionGrade } from './session-grade.ts';

/** The session as one row. */
export const goldSessions = defineStage({
  name: 'gold-sessions',
  version: 3,
  reads: {
    ...sourceTables,
    bars: { tier: 'silver', contract: bars2m },
    windows: { tier: 'silver', contract: window5s, optional: true },
    earlierBars: { tier: 'silver', contract: bars2m, of: 'earlier-sessions' },
  },
  writes: { tier: 'gold', contract: sessions },

  run({ bars, ...tables }, session) {
    const { symbol, date, profile, anchors, source, configHash, earlier } = session;
    const { grade, reasons, measures } = sessionGrade(tables, session);
    const volume = bars.vol
      .filter((_, row) => bars.bar_start_ns[row] < anchors.endNs)
      .reduce((sum, lots) => sum + lots, 0);
    return {
      session_date: [date],
      symbol: [symbol],
      instrument_id: Float64Array.of(source.instrumentId),
      profile: [profile.name],
      session_type: [sessionType(date, profile.calendar, profile.closedDates)],
      included: Uint8Array.of(reasons.length === 0 ? 1 : 0),
      reasons: [reasons.length === 0 ? undefined : reasons.join('; ')],
      grade: [grade],
      first_ns: BigInt64Array.of(BigInt(source.firstNs)),
      last_ns: BigInt64Array.of(BigInt(source.lastNs)),
      records: Float64Array.of(source.records),
      volume: Float64Array.of(volume),
      roll_day: Uint8Array.of(earlier.length > 0 && earlier[0].symbol !== symbol ? 1 : 0),
      window_share: Float64Array.of(measures.windowShare),
      gap_s: Float64Array.of(measures.gapSeconds),
      premarket_coverage: Float64Array.of(measures.premarketCoverage),
      rth_volume: Float64Array.of(measures.rthVolume),
      bad_order_share: Float64Array.of(measures.badOrderShare ?? NaN),
      crossed_s: Float64Array.of(measures.crossedSeconds ?? NaN),
      config_hash: [configHash],
      synthetic: Uint8Array.of(source.synthetic ? 1 : 0),
      planted: Uint8Array.of(source.planted ? 1 : 0),
    };
  },
});
