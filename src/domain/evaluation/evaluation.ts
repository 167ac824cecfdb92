import type { AnswerEvaluation, Interval } from './answer-evaluation.ts';
import { answerWords } from '../retrieval/answer-words.ts';
import type { AnswerWord } from '../retrieval/answer-words.ts';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { claimOf } from './claim.ts';
import type { ClaimWord } from './claim.ts';
import type { UnclaimedEvaluation } from './evaluate-answer.ts';
import type { ReferenceWord } from './scored-rows.ts';

/**
 * The answers with their claims, each held to the ladder with all four in view: whoever evaluates
 * but one of them, or cannot test one, does not claim more easily.
 */
export function withClaims(answers: readonly UnclaimedEvaluation[]): readonly AnswerEvaluation[] {
  const pValues = answers.map(({ stratified }) => stratified.pValue);
  const adjusted = benjaminiHochberg(pValues, answerWords.length);
  return answers.map((answer, i) => {
    const { leading, skillCi90, stratified } = answer;
    const evidence = {
      pAdjusted: adjusted[i],
      skillLow: skillCi90.pGeo[0],
      ...{ ece: leading.ece, eceNoise95: leading.eceNoise95 },
    };
    return {
      ...answer,
      stratified: { ...stratified, pAdjusted: adjusted[i] },
      claim: claimOf(evidence),
    };
  });
}

/** An answer's figures at a glance. Unknown numbers are NaN, which JSON writes as null. */
export type EvaluationSummary = {
  readonly claim: ClaimWord;
  readonly triggers: number;
  readonly evaluated: number;
  readonly abstained: number;
  readonly brier: AnswerEvaluation['brier'];
  readonly skill: Readonly<Record<ReferenceWord, number>>;
  /** Of the skill over tilted base rates. */
  readonly skillCi90: Interval;
  readonly ece: number;
  readonly eceNoise95: number;
  readonly pValueStratified: number;
  readonly pValueRandomNeighbors: number;
};

/** The headline, the outcome at the level, and the other answers by name. */
export type EvaluationDocument = EvaluationSummary & {
  readonly questions: Readonly<Partial<Record<AnswerWord, EvaluationSummary>>>;
};

/** The figures of the headline, and the same of the other answers. */
export function evaluationDocument(answers: readonly AnswerEvaluation[]): EvaluationDocument {
  const [headline, ...others] = answerWords.map((word) => {
    const found = answers.find(({ answer }) => answer === word);
    return [word, found && summaryOf(found)] as const;
  });
  const questions: Partial<Record<AnswerWord, EvaluationSummary>> = {};
  for (const [word, summary] of others) if (summary) questions[word] = summary;
  return { ...(headline[1] ?? nothing), questions };
}

function summaryOf({ leading, stratified, ...answer }: AnswerEvaluation): EvaluationSummary {
  const { triggers, evaluated, abstained, brier, skill } = answer;
  return {
    claim: answer.claim.claim,
    ...{ triggers, evaluated, abstained, brier, skill },
    skillCi90: answer.skillCi90.pGeo,
    ...{ ece: leading.ece, eceNoise95: leading.eceNoise95 },
    pValueStratified: stratified.pValue,
    pValueRandomNeighbors: answer.randomNeighbors.pValue,
  };
}

/** A lake without a single trigger. */
const nothing: EvaluationSummary = {
  claim: 'base rate',
  ...{ triggers: 0, evaluated: 0, abstained: 0 },
  brier: { model: NaN, climatology: NaN, pGeo: NaN, logistic: NaN },
  skill: { climatology: NaN, pGeo: NaN, logistic: NaN },
  skillCi90: [NaN, NaN],
  ...{ ece: NaN, eceNoise95: NaN, pValueStratified: NaN, pValueRandomNeighbors: NaN },
};
