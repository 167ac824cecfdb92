import type { AnswerEvaluation } from '../domain/evaluation/answer-evaluation.ts';
import type { EvaluationDocument } from '../domain/evaluation/evaluation.ts';

/** What an evaluation was made of. */
export type EvaluationOrigin = {
  /** Evaluated dates end here; the partition's date. */
  readonly lastDate: string;
  readonly symbols: readonly string[];
  /** Sessions of the corpus, and those of them that only taught. */
  readonly sessionCount: number;
  readonly burnInCount: number;
  /** Whether days that the corpus leaves out were asked about too. */
  readonly allDays: boolean;
  readonly synthetic: boolean;
  readonly planted: boolean;
  readonly configHash: string;
  /** Different configurations evaluated on this lake so far, this one included. */
  readonly configurationsTried: number;
};

/** `evaluation.json`, beside the partition's Parquet. Numbers that cannot be known are null. */
export type EvaluationReport = {
  readonly reportVersion: 1;
  readonly origin: EvaluationOrigin;
  /** The figures at a glance. */
  readonly summary: EvaluationDocument;
  /** The headline first. */
  readonly answers: readonly AnswerEvaluation[];
};
