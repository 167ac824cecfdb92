import type { AnswerEvaluation } from '../domain/evaluation/answer-evaluation.ts';
import type { EvaluationReport } from '../protocol/evaluation-report.ts';
import { count, decimal, pText, percent, signedPercent } from './evaluation-report/figure-words.ts';
import { answerNames, headline, stepText } from './evaluation-report/report-words.ts';
import { textTable } from './text-table.ts';

/** An evaluation for people: the claim, what it rests on, and the four answers. */
export function evaluateText({ origin, answers }: EvaluationReport): string {
  const first = answers.at(0);
  const marks = [origin.synthetic && 'SYNTHETIC', origin.planted && 'PLANTED'];
  const stamp = marks.filter((word) => word !== false).join(' ');
  return [
    ...(first
      ? [`${stamp === '' ? '' : `${stamp}: `}${headline(first)}`, '', ...ladder(first)]
      : []),
    '',
    ...answersTable(answers),
    '',
    `${count(origin.sessionCount)} sessions, the first ${count(origin.burnInCount)} only taught; ` +
      `configurations tried on this lake: ${count(origin.configurationsTried)}`,
  ].join('\n');
}

function ladder(answer: AnswerEvaluation): readonly string[] {
  return textTable(
    answer.claim.steps.map((step) => {
      const { word, figure, rule } = stepText(step, answer);
      return [step.holds ? 'yes' : 'NO', word, figure, rule];
    }),
    ['left', 'left', 'left', 'left'],
  );
}

function answersTable(answers: readonly AnswerEvaluation[]): readonly string[] {
  const heads = ['answer', 'claim', 'asked', 'known', 'answered', 'Brier', 'skill %', '90 % interval', 'ECE %', 'noise %', 'p strat', 'p random']; // prettier-ignore
  const rows = answers.map(({ answer, claim, skill, skillCi90, leading, ...rest }) => [
    ...[answerNames[answer][0], claim.claim, count(rest.triggers), count(rest.evaluated)],
    ...[count(rest.evaluated - rest.abstained), decimal(rest.brier.model, 3)],
    signedPercent(skill.pGeo),
    `${signedPercent(skillCi90.pGeo[0])} … ${signedPercent(skillCi90.pGeo[1])}`,
    ...[percent(leading.ece), percent(leading.eceNoise95)],
    ...[pText(rest.stratified.pValue), pText(rest.randomNeighbors.pValue)],
  ]);
  const alignments = heads.map((_, i) => (i < 2 ? ('left' as const) : ('right' as const)));
  return textTable([heads, ...rows], alignments);
}
