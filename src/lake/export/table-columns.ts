import { FaultError } from '../../base/fault.ts';
import type { WireType } from '../../domain/dbn/codec.ts';
import { recordColumns } from '../../domain/dbn/record-columns.ts';
import type { RecordColumn } from '../../domain/dbn/record-columns.ts';
import type { DbnVersion, RecordRun } from '../../domain/dbn/record-run.ts';
import type { StreamSymbols } from '../../domain/dbn/stream-symbols.ts';

/** One column of a table of records. */
export type TableColumn = {
  readonly name: string;
  readonly type: WireType;
  /** The value of the record that starts at a byte; undefined for none. */
  readonly read: (view: DataView, at: number) => unknown;
};

/** Takes records and puts them out as a table in some format. */
export type RecordTable = {
  /** Adds the records of a run; all runs are of one kind and length. */
  run(run: RecordRun): void;
  /** Ends the table. */
  end(): void;
};

/** What a table is made of. */
export type TableSource = {
  readonly rtype: number;
  readonly version: DbnVersion;
  /** Whether the time of sending follows each record. */
  readonly hasTsOut: boolean;
  readonly symbols: StreamSymbols;
  /** Names of the columns that are wanted, in order; undefined for all. */
  readonly names?: readonly string[] | undefined;
};

/**
 * Columns of a table of records: those of the kind in the publisher's order, then the symbol.
 *
 * @throws FaultError 'input' if a wanted column is none of this kind.
 */
export function tableColumns(source: TableSource): readonly TableColumn[] {
  const columns = recordColumns(source.rtype, source.version, source.hasTsOut);
  const all: readonly TableColumn[] = [
    ...columns.map(valueColumn),
    symbolColumn(columns, source.symbols),
  ];
  return source.names === undefined ? all : source.names.map((name) => named(all, name));
}

function named(columns: readonly TableColumn[], name: string): TableColumn {
  const found = columns.find((column) => column.name === name);
  if (found !== undefined) return found;
  const expected = columns.map((column) => column.name).join(', ');
  throw new FaultError('input', `column: expected one of ${expected}, found ${name}`);
}

function valueColumn({ name, codec, offset }: RecordColumn): TableColumn {
  return { name, type: codec.type, read: (view, at) => codec.read(view, at + offset) };
}

/** The symbol on the day of capture: ts_event of a snapshot's order can lie weeks back. */
function symbolColumn(columns: readonly RecordColumn[], symbols: StreamSymbols): TableColumn {
  const time = columns.find(({ name }) => name === 'ts_recv');
  const timeOffset = time?.offset ?? 8;
  return {
    name: 'symbol',
    type: 'text',
    read: (view, at) =>
      symbols.symbolOf(view.getUint32(at + 4, true), view.getBigUint64(at + timeOffset, true)),
  };
}
