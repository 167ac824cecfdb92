/** Evaluations by hand, for specs. */
import type { CorpusName } from '../../domain/simulator/planted-corpora.ts';
import type { JudgedDocument, JudgedSummary, TruthRecord } from './truth-record.ts';

/** Figures of a corpus in which nothing is to be found. */
export const nothingFound: JudgedSummary = {
  claim: 'base rate',
  ...{ triggers: 600, evaluated: 585, abstained: 560 },
  brier: { model: 0.67, climatology: 0.66, pGeo: 0.66, logistic: 0.66 },
  skill: { climatology: -0.015, pGeo: -0.016, logistic: -0.01 },
  skillCi90: [-0.03, 0.001],
  ...{ ece: 0.04, eceNoise95: 0.05, pValueStratified: 0.5, pValueRandomNeighbors: 0.6 },
  skillAnswered: -0.02,
};

/** Figures of a corpus in which most of what can be known is found. */
export const muchFound: JudgedSummary = {
  ...nothingFound,
  claim: 'edge',
  abstained: 300,
  skill: { climatology: 0.09, pGeo: 0.08, logistic: 0.07 },
  skillCi90: [0.05, 0.11],
  ...{ pValueStratified: 0.001, pValueRandomNeighbors: 0.001, skillAnswered: 0.12 },
};

/** A document with one answer, said at the level and from inside. */
export function documentOf(summary: JudgedSummary, inIt = summary): JudgedDocument {
  return { ...summary, questions: { inIt } };
}

/** Records of a corpus, one a seed. */
export function recordsOf(
  corpus: CorpusName,
  documents: readonly JudgedDocument[],
): readonly TruthRecord[] {
  return documents.map((document, index) => ({
    ...{ corpus, seed: index + 1, document, before: document },
    ...{ commands: ['spymaster evaluate --lake lake --json'], seconds: [1.5] },
  }));
}
