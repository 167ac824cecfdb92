import type { AnyColumns } from '../contracts/contract.ts';
import type { LabAnswer, LabExport, LabFacts, LabFormat, LabQuestion } from './lab-api.ts';

/** One Parquet file of the lake to decode. */
export type TableRequest = {
  /** Name of its contract, e.g. `bars_2m`; also the table's name in SQL. */
  readonly table: string;
  /** Absolute address of the file. */
  readonly url: string;
  /** Path below the lake's root, for messages. */
  readonly path: string;
  /** Size the catalog promises; another size is a fault. */
  readonly byteLength: number;
  /** Columns to hand over; of a table for SQL the others stay behind. */
  readonly handOver: readonly string[] | 'all';
  /** Of them, text columns to hand over as places among their contract's words, a byte each. */
  readonly coded?: readonly string[];
  /** Whether SQL counts in it too; else only the columns to hand over are read at all. */
  readonly isForSql?: boolean;
};

/** What the SQL engine says of itself once it answers. */
export type EngineFacts = {
  /** Version word of the engine. */
  readonly version: string;
  /** Time from the start of loading to the first answer, ms. */
  readonly startMs: number;
};

/** The trades of a session before a moment, counted by SQL. */
export type TapeFacts = {
  /** Trades before the moment. */
  readonly tradeCount: number;
  /** Lots before the moment. */
  readonly volume: number;
  /** Lots of buying aggressors over lots with a known aggressor; undefined without any. */
  readonly buyShare: number | undefined;
  /** Price with most lots, ticks, the lowest of equals; undefined without trades. */
  readonly busiestTick: number | undefined;
  /** Lots at `busiestTick`. */
  readonly busiestVolume: number;
};

/**
 * The query worker: Parquet in, columns out at once, and the same columns in SQL once somebody has
 * asked for the engine.
 */
export type QueryApi = {
  /**
   * Starts the SQL engine; calling again returns the same promise.
   *
   * @param assetUrl absolute address of the folder that holds the engine's files.
   */
  startEngine(assetUrl: string): Promise<EngineFacts>;
  /** Forgets the tables of the session before. Reads of it that are under way end unseen by SQL. */
  beginSession(): Promise<void>;
  /**
   * Decodes a file and hands over the asked columns, their buffers transferred.
   *
   * @throws FaultError 'unavailable' if the file is missing, 'decode' if it is not what it claims.
   */
  readTable(request: TableRequest): Promise<AnyColumns>;
  /** Counts over the `trades` before `atNs`; waits for engine and table, the engine being started. */
  tapeFacts(atNs: bigint): Promise<TapeFacts>;
  /**
   * Asks the lake in SQL; its tables come when a question names them.
   *
   * @throws FaultError 'query' in the engine's words, or what a table's reader throws.
   */
  ask(question: LabQuestion): Promise<LabAnswer>;
  /** Ends the question under way: it throws. */
  cancelAsk(): Promise<void>;
  /** Asks for a file; its bytes are transferred. @throws as `ask` does. */
  exportAnswer(question: LabQuestion, format: LabFormat, facts: LabFacts): Promise<LabExport>;
};
