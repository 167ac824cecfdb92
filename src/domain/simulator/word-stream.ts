/** Sessions as the words of mbo records, for specs. */
import type { SessionLedger } from '../ledger/ledger-columns.ts';
import { LedgerFold } from '../ledger/ledger-fold.ts';
import type { LedgerOptions } from '../ledger/ledger-fold.ts';
import { Action, MBO, readMbo, Side } from '../dbn/mbo.ts';
import type { MboRecord } from '../dbn/mbo.ts';
import { Rtype } from '../dbn/record-kinds.ts';
import type { RecordRun } from '../dbn/record-run.ts';
import type { SessionAnchors } from '../session/session-anchors.ts';
import { simulateSession } from './simulated-session.ts';

const { wordCount } = MBO;
const front = { rtype: Rtype.Mbo, recordIndex: 0, byteOffset: 0, version: 3 } as const;
/** Tick of the simulated contract, 1e-9 points. */
export const TICK_NANO = 250_000_000;

/** Records of a simulated session, one behind the other. */
export function simulatedWords(
  seed: string,
  activity: number,
  anchors: SessionAnchors,
): Int32Array<ArrayBuffer> {
  const runs: Int32Array[] = [];
  const session = simulateSession({
    ...{ seed, activity, anchors, instrumentId: 7, tickNano: TICK_NANO },
    ...{ startTick: 27_400, firstOrderId: 6_412_000_000_000 },
    emit: ({ words, count }) => runs.push(words.slice(0, count * wordCount)),
  });
  while (session.next().done !== true);
  return joinedWords(runs);
}

/** A short day that is regular from its first minutes on. @param minutes in all. */
export function shortDay(startNs: bigint, minutes: number): SessionAnchors {
  const after = (count: number): bigint => startNs + BigInt(count) * 60_000_000_000n;
  const endNs = after(minutes);
  return {
    ...{ date: '2025-10-31', startNs, openNs: after(2), orEndNs: after(4) },
    ...{ endNs, tailEndNs: endNs, barsEndNs: endNs },
  };
}

/** Records one behind the other. */
export function joinedWords(parts: readonly Int32Array[]): Int32Array<ArrayBuffer> {
  const all = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The records up to a moment, by the venue's clock. */
export function wordsBefore(words: Int32Array<ArrayBuffer>, ns: bigint): Int32Array<ArrayBuffer> {
  let end = 0;
  while (end < words.length) {
    const lo = BigInt(words[end + MBO.tsEventLo] >>> 0);
    const hi = BigInt(words[end + MBO.tsEventHi] >>> 0);
    if ((hi << 32n) + lo >= ns) break;
    end += wordCount;
  }
  return words.slice(0, end);
}

/** The words as one run; they are borrowed. */
export function runOf(words: Int32Array<ArrayBuffer>): RecordRun {
  return { ...front, words, wordsPerRecord: wordCount, count: words.length / wordCount };
}

/** The records as objects. */
export function recordsOf(words: Int32Array<ArrayBuffer>): readonly MboRecord[] {
  const run = runOf(words);
  return Array.from({ length: run.count }, (_, i) => readMbo(run, i));
}

/** The ledger of records that come so many at a time. */
export function foldWords(
  words: Int32Array<ArrayBuffer>,
  options: LedgerOptions,
  recordsAtATime = 8192,
): SessionLedger {
  const fold = new LedgerFold(options);
  const step = recordsAtATime * wordCount;
  // Each run is a copy, as a reader's is, so that nothing is kept that is used again.
  for (let at = 0; at < words.length; at += step) fold.push(runOf(words.slice(at, at + step)));
  fold.end();
  return fold.ledger();
}

/**
 * The records as a mirror shows them: prices reflected, p → 2L − p, sides swapped. Trades off the
 * grid are at their nearest tick in it, for a half rounds upward on either side of a mirror.
 *
 * @param twice 2L, ticks. @param tickNano size of a tick, 1e-9 points.
 */
export function reflectedWords(
  words: Int32Array<ArrayBuffer>,
  twice: number,
  tickNano = TICK_NANO,
): Int32Array<ArrayBuffer> {
  const mirrored = words.slice();
  for (let at = 0; at < words.length; at += wordCount) {
    const bits = words[at + MBO.bits];
    if (((bits >>> 16) & 0xff) === Action.Clear) continue;
    const nano = words[at + MBO.priceHi] * 2 ** 32 + (words[at + MBO.priceLo] >>> 0);
    const reflected = (twice - Math.floor(nano / tickNano + 0.5)) * tickNano;
    mirrored[at + MBO.priceLo] = reflected;
    mirrored[at + MBO.priceHi] = Math.floor(reflected / 2 ** 32);
    const side = bits >>> 24;
    const swapped = side === Side.Ask ? Side.Bid : side === Side.Bid ? Side.Ask : side;
    mirrored[at + MBO.bits] = (bits & 0xffffff) | (swapped << 24);
  }
  return mirrored;
}
