import type { DbnMetadata } from '../domain/dbn/dbn-metadata.ts';
import type { SchemaName } from '../domain/dbn/record-kinds.ts';
import { schemaId, Stype } from '../domain/dbn/record-kinds.ts';
import { addDays } from '../domain/units/time.ts';
import { dateOf } from '../domain/session/exchange-clock.ts';

/** An instrument that got its number here and not from an exchange. */
export type ImportedSeries = {
  readonly dataset: string;
  readonly schema: SchemaName;
  readonly symbol: string;
  /** First instant, UNIX nanoseconds. */
  readonly startNs: bigint;
  /** First instant after it, UNIX nanoseconds. */
  readonly endNs: bigint;
};

/** Header of an imported file: one symbol, which stands for one number on all days of the file. */
export function importMetadata(series: ImportedSeries): DbnMetadata {
  const { dataset, schema, symbol, startNs, endNs } = series;
  return {
    version: 3,
    dataset,
    schema: schemaId(schema),
    startNs,
    endNs,
    limit: undefined,
    stypeIn: Stype.RawSymbol,
    stypeOut: Stype.InstrumentId,
    tsOut: false,
    symbols: [symbol],
    partial: [],
    notFound: [],
    mappings: [
      {
        rawSymbol: symbol,
        intervals: [
          {
            startDate: dateOf(startNs, 'UTC'),
            endDate: addDays(dateOf(endNs - 1n, 'UTC'), 1),
            symbol: String(instrumentIdOf(symbol)),
          },
        ],
      },
    ],
  };
}

/**
 * A number for a symbol that has none: FNV-1a of its letters, below 2^31, so that files of the same
 * symbol agree and those of different symbols can lie in one folder.
 */
export function instrumentIdOf(symbol: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < symbol.length; i++) hash = Math.imul(hash ^ symbol.charCodeAt(i), 0x01000193);
  return hash >>> 1 || 1;
}
