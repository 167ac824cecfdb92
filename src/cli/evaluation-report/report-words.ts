import type { AnswerEvaluation } from '../../domain/evaluation/answer-evaluation.ts';
import type { AnswerWord } from '../../domain/retrieval/answer-words.ts';
import type { ClaimStep } from '../../domain/evaluation/claim.ts';
import { count, dateText, pText, percent, signedPercent } from './figure-words.ts';

/** What each answer is called, and what it answers. */
export const answerNames: Readonly<Record<AnswerWord, readonly [name: string, asks: string]>> = {
  atLevel: ['At the level', 'Price is at the level: what comes?'],
  touch: ['The touch', 'Price approaches: does it get there within ten minutes?'],
  outcomeGivenTouch: ['If it touches', 'Price approaches: what comes, should it get there?'],
  inIt: ['In it', 'Price is in it: what comes from here?'],
};

/** The verdict as a headline. */
export function headline(answer: AnswerEvaluation): string {
  if (answer.evaluated === 0) return 'No question has been answered yet';
  return answer.claim.claim === 'edge'
    ? 'An edge: similar setups know more than the base rate'
    : 'No edge: the base rate is the answer';
}

/** What the headline rests on, in two sentences. Markup. */
export function standfirst(answer: AnswerEvaluation): string {
  if (answer.evaluated === 0)
    return 'The corpus has no session behind its burn-in, or none with an outcome.';
  const { skill, skillCi90, evaluated, sessions, leading } = answer;
  const [low, high] = skillCi90.pGeo;
  const than = skill.pGeo > 0 ? 'better' : 'worse';
  return `Over ${count(evaluated)} questions in ${count(sessions)} sessions, ${dateText(answer.firstDate)} to
${dateText(answer.lastDate)}, each answered from earlier sessions alone, the answers were
<b>${percent(Math.abs(skill.pGeo))} % ${than}</b> than base rates tilted to the geometry
(90 % of redrawn days: ${signedPercent(low)} to ${signedPercent(high)}). ${tellingText(leading)}`;
}

/** Whether too much or too little was said. */
function tellingText({ said, came, ece, eceNoise95 }: AnswerEvaluation['leading']): string {
  const facts = `What was said with ${percent(said, 0)} % came in ${percent(came, 0)} %`;
  if (ece <= eceNoise95) return `${facts}: honest, as far as so many questions can tell.`;
  return `${facts}: ${came > said ? 'it says too little' : 'it says too much'}, beyond what noise explains.`;
}

/** A step of the ladder in words. */
export type StepText = {
  readonly word: string;
  readonly figure: string;
  readonly rule: string;
};

/** The steps of the ladder with the figure of each. */
export function stepText({ step }: ClaimStep, answer: AnswerEvaluation): StepText {
  const { stratified, skillCi90, leading } = answer;
  const [low, high] = skillCi90.pGeo;
  switch (step) {
    case 'similarity':
      return {
        word: 'Similarity informs',
        figure: `p = ${pText(stratified.pAdjusted)}`,
        rule: `below 0.05, adjusted for the answers looked at; ${pText(stratified.pValue)} by itself`,
      };
    case 'skill':
      return {
        word: 'Skill is there',
        figure: `${signedPercent(low)} to ${signedPercent(high)} %`,
        rule: 'all of the interval above 0, against base rates tilted to the geometry',
      };
    case 'calibration':
      return {
        word: 'Chances are honest',
        figure: `${percent(leading.ece)} points off`,
        rule: `at most ${percent(leading.eceNoise95)}, which perfect chances show by noise`,
      };
  }
}
