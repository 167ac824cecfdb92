import { FaultError } from '../../base/fault.ts';
import type { DbnMetadata } from '../../domain/dbn/dbn-metadata.ts';
import type { DbnSink } from '../../domain/dbn/dbn-reader.ts';
import { kindOf } from '../../domain/dbn/kinds.ts';
import { Rtype, rtypeOf, schemaName, schemaOfId } from '../../domain/dbn/record-kinds.ts';
import { layoutOfRun } from '../../domain/dbn/record-layout.ts';
import type { DbnVersion, RecordRun } from '../../domain/dbn/record-run.ts';
import { StreamSymbols } from '../../domain/dbn/stream-symbols.ts';
import { tableColumns } from './table-columns.ts';
import type { RecordTable, TableColumn } from './table-columns.ts';

/** What is to become a table, and how. */
export type RecordExportOptions = {
  /** Kind to take; undefined for the only one in the stream. */
  readonly rtype: number | undefined;
  /** Columns that are wanted, in order; undefined for all. */
  readonly names: readonly string[] | undefined;
  /** Starts the table once its columns are known; the metadata is missing for a fragment. */
  readonly open: (
    columns: readonly TableColumn[],
    metadata: DbnMetadata | undefined,
  ) => RecordTable;
};

/** Kinds that tell of the stream itself, not of a market: they are left out unless asked for. */
const serviceRtypes: ReadonlySet<number> = new Set([
  Rtype.SymbolMapping,
  Rtype.System,
  Rtype.Error,
]);

/** Takes a stream and puts its records of one kind into a table, with their symbols. */
export class RecordExport implements DbnSink {
  readonly #options: RecordExportOptions;
  readonly #symbols = new StreamSymbols();
  readonly #skipped = new Map<number, number>();
  #metadata: DbnMetadata | undefined;
  #rtype: number | undefined;
  #table: { readonly out: RecordTable; readonly wordsPerRecord: number } | undefined;
  #recordCount = 0;

  constructor(options: RecordExportOptions) {
    this.#options = options;
    this.#rtype = options.rtype;
  }

  /** Records in the table. */
  get recordCount(): number {
    return this.#recordCount;
  }

  /** Kind of the records in the table, once it is known. */
  get rtype(): number | undefined {
    return this.#rtype;
  }

  /** Data set of the stream; undefined for a fragment. */
  get dataset(): string | undefined {
    return this.#metadata?.dataset;
  }

  /** Records left out, by rtype. */
  get skipped(): ReadonlyMap<number, number> {
    return this.#skipped;
  }

  metadata(metadata: DbnMetadata): void {
    this.#metadata = metadata;
    this.#symbols.metadata(metadata);
    const { schema } = metadata;
    if (schema !== undefined) this.#rtype ??= rtypeOf(schemaOfId(schema));
  }

  /** @throws FaultError 'input' for a second kind when none was chosen. */
  run(run: RecordRun): void {
    const { rtype, count } = run;
    if (rtype === Rtype.SymbolMapping) this.#symbols.mappings(run);
    if (this.#rtype === undefined && isMarketKind(rtype)) this.#rtype = rtype;
    if (rtype === this.#rtype) {
      this.#tableOf(run).run(run);
      this.#recordCount += count;
      return;
    }
    if (this.#options.rtype === undefined && isMarketKind(rtype)) this.#failMixed(run);
    this.#skipped.set(rtype, (this.#skipped.get(rtype) ?? 0) + count);
  }

  /**
   * Ends the table, which has a header even without records.
   *
   * @throws FaultError 'input' if nothing told which kind it should have been.
   */
  end(): void {
    if (this.#table === undefined) this.#openEmpty().end();
    else this.#table.out.end();
  }

  #tableOf(run: RecordRun): RecordTable {
    const { wordsPerRecord, rtype } = run;
    if (this.#table === undefined) {
      const kind = kindOf(rtype);
      const format =
        kind === undefined ? ({ version: 3, tsOut: false } as const) : layoutOfRun(kind, run);
      this.#table = { out: this.#open(rtype, format.version, format.tsOut), wordsPerRecord };
    }
    if (this.#table.wordsPerRecord !== wordsPerRecord) {
      const expected = this.#table.wordsPerRecord * 4;
      const found = wordsPerRecord * 4;
      throw new FaultError(
        'decode',
        `length of ${schemaName(rtype)} record: expected ${expected} bytes as before, found ${found}`,
        { byteOffset: run.byteOffset, recordIndex: run.recordIndex, expected, found },
      );
    }
    return this.#table.out;
  }

  #openEmpty(): RecordTable {
    const { version = 3, tsOut = false } = this.#metadata ?? {};
    if (this.#rtype !== undefined) return this.#open(this.#rtype, version, tsOut);
    throw new FaultError('input', 'kind of records: expected one, or --schema, found no records');
  }

  #open(rtype: number, version: DbnVersion, hasTsOut: boolean): RecordTable {
    const { names, open } = this.#options;
    const source = { rtype, version, hasTsOut, symbols: this.#symbols, names };
    return open(tableColumns(source), this.#metadata);
  }

  #failMixed({ rtype, byteOffset, recordIndex }: RecordRun): never {
    const first = this.#rtype === undefined ? 'none' : schemaName(this.#rtype);
    const found = `${first} and ${schemaName(rtype)}`;
    throw new FaultError(
      'input',
      `kinds of records: expected one, or a choice by --schema, found ${found}`,
      { byteOffset, recordIndex },
    );
  }
}

/** Whether records of a kind are what a file is about; kinds we do not know are passed over. */
function isMarketKind(rtype: number): boolean {
  return kindOf(rtype) !== undefined && !serviceRtypes.has(rtype);
}
