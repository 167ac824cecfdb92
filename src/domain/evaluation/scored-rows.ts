import { assert } from '../../base/assert.ts';
import { answerFacts } from '../retrieval/answer-words.ts';
import { isEvaluated, isSaid } from './asked-rows.ts';
import type { AskedAnswer, AskedRow, SaidAnswer } from './asked-rows.ts';
import type { Forecasts } from './forecasts.ts';
import { walkForwardLogistic } from './walk-forward-logistic.ts';

/** What an answer is held against. */
export const referenceWords = ['climatology', 'pGeo', 'logistic'] as const;

/** A reference: base rates, base rates tilted to the geometry, a model of four features. */
export type ReferenceWord = (typeof referenceWords)[number];

/** A row with what was said of it. */
export type SaidRow = AskedRow & { readonly said: SaidAnswer };

/** The evaluated rows with the answer's probabilities and those of each reference. */
export type ScoredRows = {
  readonly rows: readonly SaidRow[];
  readonly forecasts: Forecasts;
  /** n × classes each. */
  readonly references: Readonly<Record<ReferenceWord, Float64Array>>;
  /** n, 1 where the product says nothing. */
  readonly abstained: Uint8Array;
};

/** Puts the evaluated rows of an answer side by side with their references. */
export function scoredRows(asked: AskedAnswer): ScoredRows {
  const { answer, graph } = asked;
  const found = logisticOf(asked).filter(({ row }) => isEvaluated(row));
  const rows = found.map(({ row }) => row);
  const asks = graph.questions.length;
  assert(asks === rows.length, `graph: expected ${rows.length} questions, found ${asks}`);
  return {
    rows,
    forecasts: {
      classCount: answerFacts[answer].outcomes.length,
      sessions: Int32Array.from(rows, ({ session }) => session),
      outcomes: Uint8Array.from(rows, ({ outcome }) => outcome),
      p: flat(rows.map(({ said }) => said.p)),
    },
    references: {
      climatology: flat(rows.map(({ said }) => said.base)),
      pGeo: flat(rows.map(({ said }) => said.tiltedBase)),
      logistic: flat(found.map(({ p }) => p)),
    },
    abstained: Uint8Array.from(rows, ({ said }) => Number(said.abstain)),
  };
}

/** What the logistic reference says of each row that was answered; it learns from all rows. */
export function logisticOf({
  answer,
  rows,
}: AskedAnswer): readonly { readonly row: SaidRow; readonly p: readonly number[] }[] {
  const classCount = answerFacts[answer].outcomes.length;
  const p = walkForwardLogistic({
    ...{ classCount, featureCount: rows.at(0)?.features.length ?? 0 },
    sessions: Int32Array.from(rows, ({ session }) => session),
    outcomes: Uint8Array.from(rows, ({ outcome }) => outcome),
    features: flat(rows.map(({ features }) => features)),
  });
  return rows.flatMap((row, i) =>
    isSaid(row) ? [{ row, p: [...p.subarray(i * classCount, (i + 1) * classCount)] }] : [],
  );
}

function flat(rows: readonly (readonly number[])[]): Float64Array {
  return Float64Array.from(rows.flat());
}
