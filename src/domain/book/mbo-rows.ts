/** Orders written as short rows, for specs. */
import { Flag, MBO } from '../dbn/mbo.ts';
import { Rtype } from '../dbn/record-kinds.ts';
import type { RecordRun } from '../dbn/record-run.ts';

/** One record; prices are whole ticks of `TICK_NANO`. Each is an event of its own unless `part`. */
export type MboRow = readonly [
  action: 'A' | 'C' | 'M' | 'R' | 'T' | 'F' | 'N',
  side: 'B' | 'A' | 'N',
  id: number,
  tick: number,
  size: number,
  part?: 'part',
];

/** Tick of the rows, a quarter point. */
export const TICK_NANO = 250_000_000;

/** A high word in all ids, as the exchange's have. */
const ID_HI = 1493;

/** A run of mbo records from rows. @param tickNano size of the rows' tick, 1e-9 points. */
export function mboRun(rows: readonly MboRow[], tickNano = TICK_NANO): RecordRun {
  const words = new Int32Array(rows.length * MBO.wordCount);
  rows.forEach(([action, side, id, tick, size, part], index) => {
    const at = index * MBO.wordCount;
    const pxNano = BigInt(tick) * BigInt(tickNano);
    const flags = part === undefined ? Flag.Last : 0;
    words[at] = MBO.wordCount | (Rtype.Mbo << 8);
    words[at + MBO.orderIdLo] = id;
    words[at + MBO.orderIdHi] = id === 0 ? 0 : ID_HI;
    words[at + MBO.priceLo] = Number(BigInt.asIntN(32, pxNano));
    words[at + MBO.priceHi] = Number(pxNano >> 32n);
    words[at + MBO.size] = size;
    words[at + MBO.bits] = flags | (action.charCodeAt(0) << 16) | (side.charCodeAt(0) << 24);
  });
  const { length: count } = rows;
  return { ...front, words, wordsPerRecord: MBO.wordCount, count };
}

/** What a run says of its place in a stream; nothing that a book asks for. */
const front = { rtype: Rtype.Mbo, recordIndex: 0, byteOffset: 0, version: 3 } as const;
