/** Tiny raw files for specs: a few orders and trades at wall clocks a reader can follow. */
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { DbnMetadata } from '../../domain/dbn/dbn-metadata.ts';
import { DbnWriter } from '../../domain/dbn/dbn-writer.ts';
import { Action, Side } from '../../domain/dbn/mbo.ts';
import type { MboRecord } from '../../domain/dbn/mbo.ts';
import { Rtype, schemaId, Stype } from '../../domain/dbn/record-kinds.ts';
import type { SchemaName } from '../../domain/dbn/record-kinds.ts';
import { utcNsOf } from '../../domain/session/exchange-clock.ts';
import { addDays } from '../../domain/units/time.ts';
import { derivableTables } from '../lake-stages.ts';
import type { BuildObserver } from './build-request.ts';
import { withOverrides } from '../../domain/session/instrument-profile.ts';
import { profiles } from '../../domain/session/profiles.ts';

/** ES, whose gates are open to the few trades of a market made by hand. */
export const handProfile = withOverrides(profiles.ES, {
  quality: { windowShareMin: 0, gapSecondsMax: 100_000, rthVolumeMin: 0, trailingShareMin: 0 },
});

/** Gold that takes most of a build's time, for whoever looks at the rest. */
export const costlyTables: ReadonlySet<string> = new Set([
  ...derivableTables,
  'gold/setups',
  'gold/setup_scaling',
  'gold/setup_paths',
]);

/** One event of the hand-made market. */
export type HandEvent = {
  /** HH:MM or HH:MM:SS in New York, or UNIX ns. */
  readonly at: string | bigint;
  readonly action: keyof typeof Action;
  /** Points. */
  readonly px: number;
  readonly size?: number;
  readonly side?: keyof typeof Side;
  /** Without one that of the file's first contract. */
  readonly instrumentId?: number;
};

/** One minute of the hand-made market, points. */
export type HandMinute = {
  /** HH:MM in New York, or UNIX ns. */
  readonly at: string | bigint;
  readonly o: number;
  readonly h: number;
  readonly l: number;
  readonly c: number;
  readonly vol: number;
};

/** A day file of the hand-made market. */
export type HandFile = {
  /** Session date, YYYY-MM-DD. */
  readonly date: string;
  /** Raw symbols by instrument id; empty for a file without names. */
  readonly symbols?: Readonly<Record<number, string>>;
  readonly dataset?: string;
  /** How many days it spans; one without. */
  readonly days?: number;
};

/** An empty folder that the system clears some day. */
export function scratchFolder(): string {
  return mkdtempSync(join(tmpdir(), 'spymaster-'));
}

/** Orders and trades as a `.dbn`. */
export function writeOrders(path: string, file: HandFile, events: readonly HandEvent[]): void {
  writeDbn(path, metadataOf('mbo', file), (writer) => {
    for (const [index, event] of events.entries()) writer.mbo(orderOf(file, event, index));
  });
}

/** Trades alone as a `.dbn`. */
export function writeTrades(path: string, file: HandFile, events: readonly HandEvent[]): void {
  writeDbn(path, metadataOf('trades', file), (writer) => {
    for (const [index, event] of events.entries()) {
      writer.trade({ ...orderOf(file, event, index), depth: 0 });
    }
  });
}

/** Minutes as a `.dbn`. */
export function writeMinutes(path: string, file: HandFile, minutes: readonly HandMinute[]): void {
  const [instrumentId = 1] = Object.keys(symbolsOf(file)).map(Number);
  writeDbn(path, metadataOf('ohlcv-1m', file), (writer) => {
    for (const { at, o, h, l, c, vol } of minutes) {
      writer.ohlcv({
        rtype: Rtype.Ohlcv1M,
        publisherId: 1,
        instrumentId,
        tsEvent: nsOf(file, at),
        openNano: nanoOf(o),
        highNano: nanoOf(h),
        lowNano: nanoOf(l),
        closeNano: nanoOf(c),
        volume: BigInt(vol),
      });
    }
  });
}

/** An observer that keeps what it hears. */
export function listener(): BuildObserver & {
  readonly files: string[];
  readonly notes: string[];
} {
  const files: string[] = [];
  const notes: string[] = [];
  return {
    files,
    notes,
    file: (name, work) => {
      files.push(`${work} ${name}`);
      return { update: () => undefined, done: () => undefined };
    },
    note: (text) => notes.push(text),
  };
}

function orderOf(file: HandFile, event: HandEvent, index: number): MboRecord {
  const [first = 1] = Object.keys(symbolsOf(file)).map(Number);
  const tsEvent = nsOf(file, event.at);
  return {
    publisherId: 1,
    instrumentId: event.instrumentId ?? first,
    tsEvent,
    orderId: BigInt(index + 1),
    pxNano: nanoOf(event.px),
    sz: event.size ?? 1,
    flags: 128,
    channelId: 0,
    action: Action[event.action],
    side: Side[event.side ?? 'Bid'],
    tsRecv: tsEvent + 1000n,
    tsInDelta: 0,
    sequence: index,
  };
}

function metadataOf(schema: SchemaName, file: HandFile): DbnMetadata {
  const { date, dataset = 'GLBX.MDP3', days = 1 } = file;
  const interval = { startDate: date, endDate: addDays(date, days) };
  const named = Object.entries(symbolsOf(file));
  return {
    version: 3,
    dataset,
    schema: schemaId(schema),
    startNs: utcNsOf(date, '00:00', 'UTC'),
    endNs: utcNsOf(addDays(date, days), '00:00', 'UTC'),
    limit: undefined,
    stypeIn: Stype.RawSymbol,
    stypeOut: Stype.InstrumentId,
    tsOut: false,
    symbols: named.map(([, symbol]) => symbol),
    partial: [],
    notFound: [],
    mappings: named.map(([id, rawSymbol]) => ({
      rawSymbol,
      intervals: [{ ...interval, symbol: id }],
    })),
  };
}

function symbolsOf({ symbols = { 1: 'ESZ5' } }: HandFile): Readonly<Record<number, string>> {
  return symbols;
}

function writeDbn(path: string, metadata: DbnMetadata, fill: (writer: DbnWriter) => void): void {
  const pieces: Uint8Array[] = [];
  const writer = new DbnWriter(metadata, (bytes) => pieces.push(bytes));
  fill(writer);
  writer.end();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, Buffer.concat(pieces));
}

function nsOf({ date }: HandFile, at: string | bigint): bigint {
  return typeof at === 'bigint' ? at : utcNsOf(date, at, 'America/New_York');
}

function nanoOf(points: number): bigint {
  return BigInt(Math.round(points * 1e9));
}
