import { describe, expect, it } from 'vitest';
import { FaultError } from '../../base/fault.ts';
import type { DbnMetadata } from './dbn-metadata.ts';
import { DbnReader } from './dbn-reader.ts';
import type { DbnReaderOptions } from './dbn-reader.ts';
import { Action, Flag, MBO, readMbo, Side } from './mbo.ts';
import { readOhlcv } from './ohlcv.ts';
import { readTrade } from './trade.ts';

/** Bytes from hexadecimal digits; spaces and line ends are for the reader. */
function hex(digits: string): Uint8Array {
  const pairs = digits.replaceAll(/\s/g, '').match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => parseInt(pair, 16));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => Array.from(part)));
}

/** 2023-12-25T10:26:40Z. */
const TS = 1_703_500_000_000_000_000n;

/** Add of 7 lots at 4810.25, bid, order 6412000000001, last of its event. */
const mboBytes = hex(`
  0ea00100 b5420000 00c0e076390ca417
  0178fbe8d4050000 80163ef95f040000 07000000 80004142
  01c0e076390ca417 e8030000 2a000000`);

/** Trade of 3 lots at 4810.25, the buyer was the aggressor. */
const tradeBytes = hex(`
  0c000100 b5420000 00c0e076390ca417
  80163ef95f040000 03000000 54428000
  01c0e076390ca417 e8030000 2b000000`);

/** Minute that opens at 100, goes to 103 and 99, and closes at 102, 1,000 lots. */
const barBytes = hex(`
  0e210100 b5420000 00c0e076390ca417
  00e8764817000000 004647fb17000000 001edc0c17000000 007cacbf17000000
  e803000000000000`);

/** A kind from the future, 24 bytes. */
const unknownBytes = hex('06fa0100 b5420000 00c0e076390ca417 0102030405060708');

/** Version 1, mbo of GLBX.MDP3 on 2023-12-25; ESH4 is instrument 17077. */
const metadataBytes = hex(`
  44424e01 c6000000 474c42582e4d44503300000000000000 0000
  00003c0807eaa317 00008b999b38a417 0000000000000000 ffffffffffffffff 01 00 00
  ${'00'.repeat(47)} 00000000
  01000000 45534834 ${'00'.repeat(18)} 00000000 00000000
  01000000 45534834 ${'00'.repeat(18)} 01000000
  39b43401 3ab43401 3137303737 ${'00'.repeat(17)}`);

type Seen = {
  readonly metadata: DbnMetadata[];
  readonly runs: { rtype: number; count: number; recordIndex: number; byteOffset: number }[];
  readonly records: string[];
};

/** Feeds a stream in pieces; bytes of records are kept in hexadecimal. */
function decode(bytes: Uint8Array, pieceBytes = bytes.length, options?: DbnReaderOptions): Seen {
  const seen: Seen = { metadata: [], runs: [], records: [] };
  const reader = readerInto(seen, options);
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    reader.push(bytes.subarray(at, at + pieceBytes));
  }
  reader.end();
  return seen;
}

function readerInto(seen: Seen, options?: DbnReaderOptions): DbnReader {
  return new DbnReader(
    {
      metadata: (found) => seen.metadata.push(found),
      run: ({ words, wordsPerRecord, ...run }) => {
        const { rtype, count, recordIndex, byteOffset } = run;
        seen.runs.push({ rtype, count, recordIndex, byteOffset });
        for (let i = 0; i < count; i++) {
          const at = i * wordsPerRecord;
          const record = new Uint8Array(words.slice(at, at + wordsPerRecord).buffer);
          seen.records.push(Array.from(record, (byte) => byte.toString(16)).join(' '));
        }
      },
    },
    options,
  );
}

/** The fault that a call ends with. */
function faultOf(call: () => unknown): FaultError {
  try {
    call();
  } catch (error) {
    if (error instanceof FaultError) return error;
    throw error;
  }
  throw new Error('expected a fault, found none');
}

