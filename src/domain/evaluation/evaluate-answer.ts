import type { AnswerEvaluation, Interval, NullSummary, TruthTables } from './answer-evaluation.ts';
import { answerFacts } from '../retrieval/answer-words.ts';
import type { AskedAnswer, ConditionWords } from './asked-rows.ts';
import { brierScores } from './brier-score.ts';
import { calibration } from './calibration.ts';
import { conformalSets } from './conformal-sets.ts';
import { skillInterval } from './day-bootstrap.ts';
import { leadingStatements, statementsOf } from './forecasts.ts';
import { evaluateGroups, groupsBy } from './group-evaluation.ts';
import type { RowScores } from './group-evaluation.ts';
import { hubnessSkewness } from './hubness.ts';
import { logScores } from './log-score.ts';
import { murphyParts } from './murphy.ts';
import { NULL_DRAWS, shiftTest } from './permutation-test.ts';
import type { NullTest } from './permutation-test.ts';
import { precisionByCoverage } from './precision-coverage.ts';
import { quantile } from '../features/quantile.ts';
import { randomNeighborsTest } from './random-neighbors.ts';
import { scoredRows } from './scored-rows.ts';
import type { ReferenceWord, ScoredRows } from './scored-rows.ts';
import { knowNothingSkill, mean, skill } from './skill.ts';
import { StratifiedShift } from './stratified-shift.ts';
import { truthTable } from './truth-table.ts';

/** An answer's figures before it is known how many answers were looked at. */
export type UnclaimedEvaluation = Omit<AnswerEvaluation, 'claim' | 'stratified'> & {
  readonly stratified: Omit<AnswerEvaluation['stratified'], 'pAdjusted'>;
};

type EvaluateOptions = {
  /** Most neighbors of one session, as the answers had them. */
  readonly perSessionMax: number;
  /** Draws of each null. */
  readonly draws?: number;
  /** Told the draws done so far, of twice `draws`. */
  readonly onDraw?: (done: number) => void;
};

/**
 * Everything about one answer. Equal rows give equal figures: random draws are seeded by the
 * answer's name alone.
 */
export function evaluateAnswer(asked: AskedAnswer, options: EvaluateOptions): UnclaimedEvaluation {
  const { answer, rows, graph } = asked;
  const scored = scoredRows(asked);
  const { forecasts, abstained } = scored;
  const count = scored.rows.length;
  const shares = answerFacts[answer].outcomes.map((_, c) => mean(hitsOf(scored, c)));
  const { brier, logScore, ...skills } = scoresOf(scored, answer);
  const rowScores = { scores: brier.rows.model, references: brier.rows.pGeo };
  return {
    answer,
    outcomes: answerFacts[answer].outcomes,
    triggers: rows.filter(({ said }) => said !== undefined).length,
    evaluated: count,
    abstained: abstained.reduce((sum, one) => sum + one, 0),
    firstDate: scored.rows.at(0)?.date,
    lastDate: scored.rows.at(-1)?.date,
    sessions: new Set(forecasts.sessions).size,
    shares,
    brier: brier.means,
    logScore: logScore.means,
    ...skills,
    skillAnswered: skillWhere(rowScores, (row) => abstained[row] === 0),
    skillOfNothing: mean(
      Float64Array.from(graph.questions, ({ effectiveCount }) =>
        knowNothingSkill(effectiveCount, graph.priorCount),
      ),
    ),
    ...calibrationsOf(scored, answer),
    murphy: murphyParts(forecasts),
    coverage: count === 0 ? [] : precisionByCoverage(forecasts, abstained),
    ...testsOf(asked, { scored, rowScores }, options),
    truth: truthOf(scored, answer),
    sets: setsOf(scored),
    hubness: hubnessOf(asked),
  };
}

function hitsOf({ forecasts }: ScoredRows, outcome: number): Float64Array {
  return Float64Array.from(forecasts.outcomes, (found) => Number(found === outcome));
}

