import { decompressZstd } from 'hyparquet-compressors';
import { FaultError } from '../base/fault.ts';
import type { AnyColumns, Column, Contract } from '../contracts/contract.ts';
import { lakeTables } from '../contracts/lake-tables.ts';
import { readParquet } from '../lake/parquet/read-parquet.ts';
import type { LabHorizon, LabQuestion, LabTable } from '../protocol/lab-api.ts';
import type { CatalogPartition, CatalogSession } from '../protocol/lake-catalog.ts';
import { arrowStream } from './arrow-stream.ts';
import { offsetSql } from './clock-offsets.ts';
import { knownRows, quoted } from './known-rows.ts';
import { openRemote } from './remote-file.ts';
import type { SqlConnection } from './sql-connection.ts';

const zstd = { decompress: (bytes: Uint8Array) => decompressZstd(bytes) };

/** Requests under way at a time. */
const READS_MAX = 6;
/** A table of more bytes is read for its newest sessions only, the open one first: memory ends. */
const TABLE_BYTES_MAX = 32e6;

/** Columns that say which session a row is of, where a table does not say so itself. */
const sessionColumns: readonly Column[] = [
  { name: 'session_date', type: 'text', unit: 'date', doc: 'Session of the row.' },
  { name: 'symbol', type: 'text', unit: 'word', doc: 'Contract of the row.' },
];

/** A session's part of a table. */
export type Part = { readonly session: CatalogSession; readonly partition: CatalogPartition };

/** Reads a part of a table as an Arrow stream. */
export type PartReader = (contract: Contract, part: Part, lakeUrl: string) => Promise<Uint8Array>;

/**
 * The lake's tables by their names, for SQL: read when a question first names them, each session
 * once for as long as there is room. Three schemas: `lake` holds the rows, `lab` shows what may be
 * seen of them, `session` what of that is the open session's.
 */
export class LabTables {
  readonly #connection: Pick<SqlConnection, 'run' | 'insert'>;
  readonly #read: PartReader;
  /** Parts of tables that are in memory, by table and path. */
  readonly #held = new Map<string, Map<string, Part>>();
  /** Macros and views as they stand, by name. */
  readonly #words = new Map<string, string>();

  constructor(connection: Pick<SqlConnection, 'run' | 'insert'>, read: PartReader = streamOf) {
    this.#connection = connection;
    this.#read = read;
  }

  /** Makes the schemas; once. */
  async begin(): Promise<void> {
    for (const schema of ['lake', 'lab', 'session']) {
      await this.#connection.run(`create schema if not exists ${schema}`);
    }
    await this.#connection.run(`set search_path = 'lab'`);
  }

  /**
   * Brings the tables that a question names.
   *
   * @throws FaultError 'unavailable', 'decode' or 'contract', naming the file; 'query' where a
   * question up to the cursor goes past the views.
   */
  async bring(question: LabQuestion): Promise<readonly LabTable[]> {
    const bypass = question.isWholeLake ? undefined : bypassIn(question.sql);
    if (bypass !== undefined) {
      const message = `SQL: expected a table up to the cursor, found ${bypass}, which knows more`;
      throw new FaultError('query', message, { sql: question.sql });
    }
    await this.#setMacros(question);
    const brought: LabTable[] = [];
    for (const named of tablesIn(question.sql)) {
      const table = await this.#bringTable(named, question);
      if (table !== undefined) brought.push(table);
    }
    // Those of earlier questions too: a view of one's own may still look at them.
    for (const table of this.#held.keys()) await this.#show(table, question);
    return brought;
  }

  /** Makes ticks points and instants clocks, by the open session's market. */
  async #setMacros({ sessions, horizon: { session } }: LabQuestion): Promise<void> {
    const us = `ns // 1000 + (${offsetSql(sessions)})::bigint * 1000000`;
    await this.#say('macro lab.px', `(tick) as tick * ${session.market.tickNano / 1e9}`);
    await this.#say('macro lab.clock', `(ns) as strftime(make_timestamp(${us}), '%H:%M:%S')`);
  }

