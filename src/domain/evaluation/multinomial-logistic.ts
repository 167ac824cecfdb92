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
  let height = penalizedLikelihood(rows, model);
  for (let step = 0; step < STEPS_MAX; step++) {
    const { gradient, curvature } = slopes(rows, model);
    solveInPlace(curvature, gradient);
    const found = climb(rows, model, { change: gradient, height });
    height = found.height;
    if (found.largest < STEP_MIN) break;
  }
  return model;
}

/** Halvings of a step that goes too far, before there is none. */
const HALVINGS_MAX = 30;

/** Goes a step, or the half of it, or the half of that: never down. */
function climb(
  rows: LabeledRows,
  model: LogisticModel,
  { change, height }: { readonly change: Float64Array; readonly height: number },
): { readonly height: number; readonly largest: number } {
  const from = model.coefficients.slice();
  for (let share = 1, halvings = 0; halvings < HALVINGS_MAX; share /= 2, halvings++) {
    model.coefficients.set(from.map((value, i) => value + share * change[i]));
    const reached = penalizedLikelihood(rows, model);
    if (reached < height) continue;
    return { height: reached, largest: share * Math.max(...change.map(Math.abs)) };
  }
  model.coefficients.set(from);
  return { height, largest: 0 };
}

/** Log likelihood less what the pull on coefficients costs. */
function penalizedLikelihood({ features, outcomes }: LabeledRows, model: LogisticModel): number {
  const { featureCount, coefficients } = model;
  let sum = 0;
  coefficients.forEach((value, i) => (sum -= (pullOf(i, featureCount) * value * value) / 2));
  const p = new Float64Array(model.classCount);
  outcomes.forEach((outcome, row) => {
    logisticProbabilities(model, features.subarray(row * featureCount), p);
    sum += Math.log(Math.max(p[outcome], Number.MIN_VALUE));
  });
  return sum;
}

/** Intercepts are all but free: they only have to stay solvable. */
function pullOf(coefficient: number, featureCount: number): number {
  return coefficient % (featureCount + 1) === 0 ? 1e-6 : RIDGE;
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
    const pull = pullOf(i, featureCount);
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
