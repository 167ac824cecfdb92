import type { Random } from '../../base/random.ts';
import { Action, Flag, MBO, Side } from '../dbn/mbo.ts';
import { Rtype } from '../dbn/record-kinds.ts';
import type { RecordRun } from '../dbn/record-run.ts';
import { hiWord, loWord } from '../dbn/wire-int.ts';
import type { NsWords } from '../dbn/wire-time.ts';
import { nsWords } from '../dbn/wire-time.ts';
import { UNDEF_PRICE } from '../units/ticks.ts';
import type { MarketRecord } from './market-record.ts';

type MboFeedOptions = {
  readonly instrumentId: number;
  /** Size of a tick, 1e-9 points. */
  readonly tickNano: number;
  /** Zero of the session's clock, UNIX ns. */
  readonly startNs: bigint;
  /** When the snapshot is taken, ns since the session's start, so negative. */
  readonly snapshotNs: number;
  /** Draws the delays of the line. */
  readonly random: Random;
  /** Takes finished records. */
  readonly emit: (run: MboRun) => void;
};

/** Mbo records as they are on the wire; the words are used again after the call. */
export type MboRun = Pick<RecordRun, 'words' | 'wordsPerRecord' | 'count'>;

/** An order that rested when the snapshot was taken. */
export type SnapshotOrder = {
  readonly side: MarketRecord['side'];
  readonly orderId: number;
  readonly tick: number;
  /** Lots. */
  readonly sz: number;
  /** When it was entered, ns since the session's start. */
  readonly timeNs: number;
};

const RECORDS_PER_CHUNK = 8192;
/** CME Globex, whose kind of market this is. */
const PUBLISHER_ID = 1;
const HEADER_BITS = MBO.wordCount | (Rtype.Mbo << 8) | (PUBLISHER_ID << 16);
const SNAPSHOT_FLAGS = Flag.Snapshot | Flag.BadTsRecv;
/** Shortest and mean additional way from the matching engine to the capture, ns. */
const LINE_NS = 90_000;
const LINE_NOISE_NS = 30_000;
/** Values of the low word of a 64-bit integer. */
const WORD = 4_294_967_296;

/**
 * The simulated market as words of DBN mbo records: a snapshot first, then the live stream.
 *
 * Trades with their fills travel in one message and what they do to the book in the next, so that
 * one event may have two sequence numbers and capture times, as CME's have.
 */
export class MboFeed {
  readonly #instrumentId: number;
  readonly #tickNano: number;
  readonly #start: NsWords;
  readonly #snapshotNs: number;
  readonly #random: Random;
  readonly #emit: (run: MboRun) => void;
  readonly #words = new Int32Array(RECORDS_PER_CHUNK * MBO.wordCount);
  #chunkCount = 0;
  #recordCount = 0;
  // The message that the records in hand travel in.
  #sequence = 0;
  #recvNs = 0;
  #inDeltaNs = 0;
  #isMessageOver = true;
  #isFillMessage = false;

  constructor(options: MboFeedOptions) {
    this.#instrumentId = options.instrumentId;
    this.#tickNano = options.tickNano;
    this.#start = nsWords(options.startNs);
    this.#snapshotNs = options.snapshotNs;
    this.#random = options.random;
    this.#emit = options.emit;
  }

  /** Records so far. */
  get recordCount(): number {
    return this.#recordCount;
  }

  /** Writes the book as it stood: cleared first, then each order, in the order of priority. */
  snapshot(orders: readonly SnapshotOrder[]): void {
    this.#recvNs = this.#snapshotNs;
    this.#sequence = 1;
    const clear = this.#record(this.#snapshotNs);
    this.#words[clear + MBO.priceLo] = loWord(UNDEF_PRICE);
    this.#words[clear + MBO.priceHi] = hiWord(UNDEF_PRICE);
    this.#words[clear + MBO.bits] = bitsOf(SNAPSHOT_FLAGS, Action.Clear, Side.None);
    for (const [index, order] of orders.entries()) {
      this.#sequence++;
      const flags = SNAPSHOT_FLAGS | (index === orders.length - 1 ? Flag.Last : 0);
      this.#order(order, bitsOf(flags, Action.Add, order.side));
    }
  }

  /** Writes one record of the live market. */
  live(record: Readonly<MarketRecord>): void {
    const isFill = record.action === Action.Trade || record.action === Action.Fill;
    if (this.#isMessageOver || isFill !== this.#isFillMessage) this.#newMessage(record.timeNs);
    this.#isMessageOver = record.isLast;
    this.#isFillMessage = isFill;
    this.#order(record, bitsOf(record.isLast ? Flag.Last : 0, record.action, record.side));
  }

  /** Hands over what is left. */
  end(): void {
    if (this.#chunkCount > 0) {
      this.#emit({
        words: this.#words,
        wordsPerRecord: MBO.wordCount,
        count: this.#chunkCount,
      });
    }
    this.#chunkCount = 0;
  }

  #newMessage(timeNs: number): void {
    const lineNs = LINE_NS + Math.floor(this.#random.exponential(1 / LINE_NOISE_NS));
    this.#sequence++;
    // One line delivers in order: nothing overtakes.
    this.#recvNs = Math.max(this.#recvNs, timeNs + lineNs);
    this.#inDeltaNs = this.#random.integer(13_000, 18_000);
  }

  #order(order: SnapshotOrder, bits: number): void {
    const at = this.#record(order.timeNs);
    const words = this.#words;
    const pxNano = order.tick * this.#tickNano;
    words[at + MBO.orderIdLo] = order.orderId;
    words[at + MBO.orderIdHi] = Math.floor(order.orderId / WORD);
    words[at + MBO.priceLo] = pxNano;
    words[at + MBO.priceHi] = Math.floor(pxNano / WORD);
    words[at + MBO.size] = order.sz;
    words[at + MBO.bits] = bits;
  }

  /** Begins a record with all that the message knows; returns where its words start. */
  #record(timeNs: number): number {
    if (this.#chunkCount === RECORDS_PER_CHUNK) this.end();
    const at = this.#chunkCount++ * MBO.wordCount;
    const words = this.#words;
    this.#recordCount++;
    words.fill(0, at, at + MBO.wordCount);
    words[at] = HEADER_BITS;
    words[at + MBO.instrumentId] = this.#instrumentId;
    this.#putTime(at + MBO.tsEventLo, timeNs);
    this.#putTime(at + MBO.tsRecvLo, this.#recvNs);
    words[at + MBO.tsInDelta] = this.#inDeltaNs;
    words[at + MBO.sequence] = this.#sequence;
    return at;
  }

  /** Adds a session time to the session's start, in two words. */
  #putTime(at: number, timeNs: number): void {
    // Storing in an Int32Array keeps the low 32 bits, of negative numbers too.
    const lo = (this.#start.lo >>> 0) + (timeNs - Math.floor(timeNs / WORD) * WORD);
    this.#words[at] = lo;
    this.#words[at + 1] = this.#start.hi + Math.floor(timeNs / WORD) + (lo >= WORD ? 1 : 0);
  }
}

/** The word that holds flags, channel 0, action and side. */
function bitsOf(flags: number, action: number, side: number): number {
  return flags | (action << 16) | (side << 24);
}
