import type { OutcomeWord } from '../context/episode-rows.ts';
import { signalsUntil } from '../context/signal-tracks.ts';
import type { OutcomeShares, Signal, SignalAnswer, SignalTrack } from '../context/signal-tracks.ts';

/** A moment at which the outcome was asked about. */
export type AskedSignal = Signal & { readonly outcome: SignalAnswer<OutcomeShares> };

/** A stretch in which one thing was asked without a pause, and answered or kept back throughout. */
export type RibbonRun = {
  /** Kept back: nothing may be drawn but that. */
  readonly isKept: boolean;
  /** Ascending; never empty. */
  readonly signals: readonly AskedSignal[];
  /** UNIX seconds: from the first thing said to when the last held no longer. */
  readonly startS: number;
  readonly endS: number;
};

/** What was said holds until something else is said, but no longer than two steps of the stream. */
const HOLD_S = 10;

/** Outcomes in the order of the legend. */
export const outcomeWords: readonly OutcomeWord[] = ['BREAK', 'REJECT', 'CHOP'];

/**
 * What was said of a level in a window of time, as runs ascending in time.
 *
 * @param window UNIX seconds; nothing said after its end is taken, and no run reaches beyond it.
 */
export function ribbonRuns(
  track: SignalTrack,
  { startS, endS }: { startS: number; endS: number },
): RibbonRun[] {
  const runs: (RibbonRun & { signals: AskedSignal[]; endS: number })[] = [];
  const end = signalsUntil(track, endS);
  for (let i = Math.max(0, signalsUntil(track, startS - HOLD_S) - 1); i < end; i++) {
    const signal = track[i];
    const last = runs.at(-1);
    if (last !== undefined) last.endS = Math.min(last.endS, signal.atS);
    if (!isAsked(signal)) continue;
    const isKept = signal.outcome.abstains;
    const heldS = Math.min(signal.atS + HOLD_S, endS);
    if (last !== undefined && isGoingOn(last, signal)) {
      last.signals.push(signal);
      last.endS = heldS;
    } else {
      runs.push({ isKept, signals: [signal], startS: signal.atS, endS: heldS });
    }
  }
  return runs.filter((run) => run.endS > startS);
}

/** The last thing said by an instant, if it still holds there. */
export function saidAt(track: SignalTrack, atS: number): Signal | undefined {
  const signal = track[signalsUntil(track, atS) - 1] as Signal | undefined;
  return signal !== undefined && atS <= signal.atS + HOLD_S ? signal : undefined;
}

/** The likeliest outcome; the first in the legend's order of equals. */
export function leaderOf({ p }: SignalAnswer<OutcomeShares>): OutcomeWord {
  return outcomeWords.reduce((best, word) => (p[word] > p[best] ? word : best));
}

/** Parts of a run with one leader each; a part begins where the one before it ends. */
export function leaderSpans(
  signals: readonly AskedSignal[],
): { readonly leader: OutcomeWord; readonly start: number; readonly end: number }[] {
  const spans: { leader: OutcomeWord; start: number; end: number }[] = [];
  signals.forEach(({ outcome }, i) => {
    const leader = leaderOf(outcome);
    const last = spans.at(-1);
    if (last?.leader === leader) last.end = i + 1;
    else spans.push({ leader, start: i, end: i + 1 });
  });
  return spans;
}

function isAsked(signal: Signal): signal is AskedSignal {
  return signal.outcome !== undefined;
}

function isGoingOn(run: RibbonRun, signal: AskedSignal): boolean {
  const before = run.signals.at(-1);
  return (
    run.isKept === signal.outcome.abstains &&
    signal.atS - (before?.atS ?? -Infinity) <= HOLD_S &&
    before?.approachId === signal.approachId &&
    before?.dir === signal.dir
  );
}
