import { describe, expect, it } from 'vitest';
import { fixturesNamed } from '../../lake/node/fixture-catalog.ts';
import { hasFixtures } from '../../lake/node/fixtures.ts';
import { rawFileChunks } from '../../lake/node/raw-file.ts';
import { DbnReader } from './dbn-reader.ts';
import { instrumentSymbols } from './instrument-symbols.ts';
import type { InstrumentSymbols } from './instrument-symbols.ts';
import { readMbo } from './mbo.ts';
import type { MboRecord } from './mbo.ts';

/** A price as the dump writes it: always with a point. */
function points(pxNano: bigint): string {
  const value = Number(pxNano) / 1e9;
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

/** The publisher's own dump of one order event. */
function csvRow(record: MboRecord, symbols: InstrumentSymbols): string {
  const iso = new Date(Number(record.tsEvent / 1_000_000n)).toISOString();
  const date = iso.slice(0, 10);
  const ns = String(record.tsEvent % 1_000_000_000n).padStart(9, '0');
  return [
    `${date} ${iso.slice(11, 19)}.${ns}+00:00`,
    160,
    record.publisherId,
    record.instrumentId,
    String.fromCharCode(record.action),
    String.fromCharCode(record.side),
    points(record.pxNano),
    record.sz,
    record.channelId,
    record.orderId,
    record.flags,
    record.tsInDelta,
    record.sequence,
    symbols(record.instrumentId, date),
  ].join(',');
}

describe.skipIf(!hasFixtures)('a crude oil afternoon', () => {
  it('has 38,212 order events, each field as in the dump of the official library', async () => {
    const [dbnPath] = fixturesNamed('CLX5_mbo.dbn');
    const [csvPath] = fixturesNamed('CLX5_mbo.csv.zst');
    const rows: string[] = [];
    let symbols: InstrumentSymbols = () => undefined;
    const reader = new DbnReader({
      metadata: (found) => (symbols = instrumentSymbols(found)),
      run: (run) => {
        for (let i = 0; i < run.count; i++) rows.push(csvRow(readMbo(run, i), symbols));
      },
    });
    for await (const chunk of rawFileChunks(dbnPath)) reader.push(chunk);
    reader.end();
    let csv = '';
    for await (const chunk of rawFileChunks(csvPath)) csv += Buffer.from(chunk).toString('latin1');
    const [, ...golden] = csv.trimEnd().split(/\r?\n/);
    expect(golden).toHaveLength(38_212);
    expect(rows).toHaveLength(38_212);
    expect(rows.findIndex((row, i) => row !== golden[i])).toBe(-1);
  });
});
