import type { InstrumentProfile } from '../domain/session/instrument-profile.ts';
import { withOverrides } from '../domain/session/instrument-profile.ts';
import { profiles } from '../domain/session/profiles.ts';
import { derivableTables } from '../lake/lake-stages.ts';
import type { SimulationPlan } from './simulation-files.ts';

/** A lake that a clone brings along, and how it is made. */
export type SamplePlan = {
  /** Its folder beside the other samples. */
  readonly name: 'lake' | 'null';
  readonly simulation: SimulationPlan;
  /** How many sessions, the last ones, keep what every moment is computed from. */
  readonly momentSessions: number;
};

/**
 * Rows of approaches and episodes are far enough apart for a clone to stay small, and its few
 * sessions know early how to scale them.
 */
export const sampleProfile: InstrumentProfile = withOverrides(profiles.ES, {
  episodes: { rowStepSeconds: 120 },
  retrieval: { scalingSessionsMin: 3 },
});

/**
 * The samples: one in which order flow announces what comes, so strongly that it shows (the best
 * forecast has a skill of 32 %), over the end of daylight saving time and the whole life of a
 * contract; and a small one in which the same order flow means nothing.
 */
export const samplePlans: readonly SamplePlan[] = [
  {
    name: 'lake',
    simulation: {
      ...{ corpus: 'EDGE', strength: 1.62, seed: '1' },
      ...{ sessionCount: 60, from: '2025-09-15', activity: 0.05 },
    },
    momentSessions: 4,
  },
  {
    name: 'null',
    simulation: {
      ...{ corpus: 'NULL-A', seed: '1' },
      ...{ sessionCount: 20, from: '2025-09-15', activity: 0.05 },
    },
    momentSessions: 0,
  },
];

/** Gold tables that every session keeps: what it was, and what others can learn from it. */
export const everySession: readonly string[] = [
  ...['bars_2m', 'levels_2m', 'sessions', 'session_stats'],
  ...['episodes', 'labels', 'setup_paths', 'setups', 'setup_scaling'],
];

/** Gold tables of the last sessions that are kept as they are. */
export const copiedMoments: readonly string[] = ['trades', 'strikes_30s'];

/** Gold tables of the last sessions: the ledger with its companions, and what was said. */
export const momentTables: readonly string[] = [
  ...['window_5s', 'tick_ledger_5s', 'reprices_5s', ...copiedMoments, 'signals'],
];

/** Gold tables that the browser computes again. */
export const leftOut: ReadonlySet<string> = new Set(derivableTables);
