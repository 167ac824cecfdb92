import type { AnswerWord } from '../retrieval/answer-words.ts';
import type { Calibration } from './calibration.ts';
import type { Claim } from './claim.ts';
import type { MurphyParts } from './murphy.ts';
import type { CoveragePoint } from './precision-coverage.ts';
import type { ReferenceWord } from './scored-rows.ts';
import type { TruthTable } from './truth-table.ts';

/** 5th and 95th percentile. */
export type Interval = readonly [low: number, high: number];

/** A figure of the answer and of what it is held against. */
export type ByModel = Readonly<Record<'model' | ReferenceWord, number>>;

/** The same skill under a null: as a whole, and how it spreads. */
export type NullSummary = {
  readonly pValue: number;
  readonly observed: number;
  readonly nullMean: number;
  readonly nullCi90: Interval;
  /** Skills of all draws, ascending. */
  readonly nulls: readonly number[];
};

/** A level, or a month, with a test of its own. */
export type GroupEvaluation = {
  readonly name: string;
  readonly evaluated: number;
  readonly abstained: number;
  readonly brier: number;
  /** Over tilted base rates. */
  readonly skill: number;
  readonly skillCi90: Interval;
  readonly ece: number;
  readonly eceNoise95: number;
  readonly pValue: number;
  /** For as many groups as the table shows. */
  readonly pAdjusted: number;
  readonly claim: Claim;
};

/** The truth table at the decision, and beside it the words of some seconds before. */
export type TruthTables = Readonly<
  Record<'now' | 'before5s' | 'before15s' | 'before30s', TruthTable>
>;

/** All that is known of how good one answer is. What cannot be known is NaN. */
export type AnswerEvaluation = {
  readonly answer: AnswerWord;
  readonly outcomes: readonly string[];
  /** Rows asked about after the burn-in, those whose outcome is known, and those left unsaid. */
  readonly triggers: number;
  readonly evaluated: number;
  readonly abstained: number;
  readonly firstDate: string | undefined;
  readonly lastDate: string | undefined;
  readonly sessions: number;
  /** Share of each outcome among the evaluated. */
  readonly shares: readonly number[];
  readonly brier: ByModel;
  readonly logScore: ByModel;
  readonly skill: Readonly<Record<ReferenceWord, number>>;
  readonly logSkill: Readonly<Record<ReferenceWord, number>>;
  readonly skillCi90: Readonly<Record<ReferenceWord, Interval>>;
  /** Over tilted base rates, of the rows the product did answer. */
  readonly skillAnswered: number;
  /** Over tilted base rates, of neighbors that know nothing. */
  readonly skillOfNothing: number;
  readonly leading: Calibration;
  /** One against the rest, by outcome. */
  readonly byOutcome: readonly Calibration[];
  readonly murphy: MurphyParts;
  readonly coverage: readonly CoveragePoint[];
  readonly stratified: NullSummary & {
    /** For the four answers looked at. */
    readonly pAdjusted: number;
    /** Share of the rows whose outcomes the test can turn. */
    readonly movableShare: number;
  };
  readonly randomNeighbors: NullSummary;
  readonly levels: readonly GroupEvaluation[];
  readonly months: readonly GroupEvaluation[];
  readonly truth: TruthTables | undefined;
  /** Sets of outcomes at 80 %. */
  readonly sets: {
    readonly coverage: number;
    readonly coverageByClass: readonly number[];
    readonly meanSize: number;
  };
  readonly hubness: number;
  readonly claim: Claim;
};
