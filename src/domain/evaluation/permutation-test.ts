import { replayScores } from './neighbor-graph.ts';
import type { NeighborGraph, ReplayedScores } from './neighbor-graph.ts';
import { StratifiedShift } from './stratified-shift.ts';

/** How a skill compares with skills that know nothing. */
export type NullTest = {
  /** Skill over tilted base rates that was found. */
  readonly observed: number;
  /** The same, of each draw under the null; ascending. */
  readonly nulls: Float64Array;
  /** (1 + draws at least as good) / (1 + draws). NaN without questions. */
  readonly pValue: number;
};

/** Questions of which a skill is taken: all of them, those at a level, those of a month. */
export type QuestionGroup = {
  readonly name: string;
  /** Positions in the graph's questions. */
  readonly questions: Int32Array;
};

type ShiftOptions = {
  /** One stratum number per row of the graph. */
  readonly strata: Int32Array;
  readonly groups: readonly QuestionGroup[];
  readonly seed: string;
  readonly draws?: number;
  /** Told the draws done so far. */
  readonly onDraw?: (done: number) => void;
};

/** Draws of either test under its null. */
export const NULL_DRAWS = 999;

/**
 * Whether similarity carries information: the skill of each group against its skill with outcomes
 * turned inside strata. Who is whose neighbor does not change; everything made of outcomes does.
 */
export function shiftTest(
  graph: NeighborGraph,
  { strata, groups, seed, draws = NULL_DRAWS, onDraw }: ShiftOptions,
): readonly NullTest[] {
  const { outcomes, sessions } = graph.rows;
  const shift = new StratifiedShift(outcomes, sessions, strata);
  const observed = groupSkills(replayScores(graph, outcomes), groups);
  const nulls = groups.map(() => new Float64Array(draws));
  for (let draw = 0; draw < draws; draw++) {
    const skills = groupSkills(replayScores(graph, shift.draw(`${seed}|${draw}`)), groups);
    skills.forEach((found, group) => (nulls[group][draw] = found));
    onDraw?.(draw + 1);
  }
  return groups.map((_, group) => nullTest(observed[group], nulls[group]));
}

/**
 * A skill against those under its null. A null that ties counts against it, one of rounding too:
 * sums of the same numbers in another order.
 *
 * @param nulls sorted in place.
 * @see Phipson & Smyth (2010), Permutation p-values should never be zero.
 */
export function nullTest(observed: number, nulls: Float64Array): NullTest {
  let asGood = 1;
  for (const skill of nulls) if (skill >= observed - 1e-12) asGood++;
  const pValue = Number.isNaN(observed) ? NaN : asGood / (1 + nulls.length);
  return { observed, nulls: nulls.sort(), pValue };
}

/** Skill of each group; NaN of one without questions. */
function groupSkills(
  { scores, references }: ReplayedScores,
  groups: readonly QuestionGroup[],
): readonly number[] {
  return groups.map(({ questions }) => {
    let [score, reference] = [0, 0];
    for (const question of questions) {
      score += scores[question];
      reference += references[question];
    }
    return 1 - score / reference;
  });
}
