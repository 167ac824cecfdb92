import { expect, it } from 'vitest';
import type { DbnMetadata } from '../../domain/dbn/dbn-metadata.ts';
import { Stype } from '../../domain/dbn/record-kinds.ts';
import { InstrumentNames } from './instrument-names.ts';

const day = 86_400_000_000_000n;

function mapped(rawSymbol: string, id: number, startDate: string, endDate: string): DbnMetadata {
  return {
    version: 3,
    dataset: 'GLBX.MDP3',
    schema: 0,
    startNs: undefined,
    endNs: undefined,
    limit: undefined,
    stypeIn: Stype.RawSymbol,
    stypeOut: Stype.InstrumentId,
    tsOut: false,
    symbols: [],
    partial: [],
    notFound: [],
    mappings: [{ rawSymbol, intervals: [{ startDate, endDate, symbol: String(id) }] }],
  };
}

it('knows an id by the metadata, on the days the metadata says', () => {
  const names = new InstrumentNames();
  names.learnMetadata(mapped('ESZ5', 7, '2025-11-17', '2025-11-19'));
  expect(names.symbolOf(7, '2025-11-16')).toBeUndefined();
  expect(names.symbolOf(7, '2025-11-17')).toBe('ESZ5');
  expect(names.symbolOf(7, '2025-11-19')).toBeUndefined();
  expect(names.idOf('ESZ5', '2025-11-18')).toBe(7);
});

it('believes a definition before a continuous name', () => {
  const names = new InstrumentNames();
  names.learnMetadata(mapped('ES.c.0', 7, '1970-01-01', '1980-01-01'));
  names.learnDefined(7, 'ESH0', 10n * day);
  names.learnDefined(7, 'ESH1', 365n * day);
  names.learnDefined(7, 'ESH0', 11n * day);
  expect(names.symbolOf(7, '1970-01-05')).toBe('ES.c.0');
  expect(names.symbolOf(7, '1970-06-01')).toBe('ESH0');
  expect(names.symbolOf(7, '1971-06-01')).toBe('ESH1');
  expect(names.idOf('ES.c.0', '1970-06-01')).toBeUndefined();
});

it('takes the user’s name for all days', () => {
  const names = new InstrumentNames();
  names.learnAlways(3, 'AAPL');
  expect(names.symbolOf(3, '2012-06-21')).toBe('AAPL');
});
