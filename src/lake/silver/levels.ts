import { bars2m } from '../../contracts/bars-2m.ts';
import { levels2m } from '../../contracts/levels-2m.ts';
import { LevelTracker } from '../../domain/levels/level-tracker.ts';
import { defineStage } from '../stage/define-stage.ts';
import { feed, sourceTables } from './source-tables.ts';

/** The levels after each closed bar of the session. */
export const silverLevels = defineStage({
  name: 'silver-levels-2m',
  version: 1,
  reads: {
    ...sourceTables,
    previousBars: {
      tier: 'silver',
      contract: bars2m,
      of: 'previous-session',
      optional: true,
    },
  },
  writes: { tier: 'silver', contract: levels2m },

  run({ previousBars, ...source }, { profile, anchors }) {
    const previousCloses = previousBars && Array.from(previousBars.c);
    const tracker = new LevelTracker({ profile, anchors, previousCloses });
    feed(tracker, anchors.startNs, source);
    tracker.end();
    return tracker.rows();
  },
});
