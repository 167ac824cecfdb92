import { required } from '../../base/assert.ts';
import { WINDOW_NS } from '../ledger/ledger-columns.ts';
import type { LevelColumns } from '../levels/level-columns.ts';
import type { LevelKind } from '../session/level-kind.ts';
import type { Approach } from './approach.ts';
import { confluences } from './confluence.ts';
import type { LevelTouch } from './confluence.ts';
import { approachId, eventId } from './episode-id.ts';
import { followLevel, levelBySlot } from './follow-level.ts';
import type { EpisodeSession, FollowedLevel, FollowedMoment } from './follow-level.ts';
import type { SetupMoment } from './setup-moment.ts';

/** An approach with its names. */
export type NamedApproach = Approach & {
  readonly kind: LevelKind;
  readonly approachId: string;
  /** Undefined without a trigger, as the next. */
  readonly eventId: string | undefined;
  readonly confluenceId: string | undefined;
};

/** A stored moment with what it was made from. */
export type EpisodeMoment = {
  readonly setup: SetupMoment;
  readonly followed: FollowedMoment;
  readonly approach: NamedApproach;
};

/** The approaches of one level, as `episodeContext` wants them. */
export type LevelEpisodes = FollowedLevel & { readonly kind: LevelKind };

/** All approaches of a session's levels. */
export type SessionEpisodes = {
  /** In the order of the rules' levels. */
  readonly levels: readonly LevelEpisodes[];
  /** By the time of their beginning, then in the levels' order. */
  readonly approaches: readonly NamedApproach[];
  /** By time, then in the levels' order. */
  readonly moments: readonly EpisodeMoment[];
};

/** Which session it is. */
export type EpisodeKey = { readonly symbol: string; readonly date: string };

/**
 * Follows all levels of the rules through a session.
 *
 * @param levels stored levels; those that the session does not have are left out.
 * @param untilNs as `followLevel`.
 */
export function sessionEpisodes(
  key: EpisodeKey,
  session: EpisodeSession,
  levels: LevelColumns,
  untilNs?: number,
): SessionEpisodes {
  const { anchors, barSeconds, atr, rules } = session;
  const grid = { startNs: anchors.startNs, barSeconds, slotCount: atr.ticks.length };
  const followed = rules.levelKinds.map((kind) => ({
    kind,
    ...followLevel(session, levelBySlot(levels, kind, grid), untilNs),
  }));
  const named = namesOf(key, followed);
  const moments = followed.flatMap((level) =>
    level.moments.map((moment) => momentOf(moment, named, anchors.startNs)),
  );
  return {
    levels: followed,
    approaches: [...named.values()].sort((a, b) => a.startNs - b.startNs),
    moments: moments.sort((a, b) => a.followed.ns - b.followed.ns),
  };
}

/** Names of all approaches, in the levels' order. */
function namesOf(
  { symbol, date }: EpisodeKey,
  levels: readonly LevelEpisodes[],
): ReadonlyMap<Approach, NamedApproach> {
  const touches = levels.flatMap(({ kind, approaches }) =>
    approaches.flatMap((approach): readonly LevelTouch[] => {
      const id = eventId({ symbol, date, kind }, approach);
      const { trigger } = approach;
      return id === undefined || !trigger ? [] : [{ ...trigger, eventId: id, kind }];
    }),
  );
  const ids = confluences(touches.sort((a, b) => a.ns - b.ns));
  return new Map(
    levels.flatMap(({ kind, approaches }) =>
      approaches.map((approach) => {
        const owner = { symbol, date, kind };
        const event = eventId(owner, approach);
        const confluenceId = event === undefined ? undefined : ids.get(event);
        const own = { kind, approachId: approachId(owner, approach), eventId: event, confluenceId };
        return [approach, { ...approach, ...own }] as const;
      }),
    ),
  );
}

function momentOf(
  followed: FollowedMoment,
  named: ReadonlyMap<Approach, NamedApproach>,
  startNs: bigint,
): EpisodeMoment {
  const { rowType, ns, xTicks, atr, levelTick, barrierTicks } = followed;
  const approach = required(named.get(followed.approach), 'approach of a moment');
  const { kind, direction } = approach;
  // Before its trigger nobody knows that an approach leads to one.
  const { eventId: event, confluenceId } =
    rowType === 'MONITOR' ? { eventId: undefined, confluenceId: undefined } : approach;
  const win = Math.floor(ns / WINDOW_NS) - 1;
  const setup: SetupMoment = {
    rowId: rowType === 'TRIGGER' && event ? event : `${approach.approachId}|${win}`,
    ...{ rowType, approachId: approach.approachId, eventId: event, confluenceId },
    ...{ kind, direction, levelTick, win, decidedNs: startNs + BigInt(ns) },
    ...{ xTicks, atr, atrMode: followed.isSeasonal ? 'seasonal' : 'wilder14', barrierTicks },
  };
  return { setup, followed, approach };
}
