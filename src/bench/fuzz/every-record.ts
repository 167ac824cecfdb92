import type { DbnSink } from '../../domain/dbn/dbn-reader.ts';
import { DbnWriter } from '../../domain/dbn/dbn-writer.ts';
import { kindOf } from '../../domain/dbn/kinds.ts';
import { readRecord } from '../../domain/dbn/record-layout.ts';
import type { RecordRun } from '../../domain/dbn/record-run.ts';

/** Reads every record of a stream as an object, and writes it again. */
export class EveryRecord implements DbnSink {
  readonly #rtypes = new Set<number>();
  /** By whether records have a ts_out. */
  readonly #writers = new Map<boolean, DbnWriter>();

  /** Kinds met that we know. */
  get rtypes(): ReadonlySet<number> {
    return this.#rtypes;
  }

  run(run: RecordRun): void {
    const kind = kindOf(run.rtype);
    if (kind === undefined) return;
    this.#rtypes.add(run.rtype);
    for (let i = 0; i < run.count; i++) {
      const record = readRecord(kind, run, i);
      this.#writerOf(run, record.tsOut !== undefined).record(kind, record);
    }
  }

  #writerOf({ version }: RecordRun, tsOut: boolean): DbnWriter {
    const known = this.#writers.get(tsOut);
    if (known !== undefined) return known;
    const writer = new DbnWriter({ version, tsOut }, () => undefined);
    this.#writers.set(tsOut, writer);
    return writer;
  }
}
