import { decompressZstd } from 'hyparquet-compressors';
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
type Part = { readonly session: CatalogSession; readonly partition: CatalogPartition };

/**
 * The lake's tables by their names, for SQL: read when a question first names them, each session
 * once. Three schemas: `lake` holds the rows, `lab` shows what may be seen of them, `session` what
 * of that is the open session's.
 */
export class LabTables {
  readonly #connection: SqlConnection;
  /** Keys of the sessions that are in memory, by table. */
  readonly #loaded = new Map<string, Set<string>>();

  constructor(connection: SqlConnection) {
    this.#connection = connection;
  }

  /** Macros as they stand. */
  readonly #words = new Set<string>();

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
   * @throws FaultError 'unavailable', 'decode' or 'contract', naming the file.
   */
  async bring(question: LabQuestion): Promise<readonly LabTable[]> {
    await this.#setWords(question);
    const brought: LabTable[] = [];
    for (const named of tablesIn(question.sql)) {
      const table = await this.#bringTable(named, question);
      if (table !== undefined) brought.push(table);
    }
    return brought;
  }

  /** Words that make ticks points and instants clocks, by the open session's market. */
  async #setWords({ sessions, horizon: { session } }: LabQuestion): Promise<void> {
    const us = `ns // 1000 + (${offsetSql(sessions)})::bigint * 1000000`;
    const words = [
      `px(tick) as tick * ${session.market.tickNano / 1e9}`,
      `clock(ns) as strftime(make_timestamp(${us}), '%H:%M:%S')`,
    ];
    for (const word of words) {
      if (this.#words.has(word)) continue;
      await this.#connection.run(`create or replace macro lab.${word}`);
      this.#words.add(word);
    }
  }

  async #bringTable(
    { contract, isOpenOnly }: NamedTable,
    question: LabQuestion,
  ): Promise<LabTable | undefined> {
    const { table } = contract;
    const { sessions, horizon, lakeUrl, isWholeLake } = question;
    const seen = isOpenOnly ? [horizon.session] : sessions;
    const parts = partsOf(table, seen, isWholeLake ? undefined : horizon);
    if (parts.length === 0) return undefined;
    const wanted = withinBytes(parts, horizon.session);
    const loaded = this.#loaded.get(table) ?? new Set<string>();
    this.#loaded.set(table, loaded);
    const missing = wanted.filter(({ partition }) => !loaded.has(partition.path));
    for (let i = 0; i < missing.length; i += READS_MAX) {
      const chunk = missing.slice(i, i + READS_MAX);
      const streams = await Promise.all(chunk.map((part) => streamOf(contract, part, lakeUrl)));
      for (const [index, stream] of streams.entries()) {
        await this.#connection.insert(stream, {
          schema: 'lake',
          name: table,
          create: loaded.size === 0,
        });
        loaded.add(chunk[index].partition.path);
      }
    }
    await this.#show(table, question);
    return { table, sessionCount: wanted.length, lakeCount: parts.length };
  }

  /** Sets what may be seen of a table. */
  async #show(table: string, { horizon, isWholeLake }: LabQuestion): Promise<void> {
    const { date, symbol } = horizon.session;
    const seen = isWholeLake ? 'true' : knownRows(table, horizon);
    await this.#connection.run(
      `create or replace view lab.${table} as select * from lake.${table} where ${seen}`,
    );
    await this.#connection.run(
      `create or replace view session.${table} as select * from lab.${table}
       where session_date = ${quoted(date)} and symbol = ${quoted(symbol)}`,
    );
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

/** The newest parts that memory has room for, and that of the open session. */
function withinBytes(parts: readonly Part[], { date, symbol }: CatalogSession): readonly Part[] {
  let bytes = 0;
  return parts
    .toReversed()
    .filter(({ session, partition }) => {
      bytes += partition.byteLength;
      const isOpen = session.date === date && session.symbol === symbol;
      return isOpen || bytes <= TABLE_BYTES_MAX;
    })
    .reverse();
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
