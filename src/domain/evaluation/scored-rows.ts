import { assert } from '../../base/assert.ts';
import { isEvaluated, outcomeWords } from './asked-rows.ts';
import type { AskedAnswer, AskedRow, SaidAnswer } from './asked-rows.ts';
import type { Forecasts } from './forecasts.ts';
import { walkForwardLogistic } from './walk-forward-logistic.ts';

/** What an answer is held against. */
export const referenceWords = ['climatology', 'pGeo', 'logistic'] as const;

/** A reference: base rates, base rates tilted to the geometry, a model of four features. */
export type ReferenceWord = (typeof referenceWords)[number];

/** A row with what was said of it. */
export type EvaluatedRow = AskedRow & { readonly said: SaidAnswer };

/** The evaluated rows with the answer's probabilities and those of each reference. */
export type ScoredRows = {
  readonly rows: readonly EvaluatedRow[];
  readonly forecasts: Forecasts;
  /** n × classes each. */
  readonly references: Readonly<Record<ReferenceWord, Float64Array>>;
  /** n, 1 where the product says nothing. */
  readonly abstained: Uint8Array;
};

/** Puts the evaluated rows of an answer side by side with their references. */
export function scoredRows({ answer, rows, graph }: AskedAnswer): ScoredRows {
  const classCount = outcomeWords[answer].length;
  const evaluated = rows.filter(isEvaluated);
  const found = graph.questions.length;
  assert(
    found === evaluated.length,
    `graph: expected ${evaluated.length} questions, found ${found}`,
  );
  return {
    rows: evaluated,
    forecasts: {
      classCount,
      sessions: Int32Array.from(evaluated, ({ session }) => session),
      outcomes: Uint8Array.from(evaluated, ({ outcome }) => outcome),
      p: flat(evaluated.map(({ said }) => said.p)),
    },
    references: {
      climatology: flat(evaluated.map(({ said }) => said.base)),
      pGeo: flat(evaluated.map(({ said }) => said.tiltedBase)),
      logistic: logisticOf(rows, classCount),
    },
    abstained: Uint8Array.from(evaluated, ({ said }) => Number(said.abstain)),
  };
}

/** What the logistic reference says of the evaluated rows; it learns from burn-in rows too. */
function logisticOf(rows: readonly AskedRow[], classCount: number): Float64Array {
  const featureCount = rows.at(0)?.features.length ?? 0;
  const p = walkForwardLogistic({
    ...{ classCount, featureCount },
    sessions: Int32Array.from(rows, ({ session }) => session),
    outcomes: Uint8Array.from(rows, ({ outcome }) => outcome),
    features: flat(rows.map(({ features }) => features)),
  });
  return flat(
    rows.flatMap((row, i) =>
      isEvaluated(row) ? [[...p.subarray(i * classCount, (i + 1) * classCount)]] : [],
    ),
  );
}

function flat(rows: readonly (readonly number[])[]): Float64Array {
  return Float64Array.from(rows.flat());
}
