import { isoNs } from '../../domain/units/time.ts';
import { symbolIntervals } from '../../domain/dbn/instrument-symbols.ts';
import type { SymbolInterval } from '../../domain/dbn/instrument-symbols.ts';
import type { DbnMetadata } from '../../domain/dbn/dbn-metadata.ts';

/** Later than any date of a file. */
const END_OF_DATES = '9999-12-31';

/**
 * Which raw symbol an instrument id stands for, on which UTC dates, from all that files say.
 *
 * What the exchange defines goes before what the metadata maps: there a continuous symbol such as
 * ES.c.0 may stand in the raw symbol's place.
 */
export class InstrumentNames {
  /** By id; what goes first counts first. */
  readonly #defined = new Map<number, SymbolInterval[]>();
  readonly #mapped = new Map<number, SymbolInterval[]>();

  /** Takes the mappings of a file's metadata. */
  learnMetadata(metadata: DbnMetadata): void {
    for (const interval of symbolIntervals(metadata)) {
      listOf(this.#mapped, interval.instrumentId).push(interval);
    }
  }

  /** Takes a definition, or a symbol mapping of a live stream: true from that day on. */
  learnDefined(instrumentId: number, symbol: string, tsNs: bigint): void {
    const startDate = isoNs(tsNs).slice(0, 10);
    const intervals = listOf(this.#defined, instrumentId);
    if (intervals.some((known) => known.symbol === symbol && known.startDate <= startDate)) return;
    intervals.unshift({ instrumentId, symbol, startDate, endDate: END_OF_DATES });
    intervals.sort((a, b) => (a.startDate < b.startDate ? 1 : -1));
  }

  /** Takes a name that holds on all days, such as the user's for a file's only instrument. */
  learnAlways(instrumentId: number, symbol: string): void {
    listOf(this.#mapped, instrumentId).push({
      instrumentId,
      symbol,
      startDate: '',
      endDate: END_OF_DATES,
    });
  }

  /** Raw symbol of an instrument on a UTC date; undefined if no file tells. */
  symbolOf(instrumentId: number, utcDate: string): string | undefined {
    const isOn = ({ startDate, endDate }: SymbolInterval): boolean =>
      startDate <= utcDate && utcDate < endDate;
    const found =
      this.#defined.get(instrumentId)?.find(isOn) ?? this.#mapped.get(instrumentId)?.find(isOn);
    return found?.symbol;
  }

  /** Instrument id of a raw symbol on a UTC date; undefined if no file tells. */
  idOf(symbol: string, utcDate: string): number | undefined {
    const ids = [...this.#defined.keys(), ...this.#mapped.keys()];
    return ids.find((id) => this.symbolOf(id, utcDate) === symbol);
  }
}

function listOf(lists: Map<number, SymbolInterval[]>, instrumentId: number): SymbolInterval[] {
  const list = lists.get(instrumentId) ?? [];
  lists.set(instrumentId, list);
  return list;
}
