import { benjaminiHochberg } from './benjamini-hochberg.ts';
import type { GroupEvaluation } from './answer-evaluation.ts';
import { calibration } from './calibration.ts';
import { claimOf } from './claim.ts';
import { skillInterval } from './day-bootstrap.ts';
import { leadingStatements } from './forecasts.ts';
import type { NullTest, QuestionGroup } from './permutation-test.ts';
import type { ScoredRows } from './scored-rows.ts';
import { mean, skill } from './skill.ts';

/** Scores of all evaluated rows: of the answer, and of tilted base rates. */
export type RowScores = { readonly scores: Float64Array; readonly references: Float64Array };

/** A group of rows with the test that is its own. */
export type TestedGroup = { readonly group: QuestionGroup; readonly test: NullTest };

/** The evaluated rows by a word of theirs; groups ascend by the row they begin with. */
export function groupsBy(
  { rows }: ScoredRows,
  wordOf: (row: ScoredRows['rows'][number]) => string,
): readonly QuestionGroup[] {
  const found = Map.groupBy(rows.keys(), (i) => wordOf(rows[i]));
  return [...found].map(([name, questions]) => ({ name, questions: Int32Array.from(questions) }));
}

/** A table of groups: each with its own scores, interval and test, adjusted for all of them. */
export function evaluateGroups(
  scored: ScoredRows,
  { scores, references }: RowScores,
  { tested, seed }: { readonly tested: readonly TestedGroup[]; readonly seed: string },
): readonly GroupEvaluation[] {
  const adjusted = benjaminiHochberg(tested.map(({ test }) => test.pValue));
  return tested.map(({ group: { name, questions }, test: { pValue } }, i) => {
    const pick = (values: Float64Array): Float64Array =>
      Float64Array.from(questions, (row) => values[row]);
    const own = { scores: pick(scores), references: pick(references) };
    const sessions = Int32Array.from(questions, (row) => scored.forecasts.sessions[row]);
    const { low, high } = skillInterval({ sessions, ...own }, { seed: `${seed}|${name}` });
    const { ece, eceNoise95 } = calibration(statementsOf(scored, questions), {
      seed: `${seed}|${name}`,
    });
    return {
      name,
      evaluated: questions.length,
      abstained: questions.reduce((sum, row) => sum + scored.abstained[row], 0),
      brier: mean(own.scores),
      skill: skill(own.scores, own.references),
      skillCi90: [low, high],
      ...{ ece, eceNoise95, pValue, pAdjusted: adjusted[i] },
      claim: claimOf({ pAdjusted: adjusted[i], skillLow: low, ece, eceNoise95 }),
    };
  });
}

function statementsOf({ forecasts }: ScoredRows, questions: Int32Array) {
  const { p, hits } = leadingStatements(forecasts);
  return {
    p: Float64Array.from(questions, (row) => p[row]),
    hits: Uint8Array.from(questions, (row) => hits[row]),
  };
}
