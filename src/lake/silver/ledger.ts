import { assertColumns } from '../../contracts/check-columns.ts';
import type { AnyColumns, Contract } from '../../contracts/contract.ts';
import { reprices5s } from '../../contracts/reprices-5s.ts';
import { tickLedger5s } from '../../contracts/tick-ledger-5s.ts';
import { window5s } from '../../contracts/window-5s.ts';
import { indexLedger } from '../../domain/features/ledger-index.ts';
import type { LedgerIndex } from '../../domain/features/ledger-index.ts';
import type { SessionLedger, WindowColumns } from '../../domain/ledger/ledger-columns.ts';
import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import type { LakePlatform } from '../stage/lake-platform.ts';
import type { SessionKey } from '../stage/list-partitions.ts';
import { partitionPath } from '../stage/partition.ts';
import { isUpToDate, readManifest } from '../stage/manifest.ts';
import type { ManifestInput, Provenance, SourceFacts } from '../stage/manifest.ts';
import { beginTable } from '../stage/publish-table.ts';

/** A table of the ledger: one fold of a session's bronze writes all of them together. */
type LedgerStage = {
  readonly name: string;
  readonly version: number;
  readonly reads: readonly string[];
  readonly writes: string;
  readonly contract: Contract;
  readonly columns: (ledger: SessionLedger) => AnyColumns;
};

/** The streaming stages behind the best bronze of a session. */
export const ledgerStages: readonly LedgerStage[] = [
  stageOf(window5s, ({ windows }) => windows, 2),
  stageOf(tickLedger5s, ({ ticks }) => ticks),
  stageOf(reprices5s, ({ reprices }) => reprices),
];

/** A session whose ledger is published: what it is made from and with. */
export type LedgerSession = SessionKey & {
  readonly profile: InstrumentProfile;
  readonly configHash: string;
  readonly source: SourceFacts;
  /** The bronze that it is folded from: orders, else best prices, else trades. */
  readonly bronze: ManifestInput;
};

/** The same while its bronze is still on its way. */
type PlannedSession = Omit<LedgerSession, 'bronze'> & {
  readonly bronze: ManifestInput | Promise<ManifestInput>;
};

/** Whether all tables of a session's ledger are there as this bronze makes them. */
export async function hasLedger(
  { storage }: LakePlatform,
  session: LedgerSession,
): Promise<boolean> {
  const { symbol, date } = session;
  for (const stage of ledgerStages) {
    const { table } = stage.contract;
    const manifest = await readManifest(storage, { tier: 'silver', table, symbol, date });
    if (!manifest || !isUpToDate(manifest, provenanceOf(stage, session))) return false;
  }
  return true;
}

/** Whether they are on their way. */
export function isLedgerFresh({ fresh }: LakePlatform, { symbol, date }: SessionKey): boolean {
  if (!fresh) return false;
  return ledgerStages.every(({ contract: { table } }) =>
    fresh.has(partitionPath({ tier: 'silver', table, symbol, date })),
  );
}

/**
 * Begins to publish the tables of a session's ledger.
 *
 * @throws FaultError 'contract' if a row breaks it.
 * @see beginTable
 */
export async function publishLedger(
  platform: LakePlatform,
  session: PlannedSession,
  ledger: SessionLedger,
): Promise<void> {
  const { symbol, date, profile, source, configHash, bronze } = session;
  for (const stage of ledgerStages) {
    const { name, version } = stage;
    const inputs = Promise.resolve(bronze).then((file) => [file]);
    const provenance = { stage: { name, version }, configHash, inputs };
    const place = { tier: 'silver', symbol, date, profile, source, provenance } as const;
    await beginTable(platform, { ...place, contract: stage.contract }, stage.columns(ledger));
  }
}

/** The ledger as stages read it. */
export const ledgerTables = {
  windows: { tier: 'silver', contract: window5s },
  ticks: { tier: 'silver', contract: tickLedger5s },
  reprices: { tier: 'silver', contract: reprices5s },
} as const;

/** The stored tables of a session's ledger. */
export type LedgerTables = { readonly [Name in keyof typeof ledgerTables]: AnyColumns };

/** Ledgers that several stages read, as long as somebody holds their columns. */
const indexes = new WeakMap<AnyColumns, { readonly tables: LedgerTables; index: LedgerIndex }>();

/**
 * The stored tables as the ledger that they are, indexed once for all stages of a session.
 *
 * @param tables as they were read or are published, both of which holds them against their contracts.
 */
export function indexedLedger(tables: LedgerTables): LedgerIndex {
  const known = indexes.get(tables.ticks);
  if (known?.tables.windows === tables.windows && known.tables.reprices === tables.reprices)
    return known.index;
  const index = indexLedger(tables as unknown as SessionLedger);
  indexes.set(tables.ticks, { tables, index });
  return index;
}

/**
 * The stored windows as the ledger has them.
 *
 * @throws FaultError 'contract' if they are not.
 */
export function windowColumns(columns: AnyColumns): WindowColumns {
  assertColumns(window5s, columns, window5s.table);
  return columns as unknown as WindowColumns;
}

function stageOf(contract: Contract, columns: LedgerStage['columns'], version = 1): LedgerStage {
  const name = `silver-${contract.table.replaceAll('_', '-')}`;
  const writes = `silver/${contract.table}`;
  return {
    name,
    version,
    reads: ['bronze/mbo', 'bronze/mbp_10', 'bronze/trades'],
    writes,
    contract,
    columns,
  };
}

function provenanceOf({ name, version }: LedgerStage, session: LedgerSession): Provenance {
  const { configHash, bronze } = session;
  return { stage: { name, version }, configHash, inputs: [bronze] };
}
