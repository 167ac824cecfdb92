import { levelFeatures2m } from '../../contracts/level-features-2m.ts';
import { barMoments } from '../../domain/moments/bar-moments.ts';
import { sweepFeatures } from '../../domain/moments/level-features.ts';
import type { LevelFeatures } from '../../domain/moments/level-features.ts';
import { storedFeatures } from '../../domain/moments/stored-features.ts';
import { defineStage } from '../stage/define-stage.ts';
import { featureTables, preparedSession } from './feature-tables.ts';

/** Features of the six levels at each close of a bar, wherever the mid is near them. */
export const goldLevelFeatures = defineStage({
  name: 'gold-level-features-2m',
  version: 1,
  reads: featureTables,
  writes: { tier: 'gold', contract: levelFeatures2m },

  run(tables, session) {
    const ready = preparedSession(tables, session);
    const moments = barMoments(ready);
    const features: LevelFeatures[] = [];
    sweepFeatures(ready, moments, { withChannels: false }, (place, found) => {
      features[place] = found;
    });
    const { numbers, words } = storedFeatures(features);
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
