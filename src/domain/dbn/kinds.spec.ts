import { describe, expect, it } from 'vitest';
import { UNDEF_PRICE } from '../units/ticks.ts';
import { UNDEF_TIMESTAMP } from '../units/time.ts';
import { bboKind } from './bbo.ts';
import { cbboKind } from './cbbo.ts';
import { cmbp1Kind } from './cmbp1.ts';
import { DbnReader } from './dbn-reader.ts';
import { DbnWriter } from './dbn-writer.ts';
import { gatewayErrorKind } from './gateway-error.ts';
import { imbalanceKind } from './imbalance.ts';
import { kindOf, knownRtypes } from './kinds.ts';
import { mbp1Kind } from './mbp1.ts';
import { mbp10Kind } from './mbp10.ts';
import type { Quote } from './quote.ts';
import { Rtype } from './record-kinds.ts';
import { lengthIn, readRecord, TS_OUT_BYTES } from './record-layout.ts';
import type { Layout, RecordKind, RecordOf } from './record-layout.ts';
import type { DbnVersion } from './record-run.ts';
import { readStatistics, statisticsKind, StatType } from './statistics.ts';
import type { StatisticsRecord } from './statistics.ts';
import { statusKind } from './status.ts';
import { SystemCode, systemMessageKind } from './system-message.ts';
import { UNDEF_I64 } from './wire-int.ts';

const TS = 1_703_500_000_000_000_000n;
const header = { publisherId: 1, instrumentId: 17077, tsEvent: TS };
const letterOf = (letter: string): number => letter.charCodeAt(0);
const versions: readonly DbnVersion[] = [1, 2, 3];

const touch: Quote = {
  bidPxNano: 4_810_000_000_000n,
  askPxNano: 4_810_250_000_000n,
  bidSz: 22,
  askSz: 28,
  bidCt: 12,
  askCt: 14,
};

const emptyDepth: Quote = {
  bidPxNano: UNDEF_PRICE,
  askPxNano: UNDEF_PRICE,
  bidSz: 0,
  askSz: 0,
  bidCt: 0,
  askCt: 0,
};

const consolidatedTouch = {
  bidPxNano: 4_810_000_000_000n,
  askPxNano: UNDEF_PRICE,
  bidSz: 22,
  askSz: 0,
  bidPb: 39,
  askPb: 65535,
};

const change = {
  ...header,
  pxNano: 4_810_250_000_000n,
  sz: 3,
  action: letterOf('M'),
  side: letterOf('A'),
  flags: 130,
  tsRecv: TS + 1n,
  tsInDelta: -17,
};

const interval = {
  ...header,
  pxNano: -37_630_000_000n,
  sz: 3,
  side: letterOf('N'),
  flags: 168,
  tsRecv: TS + 60_000_000_000n,
  action: undefined,
  depth: undefined,
  tsInDelta: undefined,
};

const auction = {
  ...header,
  tsRecv: TS + 1n,
  refPrice: 1n,
  auctionTime: UNDEF_TIMESTAMP,
  contBookClrPrice: 2n,
  auctInterestClrPrice: 3n,
  ssrFillingPrice: UNDEF_PRICE,
  indMatchPrice: 5n,
  upperCollar: 6n,
  lowerCollar: -7n,
  pairedQty: 8,
  totalImbalanceQty: 9,
  marketImbalanceQty: 10,
  unpairedQty: 4_294_967_295,
  auctionType: letterOf('O'),
  side: letterOf('B'),
  auctionStatus: 1,
  freezeStatus: 2,
  numExtensions: 3,
  unpairedSide: letterOf('N'),
  significantImbalance: letterOf('~'),
};

const halted = {
  ...header,
  tsRecv: TS + 1n,
  action: 8,
  reason: 50,
  tradingEvent: 4,
  isTrading: letterOf('N'),
  isQuoting: letterOf('Y'),
  isShortSellRestricted: letterOf('~'),
};

const openInterest: StatisticsRecord = {
  ...header,
  tsRecv: TS + 1n,
  tsRef: UNDEF_TIMESTAMP,
  pxNano: UNDEF_PRICE,
  quantity: 2_345_678n,
  sequence: 4_000_000_000,
  tsInDelta: 9,
  statType: StatType.OpenInterest,
  channelId: 26,
  updateAction: 1,
  statFlags: 255,
};

/** Writes one record as a fragment, and gives its bytes and the object read back. */
function roundTrip<L extends Layout>(
  kind: RecordKind<L>,
  record: RecordOf<L>,
  format: { readonly version: DbnVersion; readonly tsOut: boolean },
): { bytes: Uint8Array; found: unknown } {
  const pieces: Uint8Array[] = [];
  const writer = new DbnWriter(format, (bytes) => pieces.push(bytes));
  writer.record(kind, record);
  writer.end();
  let found: unknown;
  const reader = new DbnReader(
    { run: (run) => (found = readRecord(kind, run, 0)) },
    { version: format.version },
  );
  reader.push(pieces[0]);
  reader.end();
  return { bytes: pieces[0], found };
}

/** Whatever its type says, a kind and a record of it. */
function example<L extends Layout>(
  name: string,
  kind: RecordKind<L>,
  record: RecordOf<L>,
): readonly [string, RecordKind<Layout>, RecordOf<Layout>] {
  return [name, kind, record];
}

