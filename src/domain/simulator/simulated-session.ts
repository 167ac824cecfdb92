import { Random } from '../../base/random.ts';
import { Action } from '../dbn/mbo.ts';
import type { SessionAnchors } from '../session/session-anchors.ts';
import { bookSnapshot } from './book-snapshot.ts';
import type { SessionSpan } from './intraday-shape.ts';
import { MarketEngine } from './market-engine.ts';
import type { MarketRecord } from './market-record.ts';
import type { MboRun } from './mbo-feed.ts';
import { MboFeed } from './mbo-feed.ts';

/** One session to simulate. */
export type SessionOptions = {
  /** Text that fixes every draw of this session. */
  readonly seed: string;
  readonly activity: number;
  readonly anchors: SessionAnchors;
  readonly instrumentId: number;
  /** Size of a tick, 1e-9 points. */
  readonly tickNano: number;
  /** Price around which the night left the book, ticks. */
  readonly startTick: number;
  /** Orders are numbered upward from here. */
  readonly firstOrderId: number;
  /** Takes finished mbo records. */
  readonly emit: (run: MboRun) => void;
};

/** What a simulated session leaves behind. */
export type SessionResult = {
  readonly recordCount: number;
  /** Lots traded. */
  readonly volume: number;
  /** Mid at the end, rounded down to a tick. */
  readonly endTick: number;
  readonly nextOrderId: number;
};

const NS_PER_DAY = 86_400_000_000_000n;
const SLICE_S = 300;

/** A session's market and what writes it down. */
export type OpenSession = {
  readonly market: MarketEngine;
  readonly span: SessionSpan;
  /** Closes the records. */
  readonly end: () => SessionResult;
};

/**
 * Simulates one session and writes it as mbo records: the snapshot of its UTC day, then trading.
 *
 * Yields the seconds that are done, some minutes of market time apart, so that who takes the
 * records can catch up.
 */
export function* simulateSession(options: SessionOptions): Generator<number, SessionResult> {
  const { market, span, end } = openSession(options);
  yield* live(market, span.endS);
  return end();
}

/**
 * Opens a session: its book stands, the snapshot is written, nothing has happened yet.
 *
 * @param onTrade hears every trade, before whatever follows from it.
 */
export function openSession(
  options: SessionOptions,
  onTrade: (record: Readonly<MarketRecord>) => void = () => undefined,
): OpenSession {
  const { anchors, seed } = options;
  const snapshotNs = Number(-(anchors.startNs % NS_PER_DAY));
  const random = new Random(`${seed}|line`);
  const feed = new MboFeed({ ...options, startNs: anchors.startNs, snapshotNs, random });
  let volume = 0;
  const span = {
    openS: secondsBetween(anchors.startNs, anchors.openNs),
    endS: secondsBetween(anchors.startNs, anchors.tailEndNs),
  };
  const market = new MarketEngine({
    ...options,
    ...{ span, random: new Random(`${seed}|market`) },
    sink: (record) => {
      if (record.action === Action.Trade) {
        volume += record.sz;
        onTrade(record);
      }
      feed.live(record);
    },
  });
  const entries = new Random(`${seed}|snapshot`);
  feed.snapshot(bookSnapshot(market.exchange.queues, snapshotNs, entries));
  const end = (): SessionResult => {
    feed.end();
    return {
      recordCount: feed.recordCount,
      volume,
      endTick: Math.floor(market.mid),
      nextOrderId: market.exchange.nextOrderId,
    };
  };
  return { market, span, end };
}

/** Lets a market alone until a moment; yields the seconds that are done. */
export function* live(market: MarketEngine, untilS: number): Generator<number, void> {
  while (market.timeS < untilS) {
    market.run(Math.min(market.timeS + SLICE_S, untilS));
    yield market.timeS;
  }
}

function secondsBetween(startNs: bigint, endNs: bigint): number {
  return Number((endNs - startNs) / 1_000_000_000n);
}
