import { askedOutcomes, replay, replayScores, scoresOf } from './neighbor-graph.ts';
import type { NeighborGraph, Replay, ReplayedScores } from './neighbor-graph.ts';
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
 *
 * Where approaches have many rows, of which one was drawn and asked, answers stay as they were
 * given, and the outcomes of the asked are turned among themselves. The rows of an approach share
 * its end: turned one by one they would lose that, and base rates made of them their spread.
 */
export function shiftTest(
  graph: NeighborGraph,
  { strata, groups, seed, draws = NULL_DRAWS, onDraw }: ShiftOptions,
): readonly NullTest[] {
  const { outcomes } = graph.rows;
  const given = replay(graph, outcomes);
  const found = askedOutcomes(graph, outcomes);
  const observed = groupSkills(scoresOf(graph, given, found), groups);
  const turned = isDrawn(graph) ? turnedAsked(graph, { strata, given }) : turnedRows(graph, strata);
  const nulls = groups.map(() => new Float64Array(draws));
  for (let draw = 0; draw < draws; draw++) {
    const skills = groupSkills(turned(`${seed}|${draw}`), groups);
    skills.forEach((skill, group) => (nulls[group][draw] = skill));
    onDraw?.(draw + 1);
  }
  return groups.map((_, group) => nullTest(observed[group], nulls[group]));
}

/** Whether there are approaches with several rows. */
function isDrawn({ rows: { approaches } }: NeighborGraph): boolean {
  return new Set(approaches).size < approaches.length;
}

/** Scores with the outcomes of all rows turned: of neighbors, of pools and of the asked. */
function turnedRows(graph: NeighborGraph, strata: Int32Array): (seed: string) => ReplayedScores {
  const shift = new StratifiedShift({ ...graph.rows, strata });
  return (seed) => replayScores(graph, shift.draw(seed));
}

/** Scores of the answers that were given, with the outcomes of the asked turned. */
function turnedAsked(
  graph: NeighborGraph,
  { strata, given }: { readonly strata: Int32Array; readonly given: Replay },
): (seed: string) => ReplayedScores {
  const { rows, questions } = graph;
  const pick = (column: Int32Array): Int32Array =>
    Int32Array.from(questions, ({ row }) => column[row]);
  const shift = new StratifiedShift({
    outcomes: askedOutcomes(graph, rows.outcomes),
    ...{ sessions: pick(rows.sessions), strata: pick(strata) },
  });
  return (seed) => scoresOf(graph, given, shift.draw(seed));
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
