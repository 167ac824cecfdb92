import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { FaultError } from '../base/fault.ts';
import { SqlConnection } from './sql-connection.ts';

/** One row of an answer, by column name; a SQL NULL is `undefined`. */
export type SqlRow = Readonly<Record<string, number | bigint | string | boolean | undefined>>;

/**
 * The SQL engine of the browser: DuckDB compiled to WebAssembly, in a worker of its own, fed with
 * Arrow streams. It never leaves our origin: its Parquet reader would have to be downloaded from
 * the vendor's host, so files are decoded on our side and extensions are looked up at home only.
 */
export class SqlEngine {
  readonly #database: AsyncDuckDB;
  readonly #connection: AsyncDuckDBConnection;

  private constructor(database: AsyncDuckDB, connection: AsyncDuckDBConnection) {
    this.#database = database;
    this.#connection = connection;
  }

  /**
   * Loads engine and worker from our own origin.
   *
   * @param assetUrl absolute address of the folder with `duckdb-eh.wasm` and its worker.
   * @throws FaultError 'unavailable' if the engine does not load.
   */
  static async open(assetUrl: string): Promise<SqlEngine> {
    const workerUrl = new URL('duckdb-browser-eh.worker.js', assetUrl).href;
    const database = new AsyncDuckDB(new VoidLogger(), new Worker(workerUrl));
    try {
      await database.instantiate(new URL('duckdb-eh.wasm', assetUrl).href);
      // Sums of whole numbers are wider than any number of JavaScript.
      await database.open({ query: { castDecimalToDouble: true } });
      const engine = new SqlEngine(database, await database.connect());
      await engine.#stayHome(assetUrl);
      return engine;
    } catch (cause) {
      throw new FaultError(
        'unavailable',
        `SQL engine: expected it to load, found ${cause instanceof Error ? cause.message : String(cause)}`,
        { file: assetUrl },
        cause,
      );
    }
  }

  /** Another user of the same engine. */
  async connect(): Promise<SqlConnection> {
    return new SqlConnection(await this.#database.connect());
  }

  /** Replaces the table of that name by the stream's rows. */
  async replaceTable(name: string, stream: Uint8Array): Promise<void> {
    await this.rows(`drop table if exists ${name}`);
    await this.#connection.insertArrowFromIPCStream(stream, { name, create: true });
  }

  /** Removes a table if it is there. */
  async dropTable(name: string): Promise<void> {
    await this.rows(`drop table if exists ${name}`);
  }

  /** The first row of an answer; undefined if it has none. @throws FaultError 'query' */
  async row(sql: string): Promise<SqlRow | undefined> {
    return (await this.rows(sql)).at(0);
  }

  /** All rows of an answer. @throws FaultError 'query' with the SQL, if the engine refuses it. */
  async rows(sql: string): Promise<readonly SqlRow[]> {
    try {
      const table = await this.#connection.query(sql);
      const names = table.schema.fields.map((field) => field.name);
      return table
        .toArray()
        .map((row: Record<string, SqlRow[string] | null>) =>
          Object.fromEntries(names.map((name) => [name, row[name] ?? undefined])),
        );
    } catch (cause) {
      const found = cause instanceof Error ? cause.message : String(cause);
      throw new FaultError('query', `SQL: expected rows, found ${found}`, { sql }, cause);
    }
  }

  async #stayHome(assetUrl: string): Promise<void> {
    const home = new URL('extensions', assetUrl).href;
    await this.rows(`set custom_extension_repository = '${home.replaceAll("'", "''")}'`);
    await this.rows('set autoinstall_known_extensions = false');
    await this.rows('set autoload_known_extensions = false');
    // A question may name any address as a table; none is asked for it.
    await this.rows('set enable_external_access = false');
  }
}