describe('metadata', () => {
  it('tells data set, schema, days and symbols', () => {
    expect(decode(metadataBytes).metadata).toEqual([
      {
        version: 1,
        dataset: 'GLBX.MDP3',
        schema: 0,
        startNs: 1_703_462_400_000_000_000n,
        endNs: 1_703_548_800_000_000_000n,
        limit: undefined,
        stypeIn: 1,
        stypeOut: 0,
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
      },
    ]);
  });

  it('is over after its announced length, not after its last mapping', () => {
    const padded = joined(metadataBytes, new Uint8Array(7));
    padded[4] += 7;
    const { runs } = decode(joined(padded, mboBytes));
    expect(runs).toEqual([{ rtype: 160, count: 1, recordIndex: 0, byteOffset: 213 }]);
  });

  it.each([
    ['a newer version', [[3, 4]], 'DBN version: expected 1 to 3, found 4', 3],
    [
      'a length that holds no metadata',
      [[4, 9]],
      'metadata length: expected 120 to 268435456 bytes, found 9',
      4,
    ],
    ['a list longer than the metadata', [[112, 200]], 'metadata: expected 4400 more bytes', 116],
  ])('refuses %s', (_, edits, message, byteOffset) => {
    const bytes = metadataBytes.slice();
    for (const [at, value] of edits) bytes[at] = value;
    const fault = faultOf(() => decode(bytes, bytes.length, { file: 'es.dbn' }));
    expect(fault.message).toContain(message);
    expect(fault).toMatchObject({ code: 'decode', context: { byteOffset, file: 'es.dbn' } });
  });
});

describe('records', () => {
  it('reads an order as it lies on the wire', () => {
    const orders: unknown[] = [];
    const words: number[] = [];
    const reader = new DbnReader({
      run: (run) => {
        orders.push(readMbo(run, 0));
        words.push(...run.words.subarray(MBO.size, MBO.bits + 1));
      },
    });
    reader.push(mboBytes);
    reader.end();
    expect(orders).toEqual([
      {
        publisherId: 1,
        instrumentId: 17077,
        tsEvent: TS,
        orderId: 6_412_000_000_001n,
        pxNano: 4_810_250_000_000n,
        sz: 7,
        flags: Flag.Last,
        channelId: 0,
        action: Action.Add,
        side: Side.Bid,
        tsRecv: TS + 1n,
        tsInDelta: 1000,
        sequence: 42,
      },
    ]);
    expect(words).toEqual([7, Flag.Last | (Action.Add << 16) | (Side.Bid << 24)]);
  });

  it('reads a trade and a bar', () => {
    const found: unknown[] = [];
    const reader = new DbnReader({
      run: (run) => found.push(run.rtype === 0 ? readTrade(run, 0) : readOhlcv(run, 0)),
    });
    reader.push(joined(tradeBytes, barBytes));
    expect(found).toEqual([
      {
        publisherId: 1,
        instrumentId: 17077,
        tsEvent: TS,
        pxNano: 4_810_250_000_000n,
        sz: 3,
        action: Action.Trade,
        side: Side.Bid,
        flags: Flag.Last,
        depth: 0,
        tsRecv: TS + 1n,
        tsInDelta: 1000,
        sequence: 43,
      },
      {
        rtype: 33,
        publisherId: 1,
        instrumentId: 17077,
        tsEvent: TS,
        openNano: 100_000_000_000n,
        highNano: 103_000_000_000n,
        lowNano: 99_000_000_000n,
        closeNano: 102_000_000_000n,
        volume: 1000n,
      },
    ]);
  });

  it('groups neighbors of one kind and passes on a kind it does not know', () => {
    const { runs } = decode(joined(metadataBytes, mboBytes, mboBytes, unknownBytes, tradeBytes));
    expect(runs).toEqual([
      { rtype: 160, count: 2, recordIndex: 0, byteOffset: 206 },
      { rtype: 250, count: 1, recordIndex: 2, byteOffset: 318 },
      { rtype: 0, count: 1, recordIndex: 3, byteOffset: 342 },
    ]);
  });

  it('takes the time of sending behind each record for part of it', () => {
    const sent = joined(mboBytes, hex('05c0e076390ca417'));
    sent[0] += 2;
    const times: unknown[] = [];
    const reader = new DbnReader({
      run: (run) => times.push(readMbo(run, 0).tsOut, readMbo(run, 1).tsOut),
    });
    reader.push(joined(metadataBytes, sent, sent));
    expect(times).toEqual([TS + 5n, TS + 5n]);
  });

  it('fills the run buffer and goes on in the next run', () => {
    const many = new Uint8Array(mboBytes.length * 8200);
    for (let i = 0; i < 8200; i++) many.set(mboBytes, i * mboBytes.length);
    expect(decode(joined(metadataBytes, many)).runs.map(({ count }) => count)).toEqual([8192, 8]);
  });

  it.each([
    ['empty', 0, 0],
    ['shorter than its header', 3, 12],
    ['shorter than an order', 5, 20],
  ])('refuses a record that is %s, after those before it', (_, wordCount, found) => {
    const corrupt = mboBytes.slice();
    corrupt[0] = wordCount;
    const seen: Seen = { metadata: [], runs: [], records: [] };
    const reader = readerInto(seen, { file: 'es.dbn' });
    const fault = faultOf(() => reader.push(joined(mboBytes, mboBytes, corrupt)));
    expect(seen.records).toHaveLength(2);
    expect(fault.context).toMatchObject({ file: 'es.dbn', byteOffset: 112, recordIndex: 2, found });
    expect(() => reader.push(mboBytes)).toThrow('after the end of the stream or a fault');
  });
});

