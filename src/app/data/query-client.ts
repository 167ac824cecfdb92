import { Injectable } from '@angular/core';
import type { AnyColumns } from '../../contracts/contract.ts';
import type {
  LabAnswer,
  LabExport,
  LabFacts,
  LabFormat,
  LabQuestion,
} from '../../protocol/lab-api.ts';
import type { CatalogPartition } from '../../protocol/lake-catalog.ts';
import type { EngineFacts, QueryApi, TableRequest, TapeFacts } from '../../protocol/query-api.ts';
import { lakeUrlOf } from './lake-address.ts';
import { veilOver, veiledColumns } from './veil.ts';
import { linkTo } from './worker-link.ts';

/** The main thread's hand on the query worker: Parquet in columns, SQL over the open session. */
@Injectable({ providedIn: 'root' })
export class QueryClient {
  readonly #worker = linkTo<QueryApi>(
    'query',
    new Worker(new URL('../../../workers/query.worker.ts', import.meta.url), {
      type: 'module',
      name: 'query',
    }),
  );

  /** Starts loading the SQL engine; its facts come with its first answer. */
  startEngine(): Promise<EngineFacts> {
    return this.#worker.startEngine(new URL('duckdb/', document.baseURI).href);
  }

  /** Forgets the tables of the session before. */
  beginSession(): Promise<void> {
    return this.#worker.beginSession();
  }

  /**
   * Columns of one table of the open session, which also goes to SQL if it is asked to. Columns of a
   * veiled file come veiled.
   *
   * @throws FaultError 'unavailable', 'decode' or 'contract', naming the file.
   */
  async readTable(
    table: string,
    partition: CatalogPartition,
    columns: Pick<TableRequest, 'handOver' | 'coded' | 'isForSql'>,
  ): Promise<AnyColumns> {
    const { path, byteLength } = partition;
    const file = { table, url: lakeUrlOf(path), path, byteLength };
    const veil = veilOver(partition);
    if (veil === undefined) return this.#worker.readTable({ ...file, ...columns });
    // SQL would tell what the veil hides.
    const read = await this.#worker.readTable({ ...file, ...columns, isForSql: false });
    return veiledColumns(table, read, veil);
  }

  /** Counts over the trades up to an instant. @param atS UNIX seconds. */
  tapeFacts(atS: number): Promise<TapeFacts> {
    return this.#worker.tapeFacts(BigInt(atS) * 1_000_000_000n);
  }

  /** Asks the lake in SQL. @see QueryApi.ask */
  ask(question: Omit<LabQuestion, 'lakeUrl'>): Promise<LabAnswer> {
    return this.#worker.ask({ ...question, lakeUrl: lakeUrlOf('') });
  }

  /** Ends the question under way. */
  cancelAsk(): Promise<void> {
    return this.#worker.cancelAsk();
  }

  /** Asks for a file. @see QueryApi.exportAnswer */
  exportAnswer(
    question: Omit<LabQuestion, 'lakeUrl'>,
    format: LabFormat,
    facts: LabFacts,
  ): Promise<LabExport> {
    return this.#worker.exportAnswer({ ...question, lakeUrl: lakeUrlOf('') }, format, facts);
  }
}
