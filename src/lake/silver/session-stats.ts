import { bars2m } from '../../contracts/bars-2m.ts';
import { sessionFacts } from '../../contracts/session-facts.ts';
import { sessionStats } from '../../contracts/session-stats.ts';
import { factsOf } from '../../domain/statistics/session-facts.ts';
import { statColumns } from '../../domain/statistics/stat-columns.ts';
import { defineStage } from '../stage/define-stage.ts';
import { slotClock } from './slot-clock.ts';

/** What earlier sessions of the corpus say, before the session begins. */
export const silverSessionStats = defineStage({
  name: 'silver-session-stats',
  version: 1,
  reads: {
    facts: { tier: 'silver', contract: sessionFacts, of: 'earlier-sessions' },
    previousBars: { tier: 'silver', contract: bars2m, of: 'previous-session', optional: true },
  },
  writes: { tier: 'silver', contract: sessionStats },

  run({ facts, previousBars }, session) {
    const { season } = session.profile;
    const { slotCount } = slotClock(session);
    return statColumns({
      facts: facts.slice(0, season.sessions).map((table) => factsOf(table, slotCount)),
      closes: previousBars?.c,
      ...{ slotCount, season },
    });
  },
});
