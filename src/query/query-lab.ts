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
import { LabTables } from './lab-tables.ts';
import type { SqlConnection } from './sql-connection.ts';

/** SQL over the lake: one question at a time, its tables read when it names them. */
export class QueryLab {
  readonly #connect: () => Promise<SqlConnection>;
  /** The question before, whatever became of it. */
  #last: Promise<unknown> = Promise.resolve();
  #cancelCount = 0;
  #opened: Promise<{ connection: SqlConnection; tables: LabTables }> | undefined;

  /** @param connect a connection of the lab's own. */
  constructor(connect: () => Promise<SqlConnection>) {
    this.#connect = connect;
  }

  /** Asks. @see QueryApi.ask */
  ask(question: LabQuestion): Promise<LabAnswer> {
    return this.#inTurn(() => this.#ask(question));
  }

  /** Asks again, for a file. @see QueryApi.exportAnswer */
  export(question: LabQuestion, format: LabFormat, facts: LabFacts): Promise<LabExport> {
    return this.#inTurn(() => this.#export(question, format, facts));
  }

  /** Ends the question under way. @see QueryApi.cancelAsk */
  async cancel(): Promise<void> {
    this.#cancelCount++;
    const opened = await this.#opened;
    await opened?.connection.cancel();
  }

  /** Brings what a question names, unless it is cancelled meanwhile. */
  async #bring(tables: LabTables, question: LabQuestion): Promise<readonly LabTable[]> {
    const before = this.#cancelCount;
    const brought = await tables.bring(question);
    if (before === this.#cancelCount) return brought;
    throw new FaultError('query', 'cancelled', { cancelled: 1 });
  }

  /** One question after the other: they share the words of one connection. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #ask(question: LabQuestion): Promise<LabAnswer> {
    const { connection, tables } = await this.#open();
    const startedMs = performance.now();
    const brought = await this.#bring(tables, question);
    const readMs = performance.now() - startedMs;
    const rows = await connection.ask(question.sql, question.rowCountMax);
    const runMs = performance.now() - startedMs - readMs;
    const { isCut } = rows;
    const columns = labColumns(rows);
    return { columns, rowCount: rowCountOf(rows), isCut, tables: brought, readMs, runMs };
  }

  async #export(question: LabQuestion, format: LabFormat, facts: LabFacts): Promise<LabExport> {
    const { connection, tables } = await this.#open();
    await this.#bring(tables, question);
    const rows = await connection.ask(question.sql, question.rowCountMax);
    const bytes = exportedRows(rows, format, facts);
    return { bytes, rowCount: rowCountOf(rows), isCut: rows.isCut };
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
