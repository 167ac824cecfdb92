import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FaultError } from '../../base/fault.ts';
import type { DbnMetadata } from '../../domain/dbn/dbn-metadata.ts';
import { DbnWriter } from '../../domain/dbn/dbn-writer.ts';
import { blankDefinition } from '../../domain/dbn/definition.ts';
import { rtypeOf, schemaId, Stype } from '../../domain/dbn/record-kinds.ts';
import { systemMessageKind } from '../../domain/dbn/system-message.ts';
import type { TradeRecord } from '../../domain/dbn/trade.ts';
import { UNDEF_PRICE } from '../../domain/units/ticks.ts';
import { UNDEF_TIMESTAMP } from '../../domain/units/time.ts';
import { convertFile } from './convert-file.ts';
import type { ConvertOptions } from './convert-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'convert-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** 2023-12-25T10:26:40Z. */
const TS = 1_703_500_000_000_000_000n;

const metadata: DbnMetadata = {
  version: 3,
  dataset: 'GLBX.MDP3',
  schema: schemaId('trades'),
  startNs: TS,
  endNs: undefined,
  limit: undefined,
  stypeIn: Stype.RawSymbol,
  stypeOut: Stype.InstrumentId,
  tsOut: false,
  symbols: ['ESH4'],
  partial: [],
  notFound: [],
  mappings: [
    {
      rawSymbol: 'ESH4',
      intervals: [{ startDate: '2023-12-25', endDate: '2023-12-26', symbol: '17077' }],
    },
  ],
};

const trade: TradeRecord = {
  publisherId: 1,
  instrumentId: 17077,
  tsEvent: TS,
  pxNano: 4_810_250_000_000n,
  sz: 3,
  action: 84,
  side: 66,
  flags: 128,
  depth: 0,
  tsRecv: TS + 1n,
  tsInDelta: -5,
  sequence: 43,
};

/** A trade without a price, a time, a side and a symbol. */
const bare: TradeRecord = {
  ...trade,
  instrumentId: 5,
  tsEvent: UNDEF_TIMESTAMP,
  pxNano: UNDEF_PRICE,
  side: 0,
};

let fileCount = 0;

function dbn(
  head: ConstructorParameters<typeof DbnWriter>[0],
  write: (w: DbnWriter) => void,
): string {
  const pieces: Uint8Array[] = [];
  const writer = new DbnWriter(head, (bytes) => pieces.push(bytes));
  write(writer);
  writer.end();
  const path = join(folder, `source-${fileCount++}.dbn`);
  writeFileSync(path, Buffer.concat(pieces));
  return path;
}

async function converted(path: string, options: Partial<ConvertOptions> = {}): Promise<string> {
  const out = join(folder, `table-${fileCount++}`);
  await convertFile(path, { format: 'csv', out, ...options });
  return readFileSync(out, 'utf8');
}

const twoTrades = dbn(metadata, (writer) => {
  writer.trade(trade);
  writer.trade(bare);
});

const mixed = dbn({ ...metadata, schema: undefined, mappings: [] }, (writer) => {
  const header = { publisherId: 0, instrumentId: 17077, tsEvent: TS };
  writer.record(systemMessageKind, { ...header, msg: 'Heartbeat', code: 0 });
  writer.symbolMapping({
    ...header,
    stypeIn: Stype.Parent,
    symbolIn: 'ES.FUT',
    stypeOut: Stype.RawSymbol,
    symbolOut: 'ESH4',
    startTs: UNDEF_TIMESTAMP,
    endTs: UNDEF_TIMESTAMP,
  });
  writer.trade(trade);
  writer.definition({ ...blankDefinition, ...header, rawSymbol: 'a "b", c' });
});

