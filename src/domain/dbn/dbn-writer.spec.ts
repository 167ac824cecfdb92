import { describe, expect, it } from 'vitest';
import type { DbnMetadata } from './dbn-metadata.ts';
import { DbnReader } from './dbn-reader.ts';
import { DbnWriter } from './dbn-writer.ts';
import { blankDefinition, readDefinition } from './definition.ts';
import type { DefinitionRecord } from './definition.ts';
import { Action, Flag, readMbo, Side } from './mbo.ts';
import type { MboRecord } from './mbo.ts';
import { readOhlcv } from './ohlcv.ts';
import type { OhlcvRecord } from './ohlcv.ts';
import { Rtype, schemaId, Stype } from './record-kinds.ts';
import type { DbnVersion, RecordRun } from './record-run.ts';
import { readSymbolMapping } from './symbol-mapping.ts';
import type { SymbolMappingRecord } from './symbol-mapping.ts';
import { readTrade } from './trade.ts';
import type { TradeRecord } from './trade.ts';

const TS = 1_703_500_000_000_000_000n;
const header = { publisherId: 1, instrumentId: 17077, tsEvent: TS };

const order: MboRecord = {
  ...header,
  orderId: 18_446_744_073_709_551_614n,
  pxNano: -37_630_000_000n,
  sz: 4_294_967_295,
  flags: Flag.Last | Flag.PublisherSpecific,
  channelId: 26,
  action: Action.Cancel,
  side: Side.Ask,
  tsRecv: TS + 17n,
  tsInDelta: -5,
  sequence: 4_000_000_000,
};

const trade: TradeRecord = {
  ...header,
  pxNano: 4_810_250_000_000n,
  sz: 22,
  action: Action.Trade,
  side: Side.Bid,
  flags: Flag.Last,
  depth: 3,
  tsRecv: TS + 1n,
  tsInDelta: 12_345,
  sequence: 7,
};

const bar: OhlcvRecord = {
  ...header,
  rtype: Rtype.Ohlcv1H,
  openNano: 1n,
  highNano: 4n,
  lowNano: -2n,
  closeNano: 3n,
  volume: 9_007_199_254_740_993n,
};

const mapping: SymbolMappingRecord = {
  ...header,
  stypeIn: Stype.Continuous,
  symbolIn: 'ES.c.0',
  stypeOut: Stype.RawSymbol,
  symbolOut: 'ESH4',
  startTs: TS,
  endTs: TS + 86_400_000_000_000n,
};

/** A future, as it is listed. */
const future: DefinitionRecord = {
  ...blankDefinition,
  ...header,
  minPriceIncrement: 250_000_000n,
  unitOfMeasureQty: 50_000_000_000n,
  strikePrice: 5_250_000_000_000n,
  rawInstrumentId: 17077n,
  applId: -310,
  maturityYear: 2024,
  maturityMonth: 3,
  currency: 'USD',
  rawSymbol: 'ESH4',
  group: 'ES',
  exchange: 'XCME',
  asset: 'ES',
  cfi: 'FFIXSX',
  securityType: 'FUT',
  unitOfMeasure: 'IPNT',
  instrumentClass: 'F',
  matchAlgorithm: 'F',
  contractMultiplierUnit: -1,
};

const legFields = Object.keys(future).filter((name) => name.startsWith('leg'));

/** Fields of a definition that a version has no place for. */
const lackingIn: Record<DbnVersion, readonly string[]> = {
  1: legFields,
  2: ['openInterestQty', ...legFields],
  3: [
    'openInterestQty',
    'tradingReferencePrice',
    'tradingReferenceDate',
    'mdSecurityTradingStatus',
    'settlPriceType',
  ],
};

function metadata(version: DbnVersion, more: Partial<DbnMetadata> = {}): DbnMetadata {
  return {
    version,
    dataset: 'GLBX.MDP3',
    schema: schemaId('mbo'),
    startNs: TS,
    endNs: undefined,
    limit: undefined,
    stypeIn: Stype.RawSymbol,
    stypeOut: Stype.InstrumentId,
    tsOut: false,
    symbols: ['ESH4', 'NQH4'],
    partial: ['NQH4'],
    notFound: [],
    mappings: [
      {
        rawSymbol: 'ESH4',
        intervals: [{ startDate: '2023-12-25', endDate: '2023-12-26', symbol: '17077' }],
      },
      { rawSymbol: 'NQH4', intervals: [] },
    ],
    ...more,
  };
}

