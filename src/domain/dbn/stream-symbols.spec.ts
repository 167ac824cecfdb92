import { expect, it } from 'vitest';
import type { DbnMetadata } from './dbn-metadata.ts';
import { DbnReader } from './dbn-reader.ts';
import { DbnWriter } from './dbn-writer.ts';
import { Stype } from './record-kinds.ts';
import { StreamSymbols } from './stream-symbols.ts';

/** 2024-03-14T23:59:59.999999999Z and the nanosecond after it. */
const LAST_NS = 1_710_460_799_999_999_999n;

const rolling: DbnMetadata = {
  version: 3,
  dataset: 'GLBX.MDP3',
  schema: 0,
  startNs: 0n,
  endNs: undefined,
  limit: undefined,
  stypeIn: Stype.RawSymbol,
  stypeOut: Stype.InstrumentId,
  tsOut: false,
  symbols: ['ESH4', 'ESM4'],
  partial: [],
  notFound: [],
  mappings: [
    {
      rawSymbol: 'ESH4',
      intervals: [{ startDate: '2024-03-01', endDate: '2024-03-15', symbol: '17077' }],
    },
    {
      rawSymbol: 'ESM4',
      intervals: [{ startDate: '2024-03-15', endDate: '2024-06-21', symbol: '17077' }],
    },
  ],
};

/** A symbol mapping as the live gateway sends it. */
function mapped(symbols: StreamSymbols, symbolOut: string, stypeOut: number): void {
  const header = { publisherId: 1, instrumentId: 17077, tsEvent: 1n };
  const times = { startTs: 0n, endTs: 0n };
  const reader = new DbnReader({ run: (run) => symbols.mappings(run) });
  const writer = new DbnWriter({ version: 3, tsOut: false }, (bytes) => reader.push(bytes));
  const stypes = { stypeIn: Stype.Parent, stypeOut };
  writer.symbolMapping({ ...header, ...times, ...stypes, symbolIn: 'ES.FUT', symbolOut });
  writer.end();
}

it('an id that changes hands at midnight is told apart to the nanosecond', () => {
  const symbols = new StreamSymbols();
  symbols.metadata(rolling);
  expect(symbols.symbolOf(17077, LAST_NS)).toBe('ESH4');
  expect(symbols.symbolOf(17077, LAST_NS + 1n)).toBe('ESM4');
  expect(symbols.symbolOf(17077, LAST_NS)).toBe('ESH4');
  expect(symbols.symbolOf(17078, LAST_NS)).toBeUndefined();
});

it('the newest symbol mapping of a live stream holds', () => {
  const symbols = new StreamSymbols();
  symbols.metadata({ ...rolling, mappings: [] });
  expect(symbols.symbolOf(17077, LAST_NS)).toBeUndefined();
  mapped(symbols, 'ESM4', Stype.RawSymbol);
  expect(symbols.symbolOf(17077, LAST_NS)).toBe('ESM4');
  mapped(symbols, 'ESU4', Stype.RawSymbol);
  expect(symbols.symbolOf(17077, LAST_NS)).toBe('ESU4');
});

it('the symbol is on the other side where the outgoing one is the id', () => {
  const symbols = new StreamSymbols();
  mapped(symbols, '17077', Stype.InstrumentId);
  expect(symbols.symbolOf(17077, LAST_NS)).toBe('ES.FUT');
});

it('mappings between two names tell no symbol of an id', () => {
  const symbols = new StreamSymbols();
  symbols.metadata({ ...rolling, stypeIn: Stype.Continuous, stypeOut: Stype.RawSymbol });
  expect(symbols.symbolOf(17077, LAST_NS)).toBeUndefined();
});

it('a time that is none has no symbol', () => {
  const symbols = new StreamSymbols();
  symbols.metadata(rolling);
  expect(symbols.symbolOf(17077, 18_446_744_073_709_551_615n)).toBeUndefined();
});
