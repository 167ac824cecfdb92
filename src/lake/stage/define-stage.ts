import type { AnyColumns, Columns, Contract } from '../../contracts/contract.ts';
import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import type { SessionAnchors } from '../../domain/session/session-anchors.ts';
import type { SessionKey } from './list-partitions.ts';
import type { SourceFacts } from './manifest.ts';
import type { Tier } from './partition.ts';

/** A table of one tier. */
export type TableRef<C extends Contract = Contract> = {
  readonly tier: Tier;
  readonly contract: C;
};

/** A table that a stage reads. */
export type StageInput<C extends Contract = Contract> = TableRef<C> & {
  /**
   * Whose partition; without it that of the session itself. Of earlier sessions, those of a season
   * or all that are past, a stage gets a list, the latest first: those that have the table.
   */
  readonly of?: 'previous-session' | 'earlier-sessions' | 'past-sessions';
  /** Whether the stage runs without it too. */
  readonly optional?: true;
};

/** All that a stage may know of its session besides its tables. */
export type StageSession = {
  readonly symbol: string;
  readonly date: string;
  readonly profile: InstrumentProfile;
  readonly anchors: SessionAnchors;
  readonly source: SourceFacts;
  readonly configHash: string;
  /** Sessions before it that the corpus includes, of any contract, the latest first. */
  readonly past: readonly SessionKey[];
  /** The latest of them, as many as a season or the usual volume takes. */
  readonly earlier: readonly SessionKey[];
};

/** What a stage is given under one name. */
export type StageTables = AnyColumns | readonly AnyColumns[];

/** A stage whose contracts are known only at run time. */
export type AnyStage = RowStage | CopyStage;

/** One that makes rows. */
export type RowStage = {
  readonly kind?: undefined;
  readonly name: string;
  /** Goes up with every change of the rows it writes. */
  readonly version: number;
  readonly reads: Readonly<Record<string, StageInput>>;
  readonly writes: TableRef;
  run(inputs: Readonly<Record<string, StageTables | undefined>>, session: StageSession): AnyColumns;
};

/** One that publishes a table of the session in another tier, the bytes of its pages as they are. */
export type CopyStage = {
  readonly kind: 'copy';
  readonly name: string;
  readonly version: number;
  readonly reads: Readonly<Record<'table', StageInput>>;
  readonly writes: TableRef;
};

/** A pure function between contracts; the runner reads, checks, writes and signs. */
export type Stage<Reads extends Readonly<Record<string, StageInput>>, Writes extends Contract> = {
  readonly name: string;
  readonly version: number;
  readonly reads: Reads;
  readonly writes: TableRef<Writes>;
  run(inputs: InputsOf<Reads>, session: StageSession): Columns<Writes>;
};

/** The tables a stage is given, by the names it reads them under. */
type InputsOf<Reads extends Readonly<Record<string, StageInput>>> = {
  readonly [Name in keyof Reads]: Reads[Name] extends { of: 'earlier-sessions' | 'past-sessions' }
    ? readonly Columns<Reads[Name]['contract']>[]
    : Reads[Name] extends { optional: true }
      ? Columns<Reads[Name]['contract']> | undefined
      : Columns<Reads[Name]['contract']>;
};

/** A stage as data; a column that is not in its contract fails to compile. */
export function defineStage<
  const Reads extends Readonly<Record<string, StageInput>>,
  const Writes extends Contract,
>(stage: Stage<Reads, Writes>): Stage<Reads, Writes> {
  return stage;
}

/** A table of silver published in gold as it is. @param name of the stage. */
export function copyToGold(name: string, contract: Contract): CopyStage {
  const reads = { table: { tier: 'silver', contract } } as const;
  return { kind: 'copy', name, version: 1, reads, writes: { tier: 'gold', contract } };
}
