import { required } from '../../base/assert.ts';
import type { PoolWord } from './pool.ts';
import type { Interval } from './posterior.ts';
import type { RetrievalRules } from './retrieval-rules.ts';

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
  /** What that distance usually keeps within; NaN where unknown. Asked for only where it counts. */
  readonly usualDistance: () => number;
};

/** Whether an answer is kept back, and why: the first reason that holds. */
export function abstentionOf(
  evidence: AnswerEvidence,
  rules: RetrievalRules,
): Abstention | undefined {
  const { presentWeight, pool, approachCount, distance } = evidence;
  if (presentWeight < rules.presentWeightMin) {
    return noData(
      'missing',
      `${percent(presentWeight)} of the setup is there, ${percent(rules.presentWeightMin)} needed`,
    );
  }
  const poolMin = Math.max(rules.poolMin, rules.neighborsMin * rules.approachesPerNeighbor);
  if (approachCount < poolMin) {
    return noData(
      'pool',
      `${approachCount} comparable approaches in pool ${pool}, ${poolMin} needed`,
    );
  }
  if (evidence.effectiveCount < rules.effectiveCountMin) {
    const found = evidence.effectiveCount.toFixed(1);
    return noEdge(
      'neighbors',
      `worth ${found} independent neighbors, ${rules.effectiveCountMin} needed`,
    );
  }
  const usual = distance === undefined ? NaN : evidence.usualDistance();
  if (distance !== undefined && distance > usual) {
    const [found, most] = [distance.toFixed(2), usual.toFixed(2)];
    return noEdge(
      'novel',
      `unlike the past: the last neighbor at ${found}, usually within ${most}`,
    );
  }
  return nothingNew(evidence);
}

/** The interval of the likeliest outcome holds the greatest base rate. */
function nothingNew({ outcomes, p, ci90, base }: AnswerEvidence): Abstention | undefined {
  const leader = p.indexOf(Math.max(...p));
  const [low, high] = required(ci90.at(leader), 'interval of the leading outcome');
  const usual = Math.max(...base);
  if (usual < low || usual > high) return undefined;
  const interval = `${percent(low)} to ${percent(high)}`;
  return noEdge(
    'base',
    `${outcomes[leader]} ${interval} does not stand out from the base rate of ${percent(usual)}`,
  );
}

function noEdge(cause: AbstentionCause, words: string): Abstention {
  return { code: 'NO_EDGE', cause, words };
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
