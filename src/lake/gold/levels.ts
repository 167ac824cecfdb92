import { levels2m } from '../../contracts/levels-2m.ts';
import { defineStage } from '../stage/define-stage.ts';

/** The levels after each closed bar, as silver has them. */
export const goldLevels = defineStage({
  name: 'gold-levels-2m',
  version: 1,
  reads: { levels: { tier: 'silver', contract: levels2m } },
  writes: { tier: 'gold', contract: levels2m },

  run({ levels }) {
    return levels;
  },
});
