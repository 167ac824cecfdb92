import { required } from '../../base/assert.ts';
import type { PoolWord } from './pool.ts';
import type { Interval } from './posterior.ts';
import type { RetrievalRules } from '../session/retrieval-rules.ts';

/** Why nothing is said, as a word a program can branch on. */
export type AbstentionCause =
  'far' | 'setup' | 'scaling' | 'missing' | 'pool' | 'neighbors' | 'novel' | 'base';

/** That nothing is said: there is nothing to say it from, or nothing that differs from the usual. */
export type Abstention = {
  readonly code: 'NO_DATA' | 'NO_EDGE';
  readonly cause: AbstentionCause;
  readonly words: string;
};

/** The code and the words. */
export function abstentionText({ code, words }: Abstention): string {
  return `${code}: ${words}`;
}

/** No data, and why. */
export function noData(cause: AbstentionCause, words: string): Abstention {
  return { code: 'NO_DATA', cause, words };
}

/** What an answer rests on. */
export type AnswerEvidence = {
  readonly outcomes: readonly string[];
  readonly p: readonly number[];
  readonly ci90: readonly Interval[];
  readonly base: readonly number[];
  /** Weight of the columns that the query has. */
  readonly presentWeight: number;
  readonly pool: PoolWord;
  readonly approachCount: number;
  readonly effectiveCount: number;
  /** Of the last neighbor; undefined without one. */
  readonly distance: number | undefined;
  /** What such a distance usually keeps within, if it does not; asked only where it counts. */
  readonly exceeded: (distance: number) => number | undefined;
};

/** Whether an answer is kept back, and why: the first reason that holds. */
export function abstentionOf(
  evidence: AnswerEvidence,
  rules: RetrievalRules,
): Abstention | undefined {
  return tooLittle(evidence, rules) ?? unusual(evidence, rules) ?? nothingNew(evidence);
}

function tooLittle(
  { presentWeight, pool, approachCount }: AnswerEvidence,
  { presentWeightMin, poolMin, neighborsMin, approachesPerNeighbor }: RetrievalRules,
): Abstention | undefined {
  if (presentWeight < presentWeightMin) {
    const [found, needed] = [percent(presentWeight), percent(presentWeightMin)];
    return noData('missing', `${found} of the setup is there, ${needed} needed`);
  }
  const needed = Math.max(poolMin, neighborsMin * approachesPerNeighbor);
  if (approachCount >= needed) return undefined;
  const words = `${approachCount} comparable approaches in pool ${pool}, ${needed} needed`;
  return noData('pool', words);
}

function unusual(
  { effectiveCount, distance, exceeded }: AnswerEvidence,
  { effectiveCountMin }: RetrievalRules,
): Abstention | undefined {
  if (effectiveCount < effectiveCountMin) {
    const words = `worth ${effectiveCount.toFixed(1)} independent neighbors, ${effectiveCountMin} needed`;
    return noEdge('neighbors', words);
  }
  const usual = distance === undefined ? undefined : exceeded(distance);
  if (distance === undefined || usual === undefined) return undefined;
  const [found, most] = [distance.toFixed(2), usual.toFixed(2)];
  return noEdge('novel', `unlike the past: last neighbor at ${found}, usually within ${most}`);
}

/** The interval of the likeliest outcome holds the greatest base rate. */
function nothingNew({ outcomes, p, ci90, base }: AnswerEvidence): Abstention | undefined {
  const leader = p.indexOf(Math.max(...p));
  const [low, high] = required(ci90.at(leader), 'interval of the leading outcome');
  const usual = Math.max(...base);
  if (usual < low || usual > high) return undefined;
  const interval = `${outcomes[leader]} at ${percent(low)} to ${percent(high)}`;
  return noEdge('base', `${interval} does not stand out from the base rate of ${percent(usual)}`);
}

function noEdge(cause: AbstentionCause, words: string): Abstention {
  return { code: 'NO_EDGE', cause, words };
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
