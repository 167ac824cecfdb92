/** A short simulated session as mbo records, for specs. */
import { MBO } from '../dbn/mbo.ts';
import { simulateSession } from './simulated-session.ts';

/** Size of its tick, 1e-9 points. */
export const STREAM_TICK_NANO = 250_000_000;

// 2025-10-31: 04:00 New York is 08:00Z. Here the session ends after 22 minutes.
const startNs = 1761897600000000000n;
const minutes = (count: number): bigint => startNs + BigInt(count) * 60_000_000_000n;

/** The session, UNIX ns. */
export const streamSpan = { startNs, endNs: minutes(22) } as const;

/** Words of its records, one behind the other. */
export function simulatedStream(seed: string): Int32Array {
  const runs: Int32Array[] = [];
  const session = simulateSession({
    ...{ seed, activity: 0.2, instrumentId: 7, tickNano: STREAM_TICK_NANO },
    ...{ startTick: 27_400, firstOrderId: 6_412_000_000_000 },
    anchors: {
      ...{ date: '2025-10-31', startNs, openNs: minutes(5), orEndNs: minutes(7) },
      ...{ endNs: minutes(20), tailEndNs: minutes(22), barsEndNs: minutes(22) },
    },
    emit: ({ words, count }) => runs.push(words.slice(0, count * MBO.wordCount)),
  });
  while (session.next().done !== true);
  return joinedWords(...runs);
}

/** Words one behind the other. */
export function joinedWords(...parts: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
