import { bars2m } from '../../contracts/bars-2m.ts';
import { sessions } from '../../contracts/sessions.ts';
import { sessionType } from '../../domain/session/calendar.ts';
import { defineStage } from '../stage/define-stage.ts';
import { sessionReasons } from './session-reasons.ts';

/** The session as one row. */
export const goldSessions = defineStage({
  name: 'gold-sessions',
  version: 1,
  reads: { bars: { tier: 'silver', contract: bars2m } },
  writes: { tier: 'gold', contract: sessions },

  run({ bars }, { symbol, date, profile, anchors, source, configHash }) {
    const reasons = sessionReasons(profile, date, source);
    const volume = bars.vol
      .filter((_, row) => bars.bar_start_ns[row] < anchors.endNs)
      .reduce((sum, lots) => sum + lots, 0);
    return {
      session_date: [date],
      symbol: [symbol],
      instrument_id: Float64Array.of(source.instrumentId),
      profile: [profile.name],
      session_type: [sessionType(date, profile.calendar)],
      included: Uint8Array.of(reasons.length === 0 ? 1 : 0),
      reasons: [reasons.length === 0 ? undefined : reasons.join('; ')],
      grade: [undefined],
      first_ns: BigInt64Array.of(BigInt(source.firstNs)),
      last_ns: BigInt64Array.of(BigInt(source.lastNs)),
      records: Float64Array.of(source.records),
      volume: Float64Array.of(volume),
      config_hash: [configHash],
      synthetic: Uint8Array.of(source.synthetic ? 1 : 0),
      planted: Uint8Array.of(source.planted ? 1 : 0),
    };
  },
});