const examples = [
  example('mbp-1', mbp1Kind, { ...change, depth: 0, sequence: 7, touch }),
  example('mbp-10', mbp10Kind, {
    ...change,
    depth: 9,
    sequence: 7,
    depths: Array.from({ length: 10 }, (_, depth) => (depth < 4 ? touch : emptyDepth)),
  }),
  example('bbo-1s', bboKind, { ...interval, rtype: Rtype.Bbo1S, sequence: 7, touch }),
  example('cbbo-1m', cbboKind, {
    ...interval,
    rtype: Rtype.Cbbo1M,
    sequence: undefined,
    touch: consolidatedTouch,
  }),
  example('tcbbo', cmbp1Kind, {
    ...change,
    rtype: Rtype.Tcbbo,
    depth: undefined,
    sequence: undefined,
    touch: consolidatedTouch,
  }),
  example('statistics', statisticsKind, openInterest),
  example('status', statusKind, halted),
  example('imbalance', imbalanceKind, auction),
  example('error', gatewayErrorKind, {
    ...header,
    err: 'Unknown symbol: ESX9',
    code: undefined,
    isLast: undefined,
  }),
  example('system', systemMessageKind, { ...header, msg: 'Heartbeat', code: undefined }),
];

describe.each(examples)('a record of kind %s', (_, kind, record) => {
  /** Reserved and missing fields read as 0 where nothing was written. */
  const expected = Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, value ?? 0]),
  );

  it.each(versions)('is the same after encoding and decoding in version %d', (version) => {
    const { bytes, found } = roundTrip(kind, record, { version, tsOut: false });
    expect(bytes).toHaveLength(lengthIn(kind, version));
    expect(expected).toMatchObject({ ...(found as object) });
  });

  it('carries the time of sending behind it', () => {
    const sent = { ...record, tsOut: TS + 99n };
    const { bytes, found } = roundTrip(kind, sent, { version: 2, tsOut: true });
    expect(bytes).toHaveLength(lengthIn(kind, 2) + TS_OUT_BYTES);
    expect(found).toMatchObject({ tsOut: TS + 99n });
  });
});

describe('fields that only some versions have', () => {
  it.each(versions)('are told of messages from version 2 on, here %d', (version) => {
    const message = { ...header, msg: 'slow', code: SystemCode.SlowReader };
    const { found } = roundTrip(systemMessageKind, message, { version, tsOut: false });
    expect(found).toEqual(version === 1 ? { ...header, msg: 'slow' } : message);
  });

  it.each(versions)('a quantity that is none is none in version %d', (version) => {
    const price = { ...openInterest, quantity: UNDEF_I64 };
    const { bytes, found } = roundTrip(statisticsKind, price, { version, tsOut: false });
    expect(found).toEqual(price);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    expect(view.getInt32(40, true)).toBe(version === 3 ? -1 : 2_147_483_647);
  });

  it('a statistic of version 1 in a stream of version 3 is read by its length', () => {
    const pieces: Uint8Array[] = [];
    const writer = new DbnWriter({ version: 1, tsOut: false }, (bytes) => pieces.push(bytes));
    writer.record(statisticsKind, openInterest);
    writer.end();
    const found: unknown[] = [];
    const sink = {
      run: (run: Parameters<typeof readStatistics>[0]) => found.push(readStatistics(run, 0)),
    };
    new DbnReader(sink, { version: 3 }).push(pieces[0]);
    expect(found).toEqual([openInterest]);
  });
});

describe('a stream of all kinds', () => {
  it.each(versions)('is the same bytes after decoding and encoding, in version %d', (version) => {
    const format = { version, tsOut: true };
    const source = written(format, (writer) => {
      for (const [, kind, record] of examples) writer.record(kind, { ...record, tsOut: TS });
    });
    const copy = written(format, (writer) => {
      const reader = new DbnReader(
        {
          run: (run) => {
            const kind = kindOf(run.rtype);
            if (kind === undefined) throw new Error(`no kind ${run.rtype}`);
            for (let i = 0; i < run.count; i++) writer.record(kind, readRecord(kind, run, i));
          },
        },
        { version },
      );
      for (let at = 0; at < source.length; at += 7) reader.push(source.subarray(at, at + 7));
      reader.end();
    });
    expect(copy).toEqual(source);
  });
});

/** A fragment as one piece of bytes. */
function written(
  format: { readonly version: DbnVersion; readonly tsOut: boolean },
  write: (writer: DbnWriter) => void,
): Uint8Array {
  const pieces: Uint8Array[] = [];
  const writer = new DbnWriter(format, (bytes) => pieces.push(bytes));
  write(writer);
  writer.end();
  return Uint8Array.from(pieces.flatMap((piece) => Array.from(piece)));
}

it('refuses for every kind a length that none of its versions has', () => {
  for (const rtype of knownRtypes) {
    const kind = kindOf(rtype);
    if (kind === undefined) throw new Error(`no kind ${rtype}`);
    const bytes = new Uint8Array(1020);
    bytes.set([255, rtype]);
    const read = (): void =>
      new DbnReader({ run: () => undefined }, { version: 3 }).push(
        Uint8Array.from([...goodRecord(), ...bytes]),
      );
    expect(read, `rtype ${rtype}`).toThrow('found 1020');
  }
});

/** A trade, so that the stream starts well. */
function goodRecord(): Uint8Array {
  const bytes = new Uint8Array(48);
  bytes[0] = 12;
  return bytes;
}
