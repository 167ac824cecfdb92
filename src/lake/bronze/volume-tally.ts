import { Action, MBO } from '../../domain/dbn/mbo.ts';
import { OHLCV } from '../../domain/dbn/ohlcv.ts';
import type { RecordRun } from '../../domain/dbn/record-run.ts';
import { Rtype } from '../../domain/dbn/record-kinds.ts';
import { TRADE } from '../../domain/dbn/trade.ts';
import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import { phaseAt } from '../../domain/session/session-anchors.ts';
import { timeWordsOf } from './record-time.ts';
import { SessionSplitter } from './session-splitter.ts';
import type { Segment, Stretch } from './session-splitter.ts';

/** What one instrument traded in one session, lots. */
export type InstrumentVolume = {
  readonly date: string;
  readonly instrumentId: number;
  /** From the session's start to the open. */
  readonly premarket: number;
  /** From the open to the session's end. */
  readonly regular: number;
};

type Sums = { premarket: number; regular: number };

/** Adds up what each instrument of a file traded, session by session; orders are passed over. */
export class VolumeTally {
  readonly #splitter: SessionSplitter;
  readonly #isMixed: boolean;
  readonly #sums = new Map<string, Sums>();

  /** @param isMixed whether the file is a stream of several kinds of records. */
  constructor(profile: InstrumentProfile, isMixed = false) {
    this.#isMixed = isMixed;
    this.#splitter = new SessionSplitter(profile);
  }

  /** Takes a run of any kind. */
  run(run: RecordRun): void {
    const time = timeWordsOf(run.rtype, this.#isMixed);
    if (!time) return;
    this.#splitter.split(run, time, (segment, stretch) => this.#take(run, segment, stretch));
  }

  /** The sums, ascending by date, then instrument. */
  volumes(): readonly InstrumentVolume[] {
    return [...this.#sums]
      .map(([key, sums]) => {
        const [date, instrumentId] = key.split(' ');
        return { date, instrumentId: Number(instrumentId), ...sums };
      })
      .sort((a, b) =>
        a.date < b.date ? -1 : a.date > b.date ? 1 : a.instrumentId - b.instrumentId,
      );
  }

  #take(run: RecordRun, { startNs, windows }: Segment, stretch: Stretch): void {
    for (const { date, anchors } of windows) {
      const phase = phaseAt(anchors, startNs);
      if (phase === undefined || phase === 'TAIL') continue;
      const name = phase === 'PRE' ? 'premarket' : 'regular';
      for (const [instrumentId, lots] of lotsOf(run, stretch)) {
        const key = `${date} ${instrumentId}`;
        const sums = this.#sums.get(key) ?? { premarket: 0, regular: 0 };
        sums[name] += lots;
        this.#sums.set(key, sums);
      }
    }
  }
}

/** Lots traded in a stretch by instrument id; an instrument without trades is there with 0. */
function lotsOf(run: RecordRun, { start, end }: Stretch): ReadonlyMap<number, number> {
  const { rtype, words, wordsPerRecord } = run;
  const lots = new Map<number, number>();
  for (let at = start * wordsPerRecord; at < end * wordsPerRecord; at += wordsPerRecord) {
    const size = lotsAt(rtype, words, at);
    const instrumentId = words[at + MBO.instrumentId] >>> 0;
    if (size > 0 || !lots.has(instrumentId)) {
      lots.set(instrumentId, (lots.get(instrumentId) ?? 0) + Math.max(0, size));
    }
  }
  return lots;
}

/** Lots that a record says were traded; orders and best prices were not. */
function lotsAt(rtype: number, words: Int32Array, at: number): number {
  switch (rtype) {
    case Rtype.Mbo:
      return ((words[at + MBO.bits] >>> 16) & 0xff) === Action.Trade ? words[at + MBO.size] : 0;
    case Rtype.Mbp10:
      return (words[at + TRADE.bits] & 0xff) === Action.Trade ? words[at + TRADE.size] : 0;
    case Rtype.Trade:
      return words[at + TRADE.size];
    default:
      return words[at + OHLCV.volumeLo] >>> 0;
  }
}
