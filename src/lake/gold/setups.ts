import type { AnyColumns } from '../../contracts/contract.ts';
import { setups } from '../../contracts/setups.ts';
import { episodeContext } from '../../domain/episodes/episode-context.ts';
import { directionWord } from '../../domain/episodes/episode-id.ts';
import { TOUCH_HORIZON_MIN } from '../../domain/episodes/outcome.ts';
import type { EpisodeMoment } from '../../domain/episodes/session-episodes.ts';
import type { SetupMoment } from '../../domain/episodes/setup-moment.ts';
import { rowEndedBy } from '../../domain/features/ledger-index.ts';
import { toNano } from '../../domain/features/rounding.ts';
import { firstPassage } from '../../domain/labels/p-geo.ts';
import { WINDOW_NS } from '../../domain/ledger/ledger-columns.ts';
import type { PreparedSession } from '../../domain/moments/feature-session.ts';
import { setupRows } from '../../domain/setups/setup-rows.ts';
import type { Setup, SetupSource } from '../../domain/setups/setup-rows.ts';
import { vectorColumns } from '../../domain/setups/vector-layout.ts';
import { defineStage } from '../stage/define-stage.ts';
import { episodesOf, episodeTables } from './episode-tables.ts';
import type { EpisodesOfSession } from './episode-tables.ts';
import { featureTables, preparedSession } from './feature-tables.ts';

/** The session's moments of approaches as vectors. */
export const goldSetups = defineStage({
  name: 'gold-setups',
  version: 1,
  reads: { ...featureTables, ...episodeTables },
  writes: { tier: 'gold', contract: setups },

  run(tables, session) {
    const ready = preparedSession(tables, session);
    const followed = episodesOf(tables, session);
    const moments = followed.episodes.moments.filter(({ followed: { ns } }) =>
      hasWindow(ready, ns),
    );
    const sources = moments.map((moment) => sourceOf(moment, followed, ready));
    const rows = setupRows(ready, sources);
    const { touchTicks } = session.profile.episodes;
    return { ...keyColumns(moments, touchTicks), ...numberColumns(rows) };
  },
});

/** Whether the ledger has begun by then. */
function hasWindow({ index }: PreparedSession, ns: number): boolean {
  return rowEndedBy(index, ns, WINDOW_NS) >= 0;
}

function sourceOf(
  { setup, followed }: EpisodeMoment,
  { tape, episodes }: EpisodesOfSession,
  { index }: PreparedSession,
): SetupSource {
  const { kind, direction, levelTick, decidedNs, barrierTicks, atr } = setup;
  const { ns, tradeCount } = followed;
  const approaches = episodes.levels.find((level) => level.kind === kind)?.approaches ?? [];
  return {
    moment: {
      ...{ row: rowEndedBy(index, ns, WINDOW_NS), tsNs: decidedNs },
      ...{ levelTick, kind, travel: direction },
    },
    context: episodeContext(
      { approaches, tape },
      { ns, tradeCount, levelTick, direction, atr, barrierTicks },
    ),
  };
}

function keyColumns(moments: readonly EpisodeMoment[], touchTicks: number): AnyColumns {
  const rows = moments.map(({ setup }) => setup);
  const whole = (of: (row: SetupMoment) => number): Int32Array => Int32Array.from(rows, of);
  return {
    row_id: rows.map(({ rowId }) => rowId),
    row_type: rows.map(({ rowType }) => rowType),
    approach_id: rows.map(({ approachId }) => approachId),
    event_id: rows.map(({ eventId }) => eventId),
    confluence_id: rows.map(({ confluenceId }) => confluenceId),
    level_kind: rows.map(({ kind }) => kind),
    dir: rows.map(({ direction }) => directionWord(direction)),
    win: whole(({ win }) => win),
    decided_ns: BigInt64Array.from(rows, ({ decidedNs }) => decidedNs),
    level_tick: whole(({ levelTick }) => levelTick),
    x_ticks: whole(({ xTicks }) => xTicks),
    b_ticks: whole(({ barrierTicks }) => barrierTicks),
    atr_s: Float64Array.from(rows, ({ atr }) => atr),
    atr_mode: rows.map(({ atrMode }) => atrMode),
    p_fp: Float64Array.from(rows, ({ rowType, xTicks, atr, atrMode }) =>
      rowType === 'MONITOR'
        ? toNano(firstPassage({ xTicks, touchTicks, atr, atrMode }, TOUCH_HORIZON_MIN))
        : NaN,
    ),
  };
}

function numberColumns(rows: readonly Setup[]): AnyColumns {
  const states = (place: 0 | 1 | 2 | 3): Float64Array =>
    Float64Array.from(rows, (row) => row.states[place]);
  return {
    y: Float64Array.from(rows, ({ y }) => toNano(y)),
    ...{ n_state: states(0), n_state_5s: states(1) },
    ...{ n_state_15s: states(2), n_state_30s: states(3) },
    present_weight: Float64Array.from(rows, (row) => toNano(row.presentWeight)),
    ...Object.fromEntries(
      vectorColumns.map(({ name }, dim) => [
        name,
        Float64Array.from(rows, ({ vector }) => vector[dim]),
      ]),
    ),
  };
}
