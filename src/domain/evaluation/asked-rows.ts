import { NO_OUTCOME } from '../retrieval/answer-words.ts';
import type { AnswerWord } from '../retrieval/answer-words.ts';
import type { NeighborGraph } from './neighbor-graph.ts';

/** What was said of a row. */
export type SaidAnswer = {
  /** By outcome: the answer, the pool's base rate tilted to the geometry, and untilted. */
  readonly p: readonly number[];
  readonly tiltedBase: readonly number[];
  readonly base: readonly number[];
  readonly abstain: boolean;
  /** Why nothing is said; empty where something is. */
  readonly reason: string;
  readonly poolLevel: string;
  /** Neighbors, and how many independent ones they are worth. */
  readonly k: number;
  readonly effectiveCount: number;
};

/** Words of four bits: which of the four conditions held, at the decision and before it. */
export type ConditionWords = {
  readonly now: number;
  readonly before30s: number;
  readonly before15s: number;
  readonly before5s: number;
};

/** A row that is asked about: a trigger, or the one row drawn of an approach or an episode. */
export type AskedRow = {
  readonly rowId: string;
  /** Number of its session, from 0, and its date, YYYY-MM-DD. */
  readonly session: number;
  readonly date: string;
  /** Decision time, UNIX ns. */
  readonly decidedNs: bigint;
  readonly level: string;
  readonly direction: 1 | -1;
  /** Below the count of outcomes, or NO_OUTCOME. */
  readonly outcome: number;
  /** x0 in ticks over the barrier, velocity over 3 min, relative ATR, touches; NaN is missing. */
  readonly features: readonly number[];
  /** Undefined where the answer has no truth table; a word above 15 is unknown. */
  readonly conditions: ConditionWords | undefined;
  /** Undefined in the burn-in. */
  readonly said: SaidAnswer | undefined;
};

/** All that an evaluation of one answer needs. */
export type AskedAnswer = {
  readonly answer: AnswerWord;
  /** In the order of time, burn-in included. */
  readonly rows: readonly AskedRow[];
  /** Its questions are the rows that were answered and whose outcome is known, in their order. */
  readonly graph: NeighborGraph;
  /** Stratum of each row of the graph: level class with the tenth of what geometry says. */
  readonly strata: Int32Array;
};

/** Whether a row was answered: it lies behind the burn-in. */
export function isSaid(row: AskedRow): row is AskedRow & { readonly said: SaidAnswer } {
  return row.said !== undefined;
}

/** Whether a row counts: something past spoke of it, and what happened is known. */
export function isEvaluated(row: AskedRow): boolean {
  return isSaid(row) && !Number.isNaN(row.said.p[0]) && row.outcome !== NO_OUTCOME;
}
