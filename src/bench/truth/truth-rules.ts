import type { EvaluationSummary } from '../../domain/evaluation/evaluation.ts';
import { corpora, corpusNames } from '../../domain/simulator/planted-corpora.ts';
import type { CorpusName } from '../../domain/simulator/planted-corpora.ts';
import { bayesSkill } from '../../domain/simulator/planted-theory.ts';
import type { TruthRecord } from './truth-record.ts';

/** One figure of a corpus with the rule it has to keep. */
export type TruthFigure = {
  readonly corpus: CorpusName;
  readonly seeds: number;
  readonly figure: string;
  readonly value: string;
  readonly rule: string;
  /** Undefined where nothing is required. */
  readonly holds: boolean | undefined;
};

type Rule = (seeds: Seeds) => Omit<TruthFigure, 'corpus' | 'seeds'>;

/** What is known of a corpus: one answer a seed. */
type Seeds = {
  readonly answers: readonly EvaluationSummary[];
  readonly records: readonly TruthRecord[];
  /** Skill that the best forecast of it has. */
  readonly bayes: number;
};

/** A null's share of small p-values, and what binomial chance lets pass 98 times of 100. */
const P_NULL = 0.05;
const CHANCE = 0.98;
const SKILL_NULL = { min: -0.025, max: -0.01 } as const;
const ABSTAIN_NULL_MIN = 0.9;
const ABSTAIN_EDGE_MAX = 0.85;
const P_EDGE_MAX = 0.01;
const DRIFT_SHARE_MIN = 0.8;

const rules: Readonly<Record<CorpusName, readonly Rule[]>> = {
  EDGE: [edgeP, edgeSkill, edgeAbstained, edgeAnswered, claims],
  WEAK: [power, meanSkill, claims],
  'NULL-A': [nullP, nullAbstained, nullSkill, claims],
  'NULL-B': [nullP, nullAbstained, nullSkill, claims],
  GEO: [nullP, nullAbstained, nullSkill, claims],
  LEAK: [nullP, nullAbstained, nullSkill, unchanged, claims],
  DRIFT: [uncalibrated, claims],
};

/** The acceptance rules over all corpora of which there is a record, in their order. */
export function truthFigures(records: readonly TruthRecord[]): readonly TruthFigure[] {
  return corpusNames.flatMap((corpus) => {
    const own = records.filter((record) => record.corpus === corpus);
    if (own.length === 0) return [];
    const answers = own.map((record) => judgedAnswer(record));
    const seeds = { answers, records: own, bayes: bayesSkill(corpora[corpus].strength) };
    return rules[corpus].map((rule) => ({ corpus, seeds: own.length, ...rule(seeds) }));
  });
}

/** Most of `count` tests of nothing that may reject at `p`. */
export function rejectionsMax(count: number, p = P_NULL): number {
  let term = (1 - p) ** count;
  let sum = term;
  let most = 0;
  for (; sum < CHANCE && most < count; most++) {
    term *= ((count - most) / (most + 1)) * (p / (1 - p));
    sum += term;
  }
  return most;
}

/** The headline, except where price walks freely: there the answer from inside is the trap. */
function judgedAnswer({ corpus, document }: TruthRecord): EvaluationSummary {
  return corpus === 'GEO' ? (document.questions.inIt ?? document) : document;
}

function edgeP({ answers }: Seeds) {
  const worst = Math.max(...answers.map(({ pValueStratified }) => pValueStratified));
  return {
    figure: 'largest p, stratified',
    value: worst.toFixed(3),
    rule: `at most ${P_EDGE_MAX}`,
    holds: worst <= P_EDGE_MAX,
  };
}

function edgeSkill({ answers, bayes }: Seeds) {
  const worst = Math.min(...skillsOf(answers));
  return {
    figure: 'smallest skill',
    value: percent(worst),
    rule: `at least ${percent(bayes / 3)}, a third of what can be known`,
    holds: worst >= bayes / 3,
  };
}

