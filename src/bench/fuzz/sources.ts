import { Random } from '../../base/random.ts';
import type { DbnMetadata } from '../../domain/dbn/dbn-metadata.ts';
import { DbnWriter } from '../../domain/dbn/dbn-writer.ts';
import { kindOf, knownRtypes } from '../../domain/dbn/kinds.ts';
import type { MboRecord } from '../../domain/dbn/mbo.ts';
import { Stype } from '../../domain/dbn/record-kinds.ts';
import { lengthIn, TS_OUT_BYTES } from '../../domain/dbn/record-layout.ts';
import type { DbnVersion } from '../../domain/dbn/record-run.ts';
import { dbnFixtures } from '../../lake/node/fixture-catalog.ts';
import { rawFileChunks } from '../../lake/node/raw-file.ts';

/** A sound stream to be damaged. */
export type FuzzSource = {
  readonly name: string;
  /** Decompressed. */
  readonly bytes: Uint8Array;
};

/** Bytes of a source, at most: what matters is at the front, and cases should be quick. */
const SOURCE_BYTES_MAX = 24_576;

/** 2023-12-25T10:26:40Z. */
const START_NS = 1_703_500_000_000_000_000n;

const codes = (letters: string): readonly number[] =>
  Array.from(letters, (letter) => letter.charCodeAt(0));
const actions = codes('AACCMTFRN');
const sides = codes('ABN');

/** All sources: synthetic ones of every version, and the fronts of the real files where there are. */
export async function fuzzSources(): Promise<readonly FuzzSource[]> {
  const versions: readonly DbnVersion[] = [1, 2, 3];
  const synthetic = versions.flatMap((version) => [
    { name: `all kinds, version ${version}`, bytes: allKinds(version, false) },
    { name: `all kinds with ts_out, version ${version}`, bytes: allKinds(version, true) },
    { name: `orders, version ${version}`, bytes: orders(version) },
  ]);
  const real: FuzzSource[] = [];
  for (const { file, path } of dbnFixtures()) real.push({ name: file, bytes: await front(path) });
  return [...synthetic, ...real];
}

/** Records of all kinds with noise in their fields, as a live stream mixes them. */
function allKinds(version: DbnVersion, tsOut: boolean): Uint8Array {
  const random = new Random(`all kinds ${version}`);
  return written({ ...metadata(version), schema: undefined, tsOut }, (writer) => {
    for (let round = 0; round < 3; round++) {
      for (const rtype of knownRtypes) {
        const kind = kindOf(rtype);
        if (kind === undefined) continue;
        const byteLength = lengthIn(kind, version) + (tsOut ? TS_OUT_BYTES : 0);
        const words = Int32Array.from({ length: byteLength / 4 }, () => random.uint32() | 0);
        words[0] = (byteLength / 4) | (rtype << 8) | (1 << 16);
        words[1] = 17077;
        writer.run({ words, wordsPerRecord: words.length, count: 1 });
      }
    }
  });
}

/** Events of a few hundred orders, most of them sound. */
function orders(version: DbnVersion): Uint8Array {
  const random = new Random(`orders ${version}`);
  return written(metadata(version), (writer) => {
    for (let i = 0; i < 300; i++) writer.mbo(order(random, i));
  });
}

function order(random: Random, sequence: number): MboRecord {
  const tsEvent = START_NS + BigInt(sequence) * 1_000_000n;
  return {
    publisherId: 1,
    instrumentId: 17077 + random.integer(0, 2),
    tsEvent,
    orderId: BigInt(random.integer(1, 60)),
    pxNano: BigInt(random.integer(19_200, 19_260)) * 250_000_000n,
    sz: random.integer(1, 20),
    flags: random.uniform() < 0.7 ? 128 : 0,
    channelId: 0,
    action: actions[random.integer(0, actions.length)],
    side: sides[random.integer(0, sides.length)],
    tsRecv: tsEvent + 17_000n,
    tsInDelta: 12_000,
    sequence,
  };
}

function metadata(version: DbnVersion): DbnMetadata {
  const interval = { startDate: '2023-12-25', endDate: '2023-12-26' };
  return {
    version,
    dataset: 'GLBX.MDP3',
    schema: 0,
    startNs: START_NS,
    endNs: undefined,
    limit: undefined,
    stypeIn: Stype.RawSymbol,
    stypeOut: Stype.InstrumentId,
    tsOut: false,
    symbols: ['ESH4', 'NQH4', 'CLG4'],
    partial: ['NQH4'],
    notFound: ['CLG4'],
    mappings: [
      { rawSymbol: 'ESH4', intervals: [{ ...interval, symbol: '17077' }] },
      { rawSymbol: 'NQH4', intervals: [{ ...interval, symbol: '17078' }] },
    ],
  };
}

function written(head: DbnMetadata, write: (writer: DbnWriter) => void): Uint8Array {
  const pieces: Uint8Array[] = [];
  const writer = new DbnWriter(head, (bytes) => pieces.push(bytes));
  write(writer);
  writer.end();
  return new Uint8Array(Buffer.concat(pieces));
}

async function front(path: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let byteLength = 0;
  for await (const chunk of rawFileChunks(path)) {
    pieces.push(chunk.slice(0, SOURCE_BYTES_MAX));
    byteLength += chunk.length;
    if (byteLength >= SOURCE_BYTES_MAX) break;
  }
  return new Uint8Array(Buffer.concat(pieces).subarray(0, SOURCE_BYTES_MAX));
}
