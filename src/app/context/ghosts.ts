import type { NeighborDocument } from '../../domain/retrieval/query-document.ts';
import type { AskedPlace, EvidenceStep, PastPath, PastRow } from '../../protocol/evidence-api.ts';
import type { SceneGhost, SceneGhosts } from '../charts/chart-scene.ts';
import { isSameRow, pathKey } from './kept-paths.ts';

/** Steps of 5 seconds. */
const STEPS_A_MINUTE = 12;
/** A quarter of an hour. */
const STEPS_MAX = 15 * STEPS_A_MINUTE;

/**
 * Past paths as they would go on from the moment of an answer: aligned on the level, as high as
 * today's barrier is, each until its outcome. Without a precedent there are none: paths of what is
 * unlike would seem to say something.
 */
export function ghostsOf(
  { ask, document, kept, place }: EvidenceStep,
  paths: ReadonlyMap<string, PastPath | undefined>,
  tickPx: number,
  picked?: PastRow,
): SceneGhosts | undefined {
  const { direction, question, answers } = document;
  const answer = answers.outcome ?? answers.outcomeGivenTouch;
  if (place === undefined || direction === null || answer === undefined) return undefined;
  if (question === 'none') return undefined;
  const word = question === 'approaching' ? 'outcomeGivenTouch' : question;
  if (kept[word]?.cause === 'novel') return undefined;
  const sign = direction === 'UP' ? 1 : -1;
  const frame: GhostFrame = {
    ...place,
    sign,
    tickPx,
    isAfterTouch: question === 'inIt',
    horizonSteps: document.horizonMin * STEPS_A_MINUTE,
  };
  return {
    atS: ask.atS,
    breakPx: priceAt(place.barrierTicks, frame),
    rejectPx: priceAt(-place.barrierTicks, frame),
    paths: answer.neighbors.flatMap((neighbor) => {
      const path = paths.get(pathKey(neighbor));
      const isPicked = isSameRow(neighbor, picked);
      return path ? [{ ...ghostOf(neighbor, path, frame), isPicked }] : [];
    }),
  };
}

/** Where ticks beyond today's level lie in points. */
type GhostFrame = Pick<AskedPlace, 'levelTick' | 'barrierTicks'> & {
  readonly sign: 1 | -1;
  readonly tickPx: number;
  /** Whether the outcome is counted from the moment of the row, not from its touch. */
  readonly isAfterTouch: boolean;
  /** Steps from there at which the outcome is known at the latest. */
  readonly horizonSteps: number;
};

function ghostOf(
  { outcome, weight }: NeighborDocument,
  path: PastPath,
  frame: GhostFrame,
): Omit<SceneGhost, 'isPicked'> {
  const scale = frame.barrierTicks / path.barrierTicks;
  const from = frame.isAfterTouch ? path.rowStep : 0;
  const px: number[] = [];
  for (let step = 0; step <= STEPS_MAX; step++) {
    const at = path.rowStep + step;
    const ticks = path.x[at - path.firstStep] ?? NaN;
    px.push(priceAt(ticks * scale, frame));
    if (at >= from + frame.horizonSteps) break;
    // Before that a path may lie beyond the barrier behind: it decides nothing.
    if (at > from && outcome !== 'CHOP' && Math.abs(ticks) >= path.barrierTicks) break;
  }
  return { outcome, weight, px: Float64Array.from(px) };
}

function priceAt(ticks: number, { levelTick, sign, tickPx }: GhostFrame): number {
  return (levelTick + sign * ticks) * tickPx;
}