describe('a table of text', () => {
  it('has the columns of the kind, then the symbol, as CSV', async () => {
    expect((await converted(twoTrades)).split('\n')).toEqual([
      'ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,depth,price,size,flags,ts_in_delta,sequence,symbol',
      '2023-12-25 10:26:40.000000001+00:00,2023-12-25 10:26:40.000000000+00:00,0,1,17077,T,B,0,4810.25,3,128,-5,43,ESH4',
      '2023-12-25 10:26:40.000000001+00:00,,0,1,5,T,,0,,3,128,-5,43,',
      '',
    ]);
  });

  it('has one object a line, null for none, as JSON', async () => {
    const lines = (await converted(twoTrades, { format: 'jsonl' })).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        ts_recv: '2023-12-25T10:26:40.000000001Z',
        ts_event: '2023-12-25T10:26:40.000000000Z',
        rtype: 0,
        publisher_id: 1,
        instrument_id: 17077,
        action: 'T',
        side: 'B',
        depth: 0,
        price: 4810.25,
        size: 3,
        flags: 128,
        ts_in_delta: -5,
        sequence: 43,
        symbol: 'ESH4',
      },
      expect.objectContaining({ ts_event: null, price: null, side: null, symbol: null }),
    ]);
  });

  it('has the columns that are asked for, in that order', async () => {
    const table = await converted(twoTrades, { columns: ['symbol', 'price'] });
    expect(table).toBe('symbol,price\nESH4,4810.25\n,\n');
  });

  it('has a header without a row where the file has no record', async () => {
    const empty = dbn(metadata, () => undefined);
    expect(await converted(empty, { columns: ['price', 'symbol'] })).toBe('price,symbol\n');
  });

  it('shows the time of sending where there is one, also of a fragment', async () => {
    const sent = dbn({ version: 2, tsOut: true }, (writer) => {
      writer.trade({ ...trade, tsOut: TS + 9n });
    });
    expect(await converted(sent, { columns: ['ts_out', 'size', 'symbol'] })).toBe(
      'ts_out,size,symbol\n2023-12-25 10:26:40.000000009+00:00,3,\n',
    );
  });
});

describe('a stream of mixed kinds', () => {
  it('asks which one is wanted', async () => {
    await expect(converted(mixed)).rejects.toMatchObject({
      code: 'input',
      message:
        'kinds of records: expected one, or a choice by --schema, found trades and definition',
    });
  });

  it('gives the one that is chosen, with the symbols of the stream itself', async () => {
    const columns = ['price', 'symbol'];
    const table = await converted(mixed, { rtype: rtypeOf('trades'), columns });
    expect(table).toBe('price,symbol\n4810.25,ESH4\n');
  });

  it('quotes what would break a CSV line', async () => {
    const columns = ['raw_symbol', 'symbol', 'min_price_increment'];
    const table = await converted(mixed, { rtype: rtypeOf('definition'), columns });
    expect(table).toBe('raw_symbol,symbol,min_price_increment\n"a ""b"", c",ESH4,\n');
  });

  it('counts what it leaves out', async () => {
    const out = join(folder, 'counted.csv');
    const rtype = rtypeOf('trades');
    expect(await convertFile(mixed, { format: 'csv', out, rtype })).toMatchObject({
      schema: 'trades',
      records: 1,
      skipped: { system: 1, 'symbol-mapping': 1, definition: 1 },
    });
  });
});

describe('a conversion that fails', () => {
  const bytes = readFileSync(twoTrades);
  const cut = join(folder, 'cut.dbn');
  writeFileSync(cut, bytes.subarray(0, bytes.length - 7));

  it('leaves no file, whole or half', async () => {
    const out = join(folder, 'failed.csv');
    const before = readdirSync(folder).sort();
    const fault = await convertFile(cut, { format: 'csv', out }).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(FaultError);
    expect(fault).toMatchObject({
      code: 'decode',
      message: 'truncated record: expected 48 bytes, found 41',
      context: { file: cut, recordIndex: 1, byteOffset: bytes.length - 48 },
    });
    expect(readdirSync(folder).sort()).toEqual(before);
  });

  it('leaves an older file as it was', async () => {
    const out = join(folder, 'older.csv');
    writeFileSync(out, 'older');
    await expect(convertFile(cut, { format: 'csv', out })).rejects.toThrow('truncated');
    expect(readFileSync(out, 'utf8')).toBe('older');
  });

  it('gives what came before the damage where that is wanted, and the fault', async () => {
    const out = join(folder, 'partial.csv');
    const columns = ['price'];
    const found = await convertFile(cut, { format: 'csv', out, columns, isPartial: true });
    expect(found).toMatchObject({ records: 1, fault: { code: 'decode' } });
    expect(readFileSync(out, 'utf8')).toBe('price\n4810.25\n');
  });

  it('names the columns there are when one is wanted that is not', async () => {
    await expect(converted(twoTrades, { columns: ['prize'] })).rejects.toThrow(
      'column: expected one of ts_recv, ts_event',
    );
  });
});
