import { FaultError } from '../../base/fault.ts';
import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import { HEADER } from '../../domain/dbn/record-run.ts';
import type { RecordRun } from '../../domain/dbn/record-run.ts';
import { Rtype } from '../../domain/dbn/record-kinds.ts';
import { nsOf } from '../../domain/dbn/wire-time.ts';
import { isoNs } from '../../domain/units/time.ts';
import { MinuteCollector } from '../bronze/minute-collector.ts';
import { timeWordsOf } from '../bronze/record-time.ts';
import type { Segment, Stretch } from '../bronze/session-splitter.ts';
import type { SessionWindow } from '../bronze/session-window.ts';
import { TradeCollector } from '../bronze/trade-collector.ts';
import type { LakePlatform } from '../stage/lake-platform.ts';
import type { ManifestInput, SourceFacts } from '../stage/manifest.ts';
import { OrderPartition } from './order-partition.ts';
import type { BookKind } from './order-partition.ts';

/** What tells of a book, by its records. */
const bookKinds: ReadonlyMap<number, BookKind> = new Map([
  [Rtype.Mbo, 'mbo'],
  [Rtype.Mbp10, 'mbp-10'],
]);

/** What a draft must know of its session. */
export type DraftSession = {
  readonly platform: LakePlatform;
  readonly window: SessionWindow;
  readonly symbol: string;
  readonly instrumentId: number;
  readonly dataset: string;
  readonly profile: InstrumentProfile;
  readonly configHash: string;
  readonly facts: Pick<SourceFacts, 'synthetic' | 'planted' | 'activity' | 'reasons'>;
};

/** First and last record inside the session, UNIX ns. */
export type RecordSpan = { readonly firstNs: bigint; readonly lastNs: bigint };

/** One session's source as it is gathered from raw files; nobody sees it until it is published. */
export class SessionDraft {
  readonly session: DraftSession;
  /** Trades among the orders. */
  readonly orderTrades: TradeCollector;
  /** Trades of a source without orders: among best prices, or alone. */
  readonly trades: TradeCollector;
  readonly minutes: MinuteCollector;
  readonly #inputs: ManifestInput[] = [];
  #book: OrderPartition | undefined;
  #recordCount = 0;
  #span: RecordSpan | undefined;
  #earliestNs: bigint | undefined;
  #latestNs = 0n;

  constructor(session: DraftSession) {
    this.session = session;
    const { tickNano } = session.profile;
    this.orderTrades = new TradeCollector(tickNano);
    this.trades = new TradeCollector(tickNano);
    this.minutes = new MinuteCollector(tickNano);
  }

  /** Records of the contract up to the end of the order data. */
  get recordCount(): number {
    return this.#recordCount;
  }

  /** Undefined while there is no record inside the session. */
  get span(): RecordSpan | undefined {
    return this.#span;
  }

  /** Whether there is a record from before the session's end; else only a tail or less was met. */
  get isMet(): boolean {
    return this.#earliestNs !== undefined && this.#earliestNs < this.session.window.anchors.endNs;
  }

  /** Raw files that gave something, in order. */
  get inputs(): readonly ManifestInput[] {
    return this.#inputs;
  }

  /** The orders or best prices; undefined in a source without. */
  get book(): OrderPartition | undefined {
    return this.#book;
  }

  /**
   * Takes the contract's records among a stretch of a run of mbo, mbp-10, trades or ohlcv-1m.
   *
   * @throws FaultError 'decode' if an order is off the tick grid, 'input' if a raw file goes back in
   * time behind one before it.
   */
  take(run: RecordRun, { startNs }: Segment, stretch: Stretch, origin: ManifestInput): void {
    const { instrumentId, window } = this.session;
    const count = this.#collect(run, stretch);
    if (count === 0) return;
    const firstNs = recordNs(run, stretch, instrumentId);
    const lastNs = lastRecordNs(run, stretch, instrumentId);
    this.#noteOrigin(origin, firstNs);
    this.#earliestNs ??= firstNs;
    this.#latestNs = lastNs;
    if (startNs >= window.ordersEndNs) return;
    this.#recordCount += count;
    const kind = bookKinds.get(run.rtype);
    if (kind) {
      this.#book ??= new OrderPartition(kind, this.session);
      this.#book.take(run, stretch, instrumentId | 0);
    }
    if (startNs >= window.anchors.startNs) {
      this.#span = { firstNs: this.#span?.firstNs ?? firstNs, lastNs };
    }
  }

  /** Lets the compressor and the disk catch up. */
  async drain(): Promise<void> {
    await this.#book?.drain();
  }

  /** Throws everything away. */
  async discard(): Promise<void> {
    await this.#book?.discard();
  }

  #collect(run: RecordRun, stretch: Stretch): number {
    const instrumentId = this.session.instrumentId | 0;
    if (run.rtype === Rtype.Mbo) return this.orderTrades.takeMbo(run, stretch, instrumentId);
    if (run.rtype === Rtype.Ohlcv1M) return this.minutes.take(run, stretch, instrumentId);
    return this.trades.takeTrades(run, stretch, instrumentId);
  }

  #noteOrigin(origin: ManifestInput, firstNs: bigint): void {
    const last = this.#inputs.at(-1);
    if (last?.name === origin.name) return;
    if (last && firstNs < this.#latestNs) {
      const { symbol, window } = this.session;
      throw new FaultError(
        'input',
        `${origin.name}: expected ${symbol} of ${window.date} to go on after ${isoNs(this.#latestNs)}, where ${last.name} ends, found ${isoNs(firstNs)}`,
      );
    }
    this.#inputs.push(origin);
  }
}

function recordNs(run: RecordRun, { start, end }: Stretch, instrumentId: number): bigint {
  let i = start;
  while (i < end - 1 && !isOf(run, i, instrumentId)) i++;
  return timeOf(run, i);
}

function lastRecordNs(run: RecordRun, { start, end }: Stretch, instrumentId: number): bigint {
  let i = end - 1;
  while (i > start && !isOf(run, i, instrumentId)) i--;
  return timeOf(run, i);
}

function isOf({ words, wordsPerRecord }: RecordRun, i: number, instrumentId: number): boolean {
  return words[i * wordsPerRecord + HEADER.instrumentId] === (instrumentId | 0);
}

function timeOf({ rtype, words, wordsPerRecord }: RecordRun, i: number): bigint {
  const { lo, hi } = timeWordsOf(rtype, false) ?? { lo: HEADER.tsEventLo, hi: HEADER.tsEventHi };
  return nsOf(words[i * wordsPerRecord + lo], words[i * wordsPerRecord + hi]);
}
