/** Evaluations by hand, for specs. */
import type { CorpusName } from '../../domain/simulator/planted-corpora.ts';
import type { EvaluationDocument, EvaluationSummary } from '../../domain/evaluation/evaluation.ts';
import type { TruthRecord } from './truth-record.ts';

/** Figures of a corpus in which nothing is to be found. */
export const nothingFound: EvaluationSummary = {
  claim: 'base rate',
  ...{ triggers: 600, evaluated: 585, abstained: 560 },
  brier: { model: 0.67, climatology: 0.66, pGeo: 0.66, logistic: 0.66 },
  skill: { climatology: -0.015, pGeo: -0.016, logistic: -0.01 },
  skillCi90: [-0.03, 0.001],
  ...{ ece: 0.04, eceNoise95: 0.05, pValueStratified: 0.5, pValueRandomNeighbors: 0.6 },
};

/** Figures of a corpus in which most of what can be known is found. */
export const muchFound: EvaluationSummary = {
  ...nothingFound,
  claim: 'edge',
  abstained: 300,
  skill: { climatology: 0.09, pGeo: 0.08, logistic: 0.07 },
  skillCi90: [0.05, 0.11],
  ...{ pValueStratified: 0.001, pValueRandomNeighbors: 0.001 },
};

/** A document with one answer, said at the level and from inside. */
export function documentOf(summary: EvaluationSummary, inIt = summary): EvaluationDocument {
  return { ...summary, questions: { inIt } };
}

/** Records of a corpus, one a seed. @param gain of skill on the rows that were answered. */
export function recordsOf(
  corpus: CorpusName,
  documents: readonly EvaluationDocument[],
  gain = 0.04,
): readonly TruthRecord[] {
  return documents.map((document, index) => ({
    ...{ corpus, seed: index + 1, document, before: document },
    skillAnswered: document.skill.pGeo + gain,
    ...{ commands: ['spymaster evaluate --lake lake --json'], seconds: [1.5] },
  }));
}
