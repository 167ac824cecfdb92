import { levelFeatures2m } from '../../contracts/level-features-2m.ts';
import { barMoments } from '../../domain/moments/bar-moments.ts';
import { sweepFeatures } from '../../domain/moments/level-features.ts';
import type { LevelFeatures } from '../../domain/moments/level-features.ts';
import type { EpisodeFacts } from '../../domain/moments/stored-features.ts';
import { storedFeatures } from '../../domain/moments/stored-features.ts';
import { WINDOW_NS } from '../../domain/ledger/ledger-columns.ts';
import { episodeContext } from '../../domain/episodes/episode-context.ts';
import type { EpisodeContext } from '../../domain/episodes/episode-context.ts';
import { smoothedScore } from '../../domain/moments/smoothed-score.ts';
import { defineStage } from '../stage/define-stage.ts';
import { episodesOf, episodeTables } from './episode-tables.ts';
import type { EpisodesOfSession } from './episode-tables.ts';
import { featureTables, preparedSession } from './feature-tables.ts';

/** Features of the six levels at each close of a bar, wherever the mid is near them. */
export const goldLevelFeatures = defineStage({
  name: 'gold-level-features-2m',
  version: 4,
  reads: { ...featureTables, ...episodeTables },
  writes: { tier: 'gold', contract: levelFeatures2m },

  run(tables, session) {
    const ready = preparedSession(tables, session);
    const moments = barMoments(ready);
    const { startNs } = session.anchors;
    const followed = episodesOf(tables, session);
    const features: LevelFeatures[] = [];
    const facts: EpisodeFacts[] = [];
    sweepFeatures(ready, moments, { withChannels: true }, (place, found) => {
      const { channels } = found;
      // Twenty minutes of every row would fill the memory.
      features[place] = { ...found, channels: undefined };
      const context = contextAt(followed, found, startNs);
      const sinceNs = context.sinceNs ?? -Infinity;
      const windows = Math.ceil((nsOf(found, startNs) - sinceNs) / WINDOW_NS);
      facts[place] = { context, scoreSmooth: channels ? smoothedScore(channels, windows) : NaN };
    });
    const { numbers, words } = storedFeatures(features, facts);
    return {
      session_date: moments.map(() => session.date),
      symbol: moments.map(() => session.symbol),
      bar_start_ns: BigInt64Array.from(moments, ({ barStartNs }) => barStartNs),
      level_kind: moments.map(({ kind }) => kind),
      level_tick: Int32Array.from(moments, ({ levelTick }) => levelTick),
      available_at_ns: BigInt64Array.from(moments, ({ tsNs }) => tsNs),
      ...words,
      ...numbers,
      or_active: Uint8Array.from(numbers['or_active']),
    };
  },
});

/** What the episodes of a level tell of a row. */
function contextAt(
  { tape, episodes }: EpisodesOfSession,
  features: LevelFeatures,
  startNs: bigint,
): EpisodeContext {
  const { moment, facts, barrierTicks } = features;
  const { levelTick, travel: direction, kind } = moment;
  const approaches = episodes.levels.find((level) => level.kind === kind)?.approaches ?? [];
  const ns = nsOf(features, startNs);
  return episodeContext(
    { approaches, tape },
    { ns, tradeCount: tape.countBefore(ns), levelTick, direction, atr: facts.atr, barrierTicks },
  );
}

/** A row's time, ns since the session's start. */
function nsOf({ moment }: LevelFeatures, startNs: bigint): number {
  return Number(moment.tsNs - startNs);
}