  async #bringTable(
    { contract, isOpenOnly }: NamedTable,
    { sessions, horizon, lakeUrl, isWholeLake }: LabQuestion,
  ): Promise<LabTable | undefined> {
    const { table } = contract;
    const parts = partsOf(table, sessions, isWholeLake ? undefined : horizon);
    const named = parts.filter((part) => !isOpenOnly || isOpenPart(part, horizon));
    if (named.length === 0) return undefined;
    const kept = withinBytes(parts, horizon);
    await this.#letGo(table, kept);
    const wanted = kept.filter((part) => named.includes(part));
    const missing = wanted.filter(({ partition }) => !this.#held.get(table)?.has(partition.path));
    for (let i = 0; i < missing.length; i += READS_MAX) {
      const chunk = missing.slice(i, i + READS_MAX);
      const streams = await Promise.all(chunk.map((part) => this.#read(contract, part, lakeUrl)));
      for (const [index, stream] of streams.entries()) {
        await this.#hold(table, chunk[index], stream);
      }
    }
    return { table, sessionCount: wanted.length, lakeCount: named.length };
  }

  async #hold(table: string, part: Part, stream: Uint8Array): Promise<void> {
    const held = this.#held.get(table) ?? new Map<string, Part>();
    await this.#connection.insert(stream, { schema: 'lake', name: table, create: held.size === 0 });
    held.set(part.partition.path, part);
    this.#held.set(table, held);
  }

  /** Lets go of a table's parts but those that may be asked for at this horizon. */
  async #letGo(table: string, kept: readonly Part[]): Promise<void> {
    const held = this.#held.get(table);
    if (held === undefined) return;
    const paths = new Set(kept.map(({ partition }) => partition.path));
    const gone = [...held].filter(([path]) => !paths.has(path));
    if (gone.length === 0) return;
    if (gone.length === held.size) {
      await this.#connection.run(`drop table lake.${table}`);
      this.#held.delete(table);
      return;
    }
    const keys = gone.map(([, { session: s }]) => `(${quoted(s.date)}, ${quoted(s.symbol)})`);
    // Rows that are deleted would stay in memory; those of a table that is replaced do not.
    await this.#connection.run(
      `create or replace table lake.${table} as select * from lake.${table}
       where (session_date, symbol) not in (${keys.join(', ')})`,
    );
    for (const [path] of gone) held.delete(path);
  }

  /** Sets what may be seen of a table. */
  async #show(table: string, { horizon, isWholeLake }: LabQuestion): Promise<void> {
    const { date, symbol } = horizon.session;
    const seen = isWholeLake ? 'true' : knownRows(table, horizon);
    await this.#say(`view lab.${table}`, ` as select * from lake.${table} where ${seen}`);
    await this.#say(
      `view session.${table}`,
      ` as select * from lab.${table}
       where session_date = ${quoted(date)} and symbol = ${quoted(symbol)}`,
    );
  }

  /** Gives a macro or a view its meaning, unless it has it. */
  async #say(name: string, meaning: string): Promise<void> {
    if (this.#words.get(name) === meaning) return;
    await this.#connection.run(`create or replace ${name}${meaning}`);
    this.#words.set(name, meaning);
  }
}

/** A table that a question names. */
type NamedTable = {
  readonly contract: Contract;
  /** Whether it is only named as the open session's. */
  readonly isOpenOnly: boolean;
};

/** The tables whose names stand in a question, outside its texts and comments. */
export function tablesIn(sql: string): readonly NamedTable[] {
  const bare = sql.replace(/'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\//g, ' ').toLowerCase();
  const words = bare.match(/(session\s*\.\s*)?[a-z_0-9]+/g) ?? [];
  return lakeTables.flatMap((contract) => {
    const named = words.filter((word) => word.split('.').at(-1)?.trim() === contract.table);
    const isOpenOnly = named.every((word) => word.includes('.'));
    return named.length === 0 ? [] : [{ contract, isOpenOnly }];
  });
}

/**
 * A table that a question names in the schema of its rows, past what may be seen of them; undefined
 * if there is none. The open session's tables are whole in `main`, for the screen.
 */
export function bypassIn(sql: string): string | undefined {
  const places = sql.toLowerCase().matchAll(/\b(lake|main)"?\s*\.\s*"?([a-z_0-9]+)/g);
  const found = [...places].find(([, , name]) => lakeTables.some(({ table }) => table === name));
  return found && `${found[1]}.${found[2]}`;
}

/** A table's parts that may be seen, ascending by date. */
function partsOf(
  table: string,
  sessions: readonly CatalogSession[],
  horizon: LabHorizon | undefined,
): readonly Part[] {
  return sessions.flatMap((session) => {
    if (!Object.hasOwn(session.tables, table)) return [];
    // The evaluation lies beside the last session it is of; its rows say their own date.
    const isSeen = table === 'evaluation' || horizon === undefined;
    if (!isSeen && session.date > horizon.session.date) return [];
    return [{ session, partition: session.tables[table] }];
  });
}

/** The newest part, more of them while memory has room, and that of the open session. */
function withinBytes(parts: readonly Part[], horizon: LabHorizon): readonly Part[] {
  let bytes = 0;
  return parts
    .toReversed()
    .filter((part, place) => {
      bytes += part.partition.byteLength;
      return place === 0 || bytes <= TABLE_BYTES_MAX || isOpenPart(part, horizon);
    })
    .reverse();
}

function isOpenPart({ session }: Part, { session: { date, symbol } }: LabHorizon): boolean {
  return session.date === date && session.symbol === symbol;
}

async function streamOf(
  contract: Contract,
  { session, partition: { path, byteLength } }: Part,
  lakeUrl: string,
): Promise<Uint8Array> {
  const file = await openRemote({ url: new URL(path, lakeUrl).href, path, byteLength });
  // Rules between columns were kept when the table was built.
  const { table, row, columns: list } = contract;
  const plain = { table, row, order: [], columns: list };
  const { columns } = await readParquet<Contract>(plain, { file, zstd, where: path });
  const told = toldSession(plain, columns, session);
  return arrowStream(told.columns, told.contract);
}

/** A table that says which session each row is of. */
function toldSession(
  contract: Contract,
  columns: AnyColumns,
  { date, symbol }: CatalogSession,
): { columns: AnyColumns; contract: Contract } {
  const added = sessionColumns.filter(({ name }) => !Object.hasOwn(columns, name));
  const rowCount = columns[contract.columns[0].name].length;
  const words: Readonly<Record<string, string>> = { session_date: date, symbol };
  const filled: AnyColumns = Object.fromEntries(
    added.map(({ name }) => [name, new Array<string>(rowCount).fill(words[name])]),
  );
  return {
    columns: { ...filled, ...columns },
    contract: { ...contract, columns: [...added, ...contract.columns] },
  };
}
