import { FaultError } from '../base/fault.ts';
import type {
  LabAnswer,
  LabExport,
  LabFacts,
  LabFormat,
  LabQuestion,
  LabTable,
} from '../protocol/lab-api.ts';
import { exportedRows } from './lab-export.ts';
import { labColumns, rowCountOf } from './lab-result.ts';
import type { LabRows } from './lab-result.ts';
import { LabTables } from './lab-tables.ts';
import { OneByOne } from './one-by-one.ts';
import type { SqlConnection } from './sql-connection.ts';

/** SQL over the lake: one question at a time, its tables read when it names them. */
export class QueryLab {
  readonly #connect: () => Promise<SqlConnection>;
  /** Questions share the words of one connection. */
  readonly #questions = new OneByOne();
  #cancelCount = 0;
  #opened: Promise<{ connection: SqlConnection; tables: LabTables }> | undefined;

  /** @param connect a connection of the lab's own. */
  constructor(connect: () => Promise<SqlConnection>) {
    this.#connect = connect;
  }

  /** Asks. @see QueryApi.ask */
  ask(question: LabQuestion): Promise<LabAnswer> {
    const isCancelled = this.#cancelWatch();
    return this.#questions.run(() => this.#ask(question, isCancelled));
  }

  /** Asks again, for a file. @see QueryApi.exportAnswer */
  export(question: LabQuestion, format: LabFormat, facts: LabFacts): Promise<LabExport> {
    const isCancelled = this.#cancelWatch();
    return this.#questions.run(async () => {
      const rows = await this.#rows(question, isCancelled);
      const bytes = exportedRows(rows, format, facts);
      return { bytes, rowCount: rowCountOf(rows), isCut: rows.isCut };
    });
  }

  /** Ends the question under way. @see QueryApi.cancelAsk */
  async cancel(): Promise<void> {
    this.#cancelCount++;
    const opened = await this.#opened;
    await opened?.connection.cancel();
  }

  /** Whether somebody has cancelled since now: also before the engine is up. */
  #cancelWatch(): () => boolean {
    const before = this.#cancelCount;
    return () => before !== this.#cancelCount;
  }

  async #ask(question: LabQuestion, isCancelled: () => boolean): Promise<LabAnswer> {
    const startedMs = performance.now();
    const tables = await this.#bring(question, isCancelled);
    const readMs = performance.now() - startedMs;
    const { connection } = await this.#open();
    const rows = await connection.ask(question.sql, question.rowCountMax);
    const runMs = performance.now() - startedMs - readMs;
    const { isCut } = rows;
    return { columns: labColumns(rows), rowCount: rowCountOf(rows), isCut, tables, readMs, runMs };
  }

  async #rows(question: LabQuestion, isCancelled: () => boolean): Promise<LabRows> {
    await this.#bring(question, isCancelled);
    const { connection } = await this.#open();
    return connection.ask(question.sql, question.rowCountMax);
  }

  /** Brings what a question names, unless it is cancelled meanwhile. */
  async #bring(question: LabQuestion, isCancelled: () => boolean): Promise<readonly LabTable[]> {
    const { tables } = await this.#open();
    const brought = isCancelled() ? [] : await tables.bring(question);
    if (isCancelled()) throw new FaultError('query', 'cancelled', { cancelled: 1 });
    return brought;
  }

  #open(): Promise<{ connection: SqlConnection; tables: LabTables }> {
    this.#opened ??= this.#begin();
    this.#opened.catch(() => (this.#opened = undefined));
    return this.#opened;
  }

  async #begin(): Promise<{ connection: SqlConnection; tables: LabTables }> {
    const connection = await this.#connect();
    const tables = new LabTables(connection);
    await tables.begin();
    return { connection, tables };
  }
}
