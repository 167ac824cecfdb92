import type { DbnMetadata } from './dbn-metadata.ts';
import { instrumentSymbols, mapsInstrumentIds } from './instrument-symbols.ts';
import type { InstrumentSymbols } from './instrument-symbols.ts';
import { Stype } from './record-kinds.ts';
import type { RecordRun } from './record-run.ts';
import { readSymbolMapping } from './symbol-mapping.ts';

/** Nanoseconds of a UTC day. */
const NS_PER_DAY = 86_400_000_000_000n;

/**
 * Symbols of a stream's instruments, from the mappings of its metadata by date and, in a live
 * stream, from its symbol mapping records, of which the newest holds.
 */
export class StreamSymbols {
  #byDate: InstrumentSymbols = () => undefined;
  readonly #live = new Map<number, string>();
  /** What the metadata says of an instrument on the day that was last asked for. */
  readonly #known = new Map<
    number,
    { readonly day: bigint; readonly symbol: string | undefined }
  >();

  /** Takes the metadata; mappings that name no instrument ids tell nothing. */
  metadata(metadata: DbnMetadata): void {
    if (mapsInstrumentIds(metadata)) this.#byDate = instrumentSymbols(metadata);
  }

  /** Takes a run of symbol mappings. */
  mappings(run: RecordRun): void {
    for (let i = 0; i < run.count; i++) {
      const { instrumentId, stypeOut, symbolIn, symbolOut } = readSymbolMapping(run, i);
      this.#live.set(instrumentId, stypeOut === Stype.InstrumentId ? symbolIn : symbolOut);
    }
  }

  /**
   * Symbol of an instrument at a time, if the stream has told it.
   *
   * @param tsNs UNIX nanoseconds.
   */
  symbolOf(instrumentId: number, tsNs: bigint): string | undefined {
    const live = this.#live.get(instrumentId);
    if (live !== undefined) return live;
    const day = tsNs / NS_PER_DAY;
    const known = this.#known.get(instrumentId);
    if (known?.day === day) return known.symbol;
    const date = new Date(Number(day) * 86_400_000).toISOString().slice(0, 10);
    const symbol = this.#byDate(instrumentId, date);
    this.#known.set(instrumentId, { day, symbol });
    return symbol;
  }
}
