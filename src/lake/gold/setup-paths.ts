import { setupPaths } from '../../contracts/setup-paths.ts';
import { PATH_STEPS, pricePath } from '../../domain/labels/price-path.ts';
import { defineStage } from '../stage/define-stage.ts';
import { episodesOf, episodeTables } from './episode-tables.ts';

/** Price around the session's triggers, for charts that lie on top of each other. */
export const goldSetupPaths = defineStage({
  name: 'gold-setup-paths',
  version: 1,
  reads: episodeTables,
  writes: { tier: 'gold', contract: setupPaths },

  run(tables, session) {
    const { tape, episodes } = episodesOf(tables, session);
    const { startNs, tailEndNs } = session.anchors;
    const paths = episodes.moments
      .filter(({ setup }) => setup.rowType === 'TRIGGER')
      .sort((a, b) => (a.setup.rowId < b.setup.rowId ? -1 : 1))
      .map((moment) => pricePath(tape, moment, Number(tailEndNs - startNs)));
    const steps = Int32Array.from({ length: stepCount }, (_, at) => at - PATH_STEPS.before);
    return {
      event_id: paths.flatMap(({ moment }) => Array.from(steps, () => moment.setup.rowId)),
      step: Int32Array.from(paths.flatMap(() => [...steps])),
      px: Float64Array.from(paths.flatMap(({ x }) => [...x])),
    };
  },
});

const stepCount = PATH_STEPS.before + 1 + PATH_STEPS.after;
