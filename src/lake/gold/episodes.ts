import { UNDEF_I64 } from '../../contracts/contract.ts';
import { episodes } from '../../contracts/episodes.ts';
import { directionWord, fnv1a64 } from '../../domain/episodes/episode-id.ts';
import type { NamedApproach } from '../../domain/episodes/session-episodes.ts';
import type { Trigger } from '../../domain/episodes/approach.ts';
import { defineStage } from '../stage/define-stage.ts';
import { episodesOf, episodeTables } from './episode-tables.ts';

/** Approaches of price to the session's levels, and the episodes that touches began. */
export const goldEpisodes = defineStage({
  name: 'gold-episodes',
  version: 1,
  reads: episodeTables,
  writes: { tier: 'gold', contract: episodes },

  run(tables, session) {
    const { approaches } = episodesOf(tables, session).episodes;
    const { startNs } = session.anchors;
    const times = (nsOf: (approach: NamedApproach) => number | undefined): BigInt64Array =>
      BigInt64Array.from(approaches, (approach) => {
        const ns = nsOf(approach);
        return ns === undefined ? UNDEF_I64 : startNs + BigInt(ns);
      });
    const numbers = (of: (trigger: Trigger) => number): Float64Array =>
      Float64Array.from(approaches, ({ trigger }) => (trigger ? of(trigger) : NaN));
    return {
      approach_id: approaches.map(({ approachId }) => approachId),
      event_id: approaches.map(({ eventId }) => eventId),
      u64: BigInt64Array.from(approaches, ({ eventId }) =>
        eventId === undefined ? UNDEF_I64 : BigInt.asIntN(64, fnv1a64(eventId)),
      ),
      confluence_id: approaches.map(({ confluenceId }) => confluenceId),
      session_date: approaches.map(() => session.date),
      symbol: approaches.map(() => session.symbol),
      level_kind: approaches.map(({ kind }) => kind),
      dir: approaches.map(({ direction }) => directionWord(direction)),
      ordinal: numbers(({ ordinal }) => ordinal),
      L_tick: numbers(({ levelTick }) => levelTick),
      armed_ns: times(({ armedNs }) => armedNs),
      start_ns: times((approach) => approach.startNs),
      contact_ns: times(({ trigger }) => trigger?.contactNs),
      trigger_ns: times(({ trigger }) => trigger?.ns),
      x_trigger: numbers(({ xTicks }) => xTicks),
      n_confirm: numbers(({ confirmCount }) => confirmCount),
      end_ns: times(({ end }) => end?.ns),
      end_reason: approaches.map(({ end }) => end?.reason ?? 'SESSION_END'),
    };
  },
});
