import { solveInPlace } from './linear-system.ts';

/** Rows with features and outcomes. */
export type LabeledRows = {
  readonly classCount: number;
  /** Columns of a row. */
  readonly featureCount: number;
  /** n × features, row by row; no NaN. */
  readonly features: Float64Array;
  /** n outcomes, below `classCount`. */
  readonly outcomes: Uint8Array;
};

/** Coefficients: for each outcome but the last an intercept, then one per feature. */
export type LogisticModel = {
  readonly classCount: number;
  readonly featureCount: number;
  readonly coefficients: Float64Array;
};

/** Pull of the slopes toward 0, in rows: keeps them finite where a feature parts the outcomes. */
const RIDGE = 1;

const STEPS_MAX = 50;

/** A step that changes no coefficient by more than this is the last. */
const STEP_MIN = 1e-10;

/**
 * Multinomial logistic regression by Newton's steps, with a slight pull of slopes toward 0.
 *
 * @param start model to begin from; its coefficients are not changed.
 */
export function fitLogistic(rows: LabeledRows, start?: LogisticModel): LogisticModel {
  const { classCount, featureCount } = rows;
  const coefficients =
    start?.coefficients.slice() ?? new Float64Array((classCount - 1) * (featureCount + 1));
  const model = { classCount, featureCount, coefficients };
  for (let step = 0; step < STEPS_MAX; step++) {
    const { gradient, curvature } = slopes(rows, model);
    solveInPlace(curvature, gradient);
    let largest = 0;
    gradient.forEach((change, i) => {
      coefficients[i] += change;
      largest = Math.max(largest, Math.abs(change));
    });
    if (largest < STEP_MIN) break;
  }
  return model;
}

/** Probabilities of the outcomes for one row of features, written to `out`. */
export function logisticProbabilities(
  { classCount, featureCount, coefficients }: LogisticModel,
  features: Float64Array,
  out: Float64Array,
): void {
  let largest = 0;
  out[classCount - 1] = 0;
  for (let c = 0; c < classCount - 1; c++) {
    const start = c * (featureCount + 1);
    let sum = coefficients[start];
    for (let f = 0; f < featureCount; f++) sum += coefficients[start + 1 + f] * features[f];
    out[c] = sum;
    largest = Math.max(largest, sum);
  }
  let total = 0;
  for (let c = 0; c < classCount; c++) total += out[c] = Math.exp(out[c] - largest);
  for (let c = 0; c < classCount; c++) out[c] /= total;
}

/** Gradient of the log likelihood and minus its second derivatives, ridge included. */
function slopes({ features, outcomes }: LabeledRows, model: LogisticModel) {
  const { classCount, featureCount, coefficients } = model;
  const width = featureCount + 1;
  const size = coefficients.length;
  const gradient = new Float64Array(size);
  const curvature = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    // Intercepts are all but free: they only have to stay solvable.
    const pull = i % width === 0 ? 1e-6 : RIDGE;
    gradient[i] = -pull * coefficients[i];
    curvature[i * size + i] = pull;
  }
  const p = new Float64Array(classCount);
  const x = new Float64Array(width).fill(1);
  outcomes.forEach((outcome, row) => {
    const found = features.subarray(row * featureCount, (row + 1) * featureCount);
    x.set(found, 1);
    logisticProbabilities(model, found, p);
    for (let i = 0; i < size; i++) {
      const c = Math.floor(i / width);
      gradient[i] += (Number(c === outcome) - p[c]) * x[i % width];
      for (let j = 0; j <= i; j++) {
        const d = Math.floor(j / width);
        curvature[i * size + j] += p[c] * (Number(c === d) - p[d]) * x[i % width] * x[j % width];
      }
    }
  });
  return { gradient, curvature };
}
