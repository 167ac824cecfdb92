import { evaluationStage } from './evaluation/evaluation-stage.ts';
import { goldBars } from './gold/bars.ts';
import { goldEpisodes } from './gold/episodes.ts';
import { goldGlobal } from './gold/global.ts';
import { goldLabels } from './gold/labels.ts';
import { goldLedger } from './gold/ledger.ts';
import { goldLevelFeatures } from './gold/level-features.ts';
import { goldLevelPressure } from './gold/level-pressure.ts';
import { goldLevels } from './gold/levels.ts';
import { goldPressureLadder } from './gold/pressure-ladder.ts';
import { goldSessionStats } from './gold/session-stats.ts';
import { goldSessions } from './gold/sessions.ts';
import { goldSetupPaths } from './gold/setup-paths.ts';
import { goldSetupScaling } from './gold/setup-scaling.ts';
import { goldSetups } from './gold/setups.ts';
import { goldTrades } from './gold/trades.ts';
import { signalsStage } from './signals/signals-stage.ts';
import { silverBars } from './silver/bars.ts';
import { ledgerStages } from './silver/ledger.ts';
import { silverLevels } from './silver/levels.ts';
import { silverSessionFacts } from './silver/session-facts.ts';
import { silverSessionStats } from './silver/session-stats.ts';
import type { AnyStage, StageInput } from './stage/define-stage.ts';
import type { SourceFacts } from './stage/manifest.ts';

/** A stage as a user sees it; tables are `tier/table`, files of the raw folder `raw/schema`. */
export type StageFacts = {
  readonly name: string;
  readonly version: number;
  readonly reads: readonly string[];
  readonly writes: string;
};

/** The streaming stages: one pass over a raw file feeds all of them. */
export const bronzeStages = {
  mbo: { name: 'bronze-mbo', version: 1, reads: ['raw/mbo'], writes: 'bronze/mbo' },
  mbp10: {
    name: 'bronze-mbp-10',
    version: 1,
    reads: ['raw/mbp-10'],
    writes: 'bronze/mbp_10',
  },
  trades: {
    name: 'bronze-trades',
    version: 1,
    reads: ['raw/mbo', 'raw/mbp-10', 'raw/trades'],
    writes: 'bronze/trades',
  },
  ohlcv1m: {
    name: 'bronze-ohlcv-1m',
    version: 1,
    reads: ['raw/ohlcv-1m'],
    writes: 'bronze/ohlcv_1m',
  },
  definitions: {
    name: 'bronze-definitions',
    version: 1,
    reads: ['raw/definition', 'raw/mbo'],
    writes: 'bronze/definitions',
  },
} as const satisfies Record<string, StageFacts>;

/** The stages after bronze, in the order they run. */
const derivedStages: readonly AnyStage[] = [
  silverBars,
  silverLevels,
  silverSessionStats,
  silverSessionFacts,
  goldBars,
  goldLevels,
  ...goldLedger,
  goldSessionStats,
  goldLevelPressure,
  goldPressureLadder,
  goldEpisodes,
  goldLabels,
  goldSetupPaths,
  goldSetups,
  goldSetupScaling,
  goldLevelFeatures,
  goldGlobal,
  goldTrades,
  goldSessions,
];

/** Gold that a reader can tell again from the ledger, with its tier; no stage reads it. */
export const derivableTables: readonly string[] = [
  goldLevelPressure,
  goldPressureLadder,
  goldLevelFeatures,
  goldGlobal,
].map(({ writes: { tier, contract } }) => `${tier}/${contract.table}`);

/** Tables that 1-minute bars cannot make. */
const ledgerTables: ReadonlySet<string> = new Set(ledgerStages.map(({ writes }) => writes));

/** The stages that a session of a source runs after bronze, in order. */
export function derivedStagesOf({ kind }: SourceFacts): readonly AnyStage[] {
  if (kind !== 'ohlcv-1m') return derivedStages;
  return derivedStages.filter((stage) => !needsLedger(stage) && !needsTrades(stage));
}

function needsTrades({ reads }: AnyStage): boolean {
  return Object.values<StageInput>(reads).some(
    ({ contract, optional }) => !optional && contract.table === goldTrades.writes.contract.table,
  );
}

function needsLedger({ reads }: AnyStage): boolean {
  return Object.values<StageInput>(reads).some(
    ({ tier, contract, of, optional }) =>
      !optional && of === undefined && ledgerTables.has(`${tier}/${contract.table}`),
  );
}

/** All stages, in the order they run. */
export function allStages(): readonly StageFacts[] {
  const folded = ledgerStages.map(({ name, version, reads, writes }) => ({
    ...{ name, version, reads, writes },
  }));
  const derived = derivedStages.map(({ name, version, reads, writes }) => ({
    name,
    version,
    reads: Object.values<StageInput>(reads).map(
      ({ tier, contract, of }) => `${tier}/${contract.table}${of ? ` (${of})` : ''}`,
    ),
    writes: `${writes.tier}/${writes.contract.table}`,
  }));
  return [...Object.values(bronzeStages), ...folded, ...derived, signalsStage, evaluationStage];
}
