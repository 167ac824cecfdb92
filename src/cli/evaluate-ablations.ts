import type { AnswerEvaluation } from '../domain/evaluation/answer-evaluation.ts';
import { ablations } from '../domain/evaluation/search-variants.ts';
import { evaluationInputs } from '../lake/evaluation/evaluation-corpus.ts';
import { evaluateVariant, noteVariant } from './evaluate-lake.ts';
import type { OpenEvaluation } from './evaluate-lake.ts';
import { count, pText, percent, signedPercent } from './evaluation-report/figure-words.ts';

/** What the headline answer is worth with a part of its search left out. */
export type Ablation = { readonly what: string; readonly evaluation: AnswerEvaluation };

/** Evaluates the answer at the level as configured, then with each part left out. */
export async function evaluateAblations(open: OpenEvaluation): Promise<readonly Ablation[]> {
  const inputs = await evaluationInputs(open.platform, open.corpus.sessions);
  const found: Ablation[] = [];
  for (const variant of ablations) {
    const { answers } = await evaluateVariant(open, variant, ['atLevel']);
    await noteVariant(open, { variant, answers, inputs });
    found.push(...answers.map((evaluation) => ({ what: variant.what, evaluation })));
  }
  return found;
}

/** The figures of each variant, for programs. */
export function ablationDocument(found: readonly Ablation[]): unknown {
  return found.map(({ what, evaluation }) => ({
    what,
    ...{ skill: evaluation.skill.pGeo, skillCi90: evaluation.skillCi90.pGeo },
    ...{ pValueStratified: evaluation.stratified.pValue, hubness: evaluation.hubness },
    ...{ evaluated: evaluation.evaluated, abstained: evaluation.abstained },
  }));
}

/** The same as a table in Markdown, as a decision keeps it. */
export function ablationText(found: readonly Ablation[]): string {
  const usual = found.at(0)?.evaluation.skill.pGeo ?? NaN;
  const rows = found.map(({ what, evaluation: { skill, skillCi90, stratified, ...rest } }) => {
    const [low, high] = skillCi90.pGeo;
    const cells = [
      ...[what, signedPercent(skill.pGeo), `${signedPercent(low)} … ${signedPercent(high)}`],
      signedPercent(skill.pGeo - usual),
      ...[pText(stratified.pValue), percent(1 - rest.abstained / rest.evaluated, 0)],
      rest.hubness.toFixed(2),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const { evaluated = 0 } = found.at(0)?.evaluation ?? {};
  return [
    `Skill of the answer at the level over tilted base rates, ${count(evaluated)} triggers, in percent.`,
    'What is left out shares its weight among the rest.',
    '',
    '| search | skill | 90 % of redrawn days | change | p, stratified | answered, % | hubness |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
  ].join('\n');
}
