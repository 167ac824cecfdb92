import type {
  LabAnswer,
  LabExport,
  LabFacts,
  LabFormat,
  LabQuestion,
} from '../protocol/lab-api.ts';
import { exportedRows } from './lab-export.ts';
import { labColumns, rowCountOf } from './lab-result.ts';
import { LabTables } from './lab-tables.ts';
import type { SqlConnection } from './sql-connection.ts';

/** SQL over the lake: one question at a time, its tables read when it names them. */
export class QueryLab {
  readonly #connect: () => Promise<SqlConnection>;
  #opened: Promise<{ connection: SqlConnection; tables: LabTables }> | undefined;

  /** @param connect a connection of the lab's own. */
  constructor(connect: () => Promise<SqlConnection>) {
    this.#connect = connect;
  }

  /** Asks. @see QueryApi.ask */
  async ask(question: LabQuestion): Promise<LabAnswer> {
    const { connection, tables } = await this.#open();
    const startedMs = performance.now();
    const brought = await tables.bring(question);
    const readMs = performance.now() - startedMs;
    const rows = await connection.ask(question.sql, question.rowCountMax);
    const runMs = performance.now() - startedMs - readMs;
    const { isCut } = rows;
    const columns = labColumns(rows);
    return { columns, rowCount: rowCountOf(rows), isCut, tables: brought, readMs, runMs };
  }

  /** Asks again, for a file. @see QueryApi.exportAnswer */
  async export(question: LabQuestion, format: LabFormat, facts: LabFacts): Promise<LabExport> {
    const { connection, tables } = await this.#open();
    await tables.bring(question);
    const rows = await connection.ask(question.sql, question.rowCountMax);
    const bytes = exportedRows(rows, format, facts);
    return { bytes, rowCount: rowCountOf(rows), isCut: rows.isCut };
  }

  /** Ends the question under way. @see QueryApi.cancelAsk */
  async cancel(): Promise<void> {
    const opened = await this.#opened;
    await opened?.connection.cancel();
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