describe('a stream in pieces', () => {
  const stream = joined(
    ...[metadataBytes, mboBytes, mboBytes, unknownBytes, tradeBytes],
    ...[barBytes, barBytes, mboBytes],
  );
  const whole = decode(stream);

  it.each([1, 7, 55, 56, 57, 65_536])('is the same stream in pieces of %d', (pieceBytes) => {
    const pieces = decode(stream, pieceBytes);
    expect(pieces.records).toEqual(whole.records);
    expect(pieces.metadata).toEqual(whole.metadata);
  });

  it('delivers each record as soon as its last byte is there', () => {
    const seen: Seen = { metadata: [], runs: [], records: [] };
    const reader = readerInto(seen);
    reader.push(joined(metadataBytes, mboBytes.subarray(0, 55)));
    expect(seen.records).toHaveLength(0);
    reader.push(mboBytes.subarray(55));
    expect(seen.records).toHaveLength(1);
  });

  it('is a fault when cut anywhere but between records, after all whole records', () => {
    const borders = [206, 262, 318, 342, 390, 446, 502, 558];
    for (let cut = 0; cut < stream.length; cut++) {
      const seen: Seen = { metadata: [], runs: [], records: [] };
      const reader = readerInto(seen);
      reader.push(stream.subarray(0, cut));
      const wholeRecords = borders.filter((border) => border <= cut).length - 1;
      if (borders.includes(cut)) reader.end();
      else expect(faultOf(() => reader.end()).code).toBe('decode');
      expect(seen.records).toEqual(whole.records.slice(0, Math.max(0, wholeRecords)));
    }
  });

  it('says where it is cut', () => {
    const fault = faultOf(() => decode(stream.subarray(0, 300), 7, { file: 'es.dbn' }));
    expect(fault.message).toBe('truncated record: expected 56 bytes, found 38');
    expect(fault.context).toMatchObject({ byteOffset: 262, recordIndex: 1, file: 'es.dbn' });
  });
});

describe('a fragment', () => {
  it('starts with its first record', () => {
    const { metadata, runs } = decode(joined(tradeBytes, tradeBytes), 1);
    expect(metadata).toEqual([]);
    expect(runs).toHaveLength(2);
  });

  it.each([
    [90, 1],
    [100, 2],
    [130, 3],
  ])('of definitions of %d words is of version %d', (wordCount, version) => {
    const definition = new Uint8Array(wordCount * 4);
    definition.set([wordCount, 19, 1, 0]);
    const versions: number[] = [];
    const reader = new DbnReader({ run: (run) => versions.push(run.version) });
    reader.push(definition);
    expect(versions).toEqual([version]);
  });

  it.each([
    ['a line of text', 'time,open,high,low,close'],
    ['JSON', '{\n  "name": "spymaster"'],
  ])('is not %s', (_, text) => {
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    expect(faultOf(() => decode(bytes)).message).toContain('expected "DBN" or a record, found');
  });
});
