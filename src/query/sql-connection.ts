import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { RecordBatch } from 'apache-arrow';
import { FaultError } from '../base/fault.ts';
import type { LabRows } from './lab-result.ts';

/** Where a stream of rows goes. */
type Place = { readonly schema: string; readonly name: string; readonly create: boolean };

/** One user of the SQL engine, with names of its own; others go on while it asks. */
export class SqlConnection {
  readonly #connection: AsyncDuckDBConnection;
  /** Counts what was cancelled: who asked before that is not answered. */
  #cancelled = 0;

  constructor(connection: AsyncDuckDBConnection) {
    this.#connection = connection;
  }

  /** Does what is no question. @throws FaultError 'query' */
  async run(sql: string): Promise<void> {
    await this.#guarded(sql, () => this.#connection.query(sql));
  }

  /** Adds rows to a table, or makes it of them. @param stream Arrow IPC. */
  async insert(stream: Uint8Array, place: Place): Promise<void> {
    await this.#connection.insertArrowFromIPCStream(stream, place);
  }

  /**
   * Asks, batch by batch, up to a number of rows.
   *
   * @throws FaultError 'query' in the engine's words; 'query' with `cancelled` if it was cancelled.
   */
  async ask(sql: string, rowCountMax: number): Promise<LabRows> {
    const cancelled = this.#cancelled;
    return this.#guarded(sql, async () => {
      // As a stream the engine would not hear of a cancel before the first row.
      const reader = await this.#connection.send(sql, false);
      await reader.open();
      // The reader forgets it at the end.
      const { schema } = reader;
      const batches: RecordBatch[] = [];
      let rowCount = 0;
      for await (const batch of reader) {
        if (cancelled !== this.#cancelled) throw new Error('cancelled');
        batches.push(batch.slice(0, rowCountMax - rowCount));
        rowCount += batch.numRows;
        if (rowCount > rowCountMax) return { schema, batches, isCut: true };
      }
      return { schema, batches, isCut: false };
    });
  }

  /** Ends the question under way, if there is one. */
  async cancel(): Promise<void> {
    this.#cancelled++;
    await this.#connection.cancelSent();
  }

  async #guarded<T>(sql: string, work: () => Promise<T>): Promise<T> {
    const cancelled = this.#cancelled;
    try {
      return await work();
    } catch (cause) {
      const isCancelled = cancelled !== this.#cancelled;
      const found = cause instanceof Error ? cause.message : String(cause);
      const message = isCancelled ? 'cancelled' : engineWords(found);
      throw new FaultError('query', message, { sql, cancelled: isCancelled ? 1 : 0 }, cause);
    }
  }
}

/** What the engine says; of some faults it says it in JSON. */
function engineWords(text: string): string {
  try {
    const said: unknown = JSON.parse(text);
    if (typeof said !== 'object' || said === null || !('exception_message' in said)) return text;
    const kind = 'exception_type' in said ? `${String(said.exception_type)} Error: ` : '';
    return kind + String(said.exception_message);
  } catch {
    return text.trimEnd();
  }
}
