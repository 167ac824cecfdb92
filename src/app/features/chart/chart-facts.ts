import type { Moment } from '../../../protocol/moment-api.ts';
import { outcomeKnownAt } from '../../context/known-touches.ts';
import { signalsUntil } from '../../context/signal-tracks.ts';
import type { Marks } from './chart-marks.ts';

/** What the chart has drawn, in words for whoever cannot look into a canvas. */
export function chartFacts(
  moment: Moment | undefined,
  marks: Marks,
): Readonly<Record<string, string>> {
  if (moment === undefined) return { drawn: 'false' };
  const { atS, key, bars, forming } = moment;
  const { ghosts, notes, depth } = marks;
  const candleCount = bars.openS.length + (forming === undefined ? 0 : 1);
  return {
    ...{ drawn: 'true', key, at: String(atS), candles: String(candleCount) },
    lastOpen: String(forming?.openS ?? bars.openS.at(-1) ?? ''),
    ghosts: String(ghosts?.atS === atS ? ghosts.paths.length : 0),
    depth: (depth?.pictures ?? []).map(({ windows, ticks }) => `${windows}x${ticks}`).join(' '),
    notes: String(notes.filter((note) => note.atS <= atS).length),
    ...touchFacts(marks, atS),
  };
}

function touchFacts({ touches: { touches, horizonMin }, ribbon }: Marks, atS: number) {
  const known = touches.filter(({ triggerS }) => triggerS <= atS);
  const decided = known.filter((touch) => outcomeKnownAt(touch, horizonMin, atS));
  return {
    touches: String(known.length),
    outcomes: String(decided.length),
    said: String(ribbon?.track === undefined ? 0 : signalsUntil(ribbon.track, atS)),
  };
}
