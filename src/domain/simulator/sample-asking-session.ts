/** A simulated session that asks, for specs. */
import { Action, MBO } from '../dbn/mbo.ts';
import { pxTick } from '../dbn/wire-price.ts';
import { nsOf } from '../dbn/wire-time.ts';
import { TradeTape } from '../episodes/trade-tape.ts';
import { profiles } from '../session/profiles.ts';
import { sessionAnchors } from '../session/session-anchors.ts';
import { sampleSession } from './sample-session.ts';
import { simulatedWords, wordsBefore } from './word-stream.ts';
import type { AskingSession } from '../retrieval/asking-session.ts';

const profile = profiles.ES;

/** Which session it is. */
export const askingKey = { symbol: 'ESZ5', date: '2025-10-31' } as const;

const anchors = sessionAnchors(profile, askingKey.date);
let words: Int32Array<ArrayBuffer> | undefined;

/** The session, or its orders up to a time alone. @param untilNs since the session's start. */
export function askingSession(untilNs?: number): AskingSession {
  words ??= simulatedWords('a session that asks', 0.02, anchors);
  const known =
    untilNs === undefined ? words : wordsBefore(words, anchors.startNs + BigInt(untilNs));
  return {
    ...{ key: askingKey, rules: profile.episodes, tape: tapeOf(known) },
    prepared: sampleSession(known, { profile, anchors }),
  };
}

function tapeOf(stream: Int32Array): TradeTape {
  const trades = { ts_ns: [] as bigint[], tick: [] as number[], size: [] as number[] };
  for (let at = 0; at < stream.length; at += MBO.wordCount) {
    if (((stream[at + MBO.bits] >>> 16) & 0xff) !== Action.Trade) continue;
    trades.ts_ns.push(nsOf(stream[at + MBO.tsEventLo], stream[at + MBO.tsEventHi]));
    const [low, high] = [stream[at + MBO.priceLo], stream[at + MBO.priceHi]];
    trades.tick.push(pxTick(low, high, profile.tickNano));
    trades.size.push(stream[at + MBO.size]);
  }
  const { ts_ns, tick, size } = trades;
  return new TradeTape(
    {
      ...{ ts_ns: BigInt64Array.from(ts_ns), tick: Int32Array.from(tick) },
      size: Int32Array.from(size),
    },
    anchors.startNs,
  );
}
