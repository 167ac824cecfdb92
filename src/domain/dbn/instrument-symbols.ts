import { FaultError } from '../../base/fault.ts';
import type { DbnMetadata } from './dbn-metadata.ts';
import { Stype } from './record-kinds.ts';

/** An instrument's raw symbol for some days. */
export type SymbolInterval = {
  readonly instrumentId: number;
  readonly symbol: string;
  /** First UTC date, YYYY-MM-DD. */
  readonly startDate: string;
  /** First UTC date after it. */
  readonly endDate: string;
};

/** Raw symbol of an instrument on a UTC date (YYYY-MM-DD), if the metadata tells. */
export type InstrumentSymbols = (instrumentId: number, date: string) => string | undefined;

/** Whether the metadata's mappings have instrument ids on either side. */
export function mapsInstrumentIds({ stypeIn, stypeOut }: DbnMetadata): boolean {
  return stypeOut === Stype.InstrumentId || stypeIn === Stype.InstrumentId;
}

/**
 * Which symbol each instrument id stands for, day by day: the mappings of the metadata, whichever
 * side the ids are on.
 *
 * @throws FaultError 'decode' if neither side of the mappings is instrument ids.
 */
export function symbolIntervals(metadata: DbnMetadata): readonly SymbolInterval[] {
  const { stypeIn, stypeOut, mappings } = metadata;
  if (mappings.length === 0) return [];
  const isIdOutgoing = stypeOut === Stype.InstrumentId;
  if (!mapsInstrumentIds(metadata)) {
    const found = `${stypeIn ?? 'none'} to ${stypeOut}`;
    throw new FaultError('decode', `symbology: expected instrument ids, found stype ${found}`);
  }
  return mappings.flatMap(({ rawSymbol, intervals }) =>
    intervals
      // A gap in the mapping is written as an interval with an empty symbol.
      .filter(({ symbol }) => symbol !== '')
      .map(({ startDate, endDate, symbol }) => ({
        instrumentId: Number(isIdOutgoing ? symbol : rawSymbol),
        symbol: isIdOutgoing ? rawSymbol : symbol,
        startDate,
        endDate,
      })),
  );
}

/** Looks up raw symbols by instrument id and UTC date of the record. */
export function instrumentSymbols(metadata: DbnMetadata): InstrumentSymbols {
  const byId = Map.groupBy(symbolIntervals(metadata), ({ instrumentId }) => instrumentId);
  return (instrumentId, date) =>
    byId.get(instrumentId)?.find(({ startDate, endDate }) => startDate <= date && date < endDate)
      ?.symbol;
}
