import { NO_OUTCOME } from '../retrieval/answer-words.ts';
import { fitLogistic, logisticProbabilities } from './multinomial-logistic.ts';
import type { LabeledRows, LogisticModel } from './multinomial-logistic.ts';

/** Rows in the order of time; a missing feature is NaN, an outcome that is not known 255. */
export type TimedRows = LabeledRows & {
  /** n session numbers, never falling. */
  readonly sessions: Int32Array;
};

/** Rows with outcomes that a fit needs; before them equal probabilities. */
const ROWS_MIN = 30;

/**
 * What a small logistic model says of each row, fitted again for every session on the rows of
 * earlier sessions alone.
 *
 * Features are scaled by mean and spread of the past; a missing one counts as the past's mean.
 *
 * @returns n × classes probabilities, row by row.
 */
export function walkForwardLogistic(rows: TimedRows): Float64Array {
  const { classCount, featureCount, features, sessions } = rows;
  const n = sessions.length;
  const p = new Float64Array(n * classCount).fill(1 / classCount);
  let model: LogisticModel | undefined;
  for (let start = 0; start < n;) {
    let end = start;
    while (end < n && sessions[end] === sessions[start]) end++;
    const past = labeledPast(rows, start);
    if (past.outcomes.length >= ROWS_MIN) {
      const scale = scaleOf(past);
      model = fitLogistic({ ...past, features: scaled(past.features, scale) }, model);
      const now = scaled(features.subarray(start * featureCount, end * featureCount), scale);
      for (let row = start; row < end; row++) {
        const place = (row - start) * featureCount;
        const of = now.subarray(place, place + featureCount);
        logisticProbabilities(model, of, p.subarray(row * classCount, (row + 1) * classCount));
      }
    }
    start = end;
  }
  return p;
}

/** Rows before `end` whose outcome is known. */
function labeledPast(rows: TimedRows, end: number): LabeledRows {
  const { classCount, featureCount, features, outcomes } = rows;
  const known: number[] = [];
  for (let row = 0; row < end; row++) if (outcomes[row] !== NO_OUTCOME) known.push(row);
  const past = new Float64Array(known.length * featureCount);
  known.forEach((row, i) => {
    past.set(features.subarray(row * featureCount, (row + 1) * featureCount), i * featureCount);
  });
  const knownOutcomes = Uint8Array.from(known, (row) => outcomes[row]);
  return { classCount, featureCount, features: past, outcomes: knownOutcomes };
}

type Scale = { readonly center: Float64Array; readonly spread: Float64Array };

/** Mean and standard deviation of each feature, over the rows that have it. */
function scaleOf({ featureCount, features }: LabeledRows): Scale {
  const center = new Float64Array(featureCount);
  const spread = new Float64Array(featureCount).fill(1);
  for (let f = 0; f < featureCount; f++) {
    let [count, sum, squares] = [0, 0, 0];
    for (let i = f; i < features.length; i += featureCount) {
      if (Number.isNaN(features[i])) continue;
      count++;
      sum += features[i];
      squares += features[i] * features[i];
    }
    if (count === 0) continue;
    center[f] = sum / count;
    const variance = squares / count - center[f] * center[f];
    if (variance > 1e-18) spread[f] = Math.sqrt(variance);
  }
  return { center, spread };
}

function scaled(features: Float64Array, { center, spread }: Scale): Float64Array {
  return features.map((value, i) => {
    const f = i % center.length;
    return Number.isNaN(value) ? 0 : (value - center[f]) / spread[f];
  });
}
