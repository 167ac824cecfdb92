import type { OutcomeWord } from '../../context/episode-rows.ts';
import { signalsUntil } from '../../context/signal-tracks.ts';
import type { SignalTrack } from '../../context/signal-tracks.ts';

/** A probability over time as strokes of a small picture. */
export type Spark = {
  /** What was said. */
  readonly said: string;
  /** Along the base: asked, but kept back. */
  readonly kept: string;
  /** The last thing said; undefined if it is not the newest answer. */
  readonly end: { readonly x: number; readonly y: number } | undefined;
};

/** Size of the picture, px. */
export const SPARK = { width: 44, height: 14 } as const;
/** Time it shows: what happened in the last minutes. */
const SPAN_S = 20 * 60;
/** Bars close every two minutes; a longer silence is a gap. */
const GAP_S = 125;
/** Probabilities at the lower and upper edge. */
const [LOW, HIGH] = [0.15, 0.85];

/**
 * The smoothed probability of an outcome up to a moment.
 *
 * @param track of one level. @param atS UNIX seconds; what was said later stays away.
 */
export function sparkOf(track: SignalTrack, word: OutcomeWord, atS: number): Spark {
  const end = signalsUntil(track, atS);
  const start = signalsUntil(track, atS - SPAN_S);
  const points = track.slice(start, end).map(({ atS: saidS, outcome }) => ({
    x: 1 + ((saidS - atS + SPAN_S) / SPAN_S) * (SPARK.width - 4),
    s: saidS,
    p: outcome?.smooth[word] ?? NaN,
    isKept: outcome?.abstains ?? false,
  }));
  const asked = points.filter(({ p }) => !Number.isNaN(p));
  const last = asked.at(-1);
  const isNewest = last !== undefined && !last.isKept && last === points.at(-1);
  return {
    said: strokes(asked, ({ isKept }) => !isKept, yOf),
    kept: strokes(
      asked,
      ({ isKept }) => isKept,
      () => SPARK.height - 1,
    ),
    end: isNewest ? { x: last.x, y: yOf(last) } : undefined,
  };
}

type Point = {
  readonly x: number;
  readonly s: number;
  readonly p: number;
  readonly isKept: boolean;
};

function strokes(
  points: readonly Point[],
  isDrawn: (point: Point) => boolean,
  y: (point: Point) => number,
): string {
  return points
    .flatMap((point, i) => {
      if (!isDrawn(point)) return [];
      const before = points[i - 1];
      const isFirst = i === 0 || !isDrawn(before) || point.s - before.s > GAP_S;
      return [`${isFirst ? 'M' : 'L'}${point.x.toFixed(1)} ${y(point).toFixed(1)}`];
    })
    .join('');
}

function yOf({ p }: Point): number {
  const share = Math.max(0, Math.min(1, (p - LOW) / (HIGH - LOW)));
  return SPARK.height - 2 - share * (SPARK.height - 4);
}
