/** Sessions ready for features, made from orders alone, for specs. */
import type { BarColumns } from '../bars/bar-columns.ts';
import { Action, MBO } from '../dbn/mbo.ts';
import { pxTick } from '../dbn/wire-price.ts';
import { nsSince, nsWords } from '../dbn/wire-time.ts';
import { indexLedger } from '../features/ledger-index.ts';
import type { LevelColumns } from '../levels/level-columns.ts';
import { LevelTracker } from '../levels/level-tracker.ts';
import type { InstrumentProfile } from '../session/instrument-profile.ts';
import type { SessionAnchors } from '../session/session-anchors.ts';
import { foldWords } from './word-stream.ts';
import { unknownStats } from '../statistics/session-stats.ts';
import type { SessionStats } from '../statistics/session-stats.ts';
import { prepared } from '../moments/feature-session.ts';
import type { PreparedSession } from '../moments/feature-session.ts';

/** What a sample session is made with. */
export type SampleOptions = {
  readonly profile: InstrumentProfile;
  readonly anchors: SessionAnchors;
  /** Levels instead of those that the trades make. */
  readonly levels?: LevelColumns;
};

/** The session that words of mbo records make, its season known to nobody. */
export function sampleSession(
  words: Int32Array<ArrayBuffer>,
  { profile, anchors, levels }: SampleOptions,
): PreparedSession {
  const { startNs, tailEndNs: endNs, barsEndNs } = anchors;
  const { tickNano } = profile;
  const index = indexLedger(foldWords(words, { startNs, endNs, tickNano }));
  const made = tapeOf(words, { profile, anchors });
  const slotCount = Number(barsEndNs - startNs) / (profile.barSeconds * 1e9);
  return prepared({
    ...{ index, profile, anchors, stats: knownStats(slotCount) },
    ...{ bars: made.bars, levels: levels ?? made.levels },
  });
}

/** Statistics that are not as if nothing were known: an odd beta, a usual range that varies. */
function knownStats(slotCount: number): SessionStats {
  const season = Float64Array.from({ length: slotCount }, (_, slot) => 6 + (slot % 5));
  const known = { seasonTicks: season, atrUsual: season.map((ticks) => ticks + 1) };
  return { ...unknownStats(slotCount), ...known, bigBucket: 3, beta: 0.7 };
}

function tapeOf(
  words: Int32Array,
  { profile, anchors }: Pick<SampleOptions, 'profile' | 'anchors'>,
): { readonly bars: BarColumns; readonly levels: LevelColumns } {
  const tracker = new LevelTracker({ profile, anchors, previousCloses: undefined });
  const origin = nsWords(anchors.startNs);
  for (let at = 0; at < words.length; at += MBO.wordCount) {
    const bits = words[at + MBO.bits];
    if (((bits >>> 16) & 0xff) !== Action.Trade) continue;
    const ns = nsSince(origin, words[at + MBO.tsEventLo], words[at + MBO.tsEventHi]);
    const tick = pxTick(words[at + MBO.priceLo], words[at + MBO.priceHi], profile.tickNano);
    tracker.trade(ns, tick, words[at + MBO.size], bits >>> 24);
  }
  tracker.end();
  return { bars: tracker.bars(), levels: tracker.rows() };
}