function written(head: DbnMetadata, write: (writer: DbnWriter) => void): Uint8Array {
  const pieces: Uint8Array[] = [];
  const writer = new DbnWriter(head, (bytes) => pieces.push(bytes));
  write(writer);
  writer.end();
  return Uint8Array.from(pieces.flatMap((piece) => Array.from(piece)));
}

function read(bytes: Uint8Array, take: (run: RecordRun) => unknown): unknown[] {
  const found: unknown[] = [];
  const reader = new DbnReader({ run: (run) => found.push(take(run)) });
  reader.push(bytes);
  reader.end();
  return found;
}

describe.each<readonly [DbnVersion]>([[1], [2], [3]])('version %d', (version) => {
  it.each<readonly [string, (writer: DbnWriter) => void, (run: RecordRun) => unknown, unknown]>([
    ['an order', (writer) => writer.mbo(order), (run) => readMbo(run, 0), order],
    ['a trade', (writer) => writer.trade(trade), (run) => readTrade(run, 0), trade],
    ['a bar', (writer) => writer.ohlcv(bar), (run) => readOhlcv(run, 0), bar],
  ])('gives back %s as written', (_, write, take, record) => {
    expect(read(written(metadata(version), write), take)).toEqual([record]);
  });

  it('gives back the metadata as written', () => {
    const head = metadata(version, { schema: undefined, limit: 5 });
    const found: DbnMetadata[] = [];
    const reader = new DbnReader({ metadata: (next) => found.push(next), run: () => undefined });
    reader.push(written(head, () => undefined));
    reader.end();
    expect(found).toEqual([head]);
  });

  it('gives back a symbol mapping, its symbologies from version 2 on', () => {
    const stypes = version === 1 ? { stypeIn: undefined, stypeOut: undefined } : {};
    const bytes = written(metadata(version), (writer) => writer.symbolMapping(mapping));
    expect(read(bytes, (run) => readSymbolMapping(run, 0))).toEqual([{ ...mapping, ...stypes }]);
  });

  it('gives back a definition, without the fields that the version lacks', () => {
    const bytes = written(metadata(version), (writer) => writer.definition(future));
    const found: DefinitionRecord[] = [];
    read(bytes, (run) => found.push(readDefinition(run, 0)));
    expect(future).toMatchObject({ ...found[0] });
    const lacking = Object.keys(future).filter((name) => !(name in found[0]));
    expect(lacking.sort()).toEqual(lackingIn[version].toSorted());
  });

  it('adds the time of sending where the metadata promises it', () => {
    const sent = { ...order, tsOut: TS + 99n };
    const bytes = written(metadata(version, { tsOut: true }), (writer) => writer.mbo(sent));
    expect(read(bytes, (run) => readMbo(run, 0))).toEqual([sent]);
  });
});

it.each<readonly [DbnVersion, number, string]>([
  [1, 112 + 16 + 22, 'as it is'],
  [2, 112 + 16 + 71, 'as it is'],
  [3, 112 + 16 + 71 + 1, 'padded to whole words of 8 bytes'],
])('writes the metadata of version %d in %d bytes, %s', (version, byteLength) => {
  const head = metadata(version, { symbols: ['ESH4'], partial: [], mappings: [] });
  expect(written(head, () => undefined)).toHaveLength(byteLength);
});

it('passes runs through, beyond the size of a piece', () => {
  const source = written(metadata(3), (writer) => {
    for (let sequence = 0; sequence < 10_000; sequence++) writer.mbo({ ...order, sequence });
  });
  const copy = written(metadata(3), (writer) => {
    const reader = new DbnReader({ run: (run) => writer.run(run) });
    reader.push(source);
  });
  expect(copy).toEqual(source);
});

it('cuts a symbol that is longer than its field', () => {
  const long = { ...mapping, symbolIn: 'ES.FUT'.repeat(20) };
  const bytes = written(metadata(1), (writer) => writer.symbolMapping(long));
  const [found] = read(bytes, (run) => readSymbolMapping(run, 0).symbolIn);
  expect(found).toBe('ES.FUTES.FUTES.FUTES.F');
});
