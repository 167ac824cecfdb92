import { Random } from '../../base/random.ts';
import { askedOutcomes, replay, scoresOf } from './neighbor-graph.ts';
import type { GraphQuestion, NeighborGraph, Pool } from './neighbor-graph.ts';
import { NULL_DRAWS, nullTest } from './permutation-test.ts';
import type { NullTest } from './permutation-test.ts';
import { skill } from './skill.ts';

type RandomOptions = {
  readonly seed: string;
  readonly draws?: number;
  /** Most neighbors from one session. */
  readonly perSessionMax: number;
  /** Told the draws done so far. */
  readonly onDraw?: (done: number) => void;
};

/** Tries per neighbor wanted, before a question makes do with fewer. */
const TRIES = 20;

/**
 * Whether the nearest tell more than any: the skill found against the skill of as many random
 * members of the same past pool, with the same weights and under the same rules.
 */
export function randomNeighborsTest(
  graph: NeighborGraph,
  { seed, draws = NULL_DRAWS, perSessionMax, onDraw }: RandomOptions,
): NullTest {
  const { outcomes } = graph.rows;
  const asked = askedOutcomes(graph, outcomes);
  const observed = replay(graph, outcomes);
  const found = scoresOf(graph, observed, asked);
  const nulls = new Float64Array(draws);
  const chooser = new RandomMembers(graph, perSessionMax);
  for (let draw = 0; draw < draws; draw++) {
    const random = new Random(`${seed}|${draw}`);
    const questions = graph.questions.map((question) => chooser.withRandom(question, random));
    // Base rates are those of the same pools.
    const again = replay({ ...graph, questions }, outcomes, observed.base);
    const drawn = scoresOf(graph, again, asked);
    nulls[draw] = skill(drawn.scores, drawn.references);
    onDraw?.(draw + 1);
  }
  return nullTest(skill(found.scores, found.references), nulls);
}

/** Draws members of past pools: each group once, each session a few times. */
export class RandomMembers {
  readonly #graph: NeighborGraph;
  readonly #perSessionMax: number;
  /** Question that took a group last; question that looked at a session last, and its count. */
  readonly #groupStamps: Int32Array;
  readonly #sessionStamps: Int32Array;
  readonly #sessionCounts: Int32Array;
  readonly #sums = new Map<Pool, RunningSums>();
  #stamp = 0;

  /** @param perSessionMax most neighbors from one session. */
  constructor(graph: NeighborGraph, perSessionMax: number) {
    const { groups, sessions } = graph.rows;
    const sessionCount = (sessions.at(-1) ?? -1) + 1;
    this.#graph = graph;
    this.#perSessionMax = perSessionMax;
    this.#groupStamps = new Int32Array(
      groups.reduce((most, group) => Math.max(most, group), -1) + 1,
    );
    this.#sessionStamps = new Int32Array(sessionCount);
    this.#sessionCounts = new Int32Array(sessionCount);
  }

  /** The question with random neighbors in the place of its own. */
  withRandom(question: GraphQuestion, random: Random): GraphQuestion {
    const { pool, pastCount, neighbors } = question;
    this.#stamp++;
    const sums = this.#sumsOf(pool);
    const taken: number[] = [];
    const triesMax = pastCount === 0 ? 0 : TRIES * neighbors.length;
    for (let tries = 0; tries < triesMax && taken.length < neighbors.length; tries++) {
      const row = pool.rows[sums.memberAt(random.uniform() * sums.values[pastCount - 1])];
      if (this.#takes(row)) taken.push(row);
    }
    const weights = question.weights.subarray(0, taken.length);
    return { ...question, neighbors: Int32Array.from(taken), weights };
  }

  #sumsOf(pool: Pool): RunningSums {
    const known = this.#sums.get(pool);
    if (known) return known;
    const sums = new RunningSums(pool.weights);
    this.#sums.set(pool, sums);
    return sums;
  }

  #takes(row: number): boolean {
    const group = this.#graph.rows.groups[row];
    const session = this.#graph.rows.sessions[row];
    if (this.#groupStamps[group] === this.#stamp) return false;
    if (this.#sessionStamps[session] !== this.#stamp) this.#sessionCounts[session] = 0;
    if (this.#sessionCounts[session] === this.#perSessionMax) return false;
    this.#groupStamps[group] = this.#stamp;
    this.#sessionStamps[session] = this.#stamp;
    this.#sessionCounts[session]++;
    return true;
  }
}

/** Weights added up: an approach weighs 1 in all, so that slow ones are not drawn more often. */
class RunningSums {
  readonly values: Float64Array;
  /** Where to begin to look: by equal steps of the value, the first place whose sum is above it. */
  readonly #starts: Int32Array;
  readonly #stepsPerUnit: number;

  constructor(weights: Float64Array) {
    let sum = 0;
    this.values = weights.map((weight) => (sum += weight));
    this.#stepsPerUnit = sum > 0 ? weights.length / sum : 0;
    this.#starts = new Int32Array(weights.length + 1);
    let place = 0;
    for (let step = 0; step <= weights.length; step++) {
      const value = step / this.#stepsPerUnit;
      while (place < weights.length - 1 && this.values[place] <= value) place++;
      this.#starts[step] = place;
    }
  }

  /** The first place whose sum is above a value. */
  memberAt(value: number): number {
    const { values } = this;
    let place = this.#starts[Math.floor(value * this.#stepsPerUnit)];
    // A step's quotient may round to either side of its value.
    while (place > 0 && values[place - 1] > value) place--;
    while (place < values.length - 1 && values[place] <= value) place++;
    return place;
  }
}