/** Scores of the answer and its references, and what they say of each other. */
function scoresOf({ forecasts, references }: ScoredRows, seed: string) {
  const all = { model: forecasts.p, ...references };
  const rowsBy = (score: typeof brierScores) => mapValues(all, (p) => score({ ...forecasts, p }));
  const brier = rowsBy(brierScores);
  const log = rowsBy(logScores);
  const { sessions } = forecasts;
  const intervalOf = (reference: ReferenceWord): Interval => {
    const pair = { sessions, scores: brier.model, references: brier[reference] };
    const { low, high } = skillInterval(pair, { seed: `${seed}|days` });
    return [low, high];
  };
  const byReference = <T>(valueOf: (word: ReferenceWord) => T) => ({
    climatology: valueOf('climatology'),
    pGeo: valueOf('pGeo'),
    logistic: valueOf('logistic'),
  });
  return {
    brier: { rows: brier, means: mapValues(brier, mean) },
    logScore: { rows: log, means: mapValues(log, mean) },
    skill: byReference((word) => skill(brier.model, brier[word])),
    logSkill: byReference((word) => skill(log.model, log[word])),
    skillCi90: byReference(intervalOf),
  };
}

function mapValues<K extends string, A, B>(record: Readonly<Record<K, A>>, of: (value: A) => B) {
  const entries = Object.entries<A>(record).map(([name, value]) => [name, of(value)]);
  return Object.fromEntries(entries) as Record<K, B>;
}

function skillWhere({ scores, references }: RowScores, keeps: (row: number) => boolean): number {
  const kept = (_: number, row: number): boolean => keeps(row);
  return skill(scores.filter(kept), references.filter(kept));
}

function calibrationsOf({ forecasts }: ScoredRows, answer: AskedAnswer['answer']) {
  const seed = (part: string) => ({ seed: `${answer}|calibration|${part}` });
  return {
    leading: calibration(leadingStatements(forecasts), seed('leading')),
    byOutcome: answerFacts[answer].outcomes.map((word, outcome) =>
      calibration(statementsOf(forecasts, outcome), seed(word)),
    ),
  };
}

/** Both nulls, and the tables of levels and months, whose tests share the draws. */
function testsOf(
  { answer, graph, strata }: AskedAnswer,
  { scored, rowScores }: { readonly scored: ScoredRows; readonly rowScores: RowScores },
  { perSessionMax, draws = NULL_DRAWS, onDraw }: EvaluateOptions,
) {
  const all = { name: 'all', questions: Int32Array.from(scored.rows.keys()) };
  const levels = groupsBy(scored, ({ level }) => level);
  const months = groupsBy(scored, ({ date }) => date.slice(0, 7));
  const groups = [all, ...levels, ...months];
  const seed = `${answer}|shift`;
  const tests = shiftTest(graph, { strata, groups, seed, draws, ...(onDraw && { onDraw }) });
  const tableOf = (of: typeof levels, start: number, word: string) =>
    evaluateGroups(scored, rowScores, {
      tested: of.map((group, i) => ({ group, test: tests[start + i] })),
      seed: `${answer}|${word}`,
    });
  const random = randomNeighborsTest(graph, {
    ...{ seed: `${answer}|random`, draws, perSessionMax },
    ...(onDraw && { onDraw: (done: number) => onDraw(draws + done) }),
  });
  const { movableShare } = new StratifiedShift({ ...graph.rows, strata });
  return {
    stratified: { ...summaryOf(tests[0]), movableShare },
    randomNeighbors: summaryOf(random),
    levels: tableOf(levels, 1, 'level'),
    months: tableOf(months, 1 + levels.length, 'month'),
  };
}

function summaryOf({ pValue, observed, nulls }: NullTest): NullSummary {
  return {
    ...{ pValue, observed, nullMean: mean(nulls), nulls: [...nulls] },
    nullCi90: [quantile(nulls, 0.05), quantile(nulls, 0.95)],
  };
}

function truthOf({ rows, forecasts, references }: ScoredRows, seed: string) {
  if (!rows.some(({ conditions }) => conditions)) return undefined;
  const tableOf = (moment: keyof ConditionWords) => {
    const states = Uint8Array.from(rows, ({ conditions }) => conditions?.[moment] ?? 255);
    const { classCount, outcomes } = forecasts;
    return truthTable({ classCount, states, outcomes, base: references.pGeo }, `${seed}|${moment}`);
  };
  return {
    ...{ now: tableOf('now'), before5s: tableOf('before5s') },
    ...{ before15s: tableOf('before15s'), before30s: tableOf('before30s') },
  } satisfies TruthTables;
}

function setsOf({ forecasts }: ScoredRows): AnswerEvaluation['sets'] {
  const { coverage, coverageByClass, meanSize } = conformalSets(forecasts);
  return { coverage, coverageByClass, meanSize };
}

function hubnessOf({ graph }: AskedAnswer): number {
  const neighbors = graph.questions.flatMap(({ neighbors: of }) => [...of]);
  return hubnessSkewness(Int32Array.from(neighbors), graph.rows.outcomes.length);
}
