import type { InstrumentProfile } from '../../domain/session/instrument-profile.ts';
import type { RecordRun } from '../../domain/dbn/record-run.ts';
import { isUndefNs, nsOf, nsSince, nsWords } from '../../domain/dbn/wire-time.ts';
import type { NsWords } from '../../domain/dbn/wire-time.ts';
import { windowsAround } from './session-window.ts';
import type { SessionWindow } from './session-window.ts';

/** A stretch of time between two edges of sessions: source start, start, open, end, tail's end. */
export type Segment = {
  readonly startNs: bigint;
  /** Sessions that the whole stretch belongs to. */
  readonly windows: readonly SessionWindow[];
};

/** Consecutive records of a run, half-open. */
export type Stretch = { readonly start: number; readonly end: number };

/** Words of a record that hold its time: capture time where there is one, else the event's. */
export type TimeWords = { readonly lo: number; readonly hi: number };

type OpenSegment = Segment & { readonly origin: NsWords; readonly lengthNs: number };

/**
 * Cuts runs of records into stretches by session.
 *
 * Inside a segment a record costs one subtraction and one comparison; calendars and bigints come
 * in only where a segment ends, a few times a day.
 */
export class SessionSplitter {
  readonly #profile: InstrumentProfile;
  #segment: OpenSegment | undefined;

  constructor(profile: InstrumentProfile) {
    this.#profile = profile;
  }

  /**
   * Visits the stretches of a run in order, those of no session too: they say that time went on.
   *
   * @param time words of the record's time; a record without capture time counts by its event.
   */
  split(
    run: RecordRun,
    time: TimeWords,
    visit: (segment: Segment, stretch: Stretch) => void,
  ): void {
    let start = 0;
    while (start < run.count) {
      const segment = this.#segmentOf(run, time, start);
      const end = stretchEnd(run, time, { start, segment });
      visit(segment, { start, end });
      start = end;
    }
  }

  #segmentOf({ words, wordsPerRecord }: RecordRun, time: TimeWords, i: number): OpenSegment {
    const at = i * wordsPerRecord;
    const lo = words[at + time.lo];
    const hi = words[at + time.hi];
    const open = this.#segment;
    if (open !== undefined && isInside(open, lo, hi)) return open;
    const tsNs = isUndefNs(lo, hi) ? nsOf(words[at + 2], words[at + 3]) : nsOf(lo, hi);
    return (this.#segment = segmentAt(this.#profile, tsNs));
  }
}

/** First record after `start` that is not in the segment. */
function stretchEnd(
  { words, wordsPerRecord, count }: RecordRun,
  time: TimeWords,
  { start, segment }: { start: number; segment: OpenSegment },
): number {
  const { origin, lengthNs } = segment;
  let i = start + 1;
  for (let at = i * wordsPerRecord; i < count; i++, at += wordsPerRecord) {
    const ns = nsSince(origin, words[at + time.lo], words[at + time.hi]);
    if (!(ns >= 0 && ns < lengthNs)) break;
  }
  return i;
}

function isInside({ origin, lengthNs }: OpenSegment, lo: number, hi: number): boolean {
  const ns = nsSince(origin, lo, hi);
  return ns >= 0 && ns < lengthNs;
}

function segmentAt(profile: InstrumentProfile, tsNs: bigint): OpenSegment {
  const around = windowsAround(profile, tsNs);
  const edges = around.flatMap(edgesOf);
  const startNs = edges.filter((edge) => edge <= tsNs).reduce(later);
  const endNs = edges.filter((edge) => edge > tsNs).reduce(earlier);
  return {
    startNs,
    windows: around.filter((window) => window.sourceStartNs <= tsNs && tsNs < window.tradesEndNs),
    origin: nsWords(startNs),
    lengthNs: Number(endNs - startNs),
  };
}

function edgesOf({ sourceStartNs, anchors, ordersEndNs, tradesEndNs }: SessionWindow): bigint[] {
  const { startNs, openNs, endNs } = anchors;
  return [sourceStartNs, startNs, openNs, endNs, ordersEndNs, tradesEndNs];
}

function later(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function earlier(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