function edgeAbstained({ answers }: Seeds) {
  const worst = Math.max(...answers.map(abstainedShare));
  return {
    figure: 'largest share of abstentions',
    value: percent(worst),
    rule: `at most ${percent(ABSTAIN_EDGE_MAX)}`,
    holds: worst <= ABSTAIN_EDGE_MAX,
  };
}

function edgeAnswered({ records }: Seeds) {
  const gains = records.map(({ skillAnswered, document }) => skillAnswered - document.skill.pGeo);
  const worst = Math.min(...gains);
  return {
    figure: 'smallest gain of skill on answered rows',
    value: percent(worst),
    rule: 'above 0',
    holds: worst > 0,
  };
}

function power({ answers }: Seeds) {
  return {
    figure: 'power: p below 0.05, stratified',
    value: countText(rejections(answers), answers.length),
    rule: 'told',
    holds: undefined,
  };
}

function meanSkill({ answers, bayes }: Seeds) {
  return {
    figure: 'mean skill',
    value: percent(mean(skillsOf(answers))),
    rule: `told; ${percent(bayes)} can be known`,
    holds: undefined,
  };
}

function nullP({ answers }: Seeds) {
  const most = rejectionsMax(answers.length);
  return {
    figure: 'p below 0.05, stratified',
    value: countText(rejections(answers), answers.length),
    rule: `at most ${countText(most, answers.length)}`,
    holds: rejections(answers) <= most,
  };
}

function nullAbstained({ answers }: Seeds) {
  const share = mean(answers.map(abstainedShare));
  return {
    figure: 'abstentions',
    value: percent(share),
    rule: `at least ${percent(ABSTAIN_NULL_MIN)}`,
    holds: share >= ABSTAIN_NULL_MIN,
  };
}

function nullSkill({ answers }: Seeds) {
  const skill = mean(skillsOf(answers));
  const { min, max } = SKILL_NULL;
  return {
    figure: 'mean skill',
    value: `${percent(skill)} ± ${percent(deviation(skillsOf(answers)))}`,
    rule: `${percent(max)} to ${percent(min)}: the price of looking`,
    holds: skill >= min && skill <= max,
  };
}

function unchanged({ records }: Seeds) {
  const same = records.filter(
    ({ document, before }) => JSON.stringify(document) === JSON.stringify(before),
  );
  return {
    figure: 'same digits with and without what came later',
    value: countText(same.length, records.length),
    rule: 'all',
    holds: same.length === records.length,
  };
}

function uncalibrated({ answers }: Seeds) {
  const found = answers.filter(({ ece, eceNoise95 }) => ece > eceNoise95).length;
  const least = Math.ceil(DRIFT_SHARE_MIN * answers.length);
  return {
    figure: 'calibration error above its noise',
    value: countText(found, answers.length),
    rule: `at least ${countText(least, answers.length)}`,
    holds: found >= least,
  };
}

function claims({ answers }: Seeds) {
  const edges = answers.filter(({ claim }) => claim === 'edge').length;
  return {
    figure: 'claims an edge',
    value: countText(edges, answers.length),
    rule: 'told',
    holds: undefined,
  };
}

function skillsOf(answers: readonly EvaluationSummary[]): readonly number[] {
  return answers.map(({ skill }) => skill.pGeo);
}

function rejections(answers: readonly EvaluationSummary[]): number {
  return answers.filter(({ pValueStratified }) => pValueStratified < P_NULL).length;
}

function abstainedShare({ abstained, evaluated }: EvaluationSummary): number {
  return abstained / evaluated;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Standard deviation between seeds; 0 of a single one. */
function deviation(values: readonly number[]): number {
  const center = mean(values);
  const squares = values.map((value) => (value - center) ** 2);
  return Math.sqrt(
    squares.reduce((sum, square) => sum + square, 0) / Math.max(1, values.length - 1),
  );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1).replace('-', '−')} %`;
}

function countText(count: number, of: number): string {
  return `${count} of ${of}`;
}
