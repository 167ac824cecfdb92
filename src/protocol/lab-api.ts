import type { CatalogSession } from './lake-catalog.ts';

/** A value of an answer; a SQL NULL is `undefined`. */
export type LabValue = string | number | bigint | boolean | undefined;

/** Up to where a question sees the lake. */
export type LabHorizon = {
  /** The open session: it has the name `session` in SQL, and what came after it is not seen. */
  readonly session: CatalogSession;
  /** The cursor, UNIX ns: later rows of the open session are not seen. */
  readonly atNs: bigint;
};

/** A question in SQL. */
export type LabQuestion = {
  readonly sql: string;
  /** Absolute address of the lake's folder, with a slash at the end, and its sessions. */
  readonly lakeUrl: string;
  readonly sessions: readonly CatalogSession[];
  readonly horizon: LabHorizon;
  /** Whether rows after the cursor, and sessions after the open one, are seen too. */
  readonly isWholeLake: boolean;
  /** Most rows to hand over. */
  readonly rowCountMax: number;
};

/** A column of an answer. */
export type LabColumn = {
  readonly name: string;
  /** Type as the engine prints it. */
  readonly type: string;
  /** How it is shown. */
  readonly kind: 'number' | 'text' | 'flag';
  /** As many as there are rows. */
  readonly values: readonly LabValue[];
};

/** A table that a question read. */
export type LabTable = {
  readonly table: string;
  /** Sessions of it that are in memory, and those of the lake that it could be read from. */
  readonly sessionCount: number;
  readonly lakeCount: number;
};

/** What came out. */
export type LabAnswer = {
  readonly columns: readonly LabColumn[];
  readonly rowCount: number;
  /** Whether there were more rows than were handed over. */
  readonly isCut: boolean;
  readonly tables: readonly LabTable[];
  /** Reading tables, and running the query, ms. */
  readonly readMs: number;
  readonly runMs: number;
};

/** A file an answer can be written to. */
export const labFormats = ['csv', 'parquet', 'arrow'] as const;

/** One of them. */
export type LabFormat = (typeof labFormats)[number];

/** An answer as a file. */
export type LabExport = {
  readonly bytes: Uint8Array;
  readonly rowCount: number;
  readonly isCut: boolean;
};

/** What a file says about itself, such as `synthetic: "true"`. */
export type LabFacts = Readonly<Record<string, string>>;
