/** Directions of greatest spread, the greatest first. */
export type PrincipalComponents = {
  readonly dims: number;
  /** Component after component, `dims` weights each, of length 1. */
  readonly directions: Float64Array;
  /** Variance along each. */
  readonly variances: Float64Array;
};

const SWEEPS_MAX = 60;

/**
 * Principal components of rows, by Jacobi's rotations of their covariance. A missing value counts
 * as 0, the center of scaled values.
 *
 * @param values n × dims, row by row; NaN is missing. @param count components wanted.
 */
export function principalComponents(
  values: Float32Array,
  dims: number,
  count: number,
): PrincipalComponents {
  const spread = covariance(values, dims);
  const vectors = identity(dims);
  for (let sweep = 0; sweep < SWEEPS_MAX && rotateAll(spread, vectors, dims); sweep++);
  const order = Array.from({ length: dims }, (_, i) => i);
  order.sort((a, b) => spread[b * dims + b] - spread[a * dims + a] || a - b);
  const taken = order.slice(0, count);
  const directions = new Float64Array(taken.length * dims);
  taken.forEach((column, i) => {
    // The sign is free; the largest weight is made positive, so that equal data give equal signs.
    let largest = 0;
    for (let d = 0; d < dims; d++) {
      if (Math.abs(vectors[d * dims + column]) > Math.abs(largest)) {
        largest = vectors[d * dims + column];
      }
    }
    for (let d = 0; d < dims; d++) {
      directions[i * dims + d] = Math.sign(largest) * vectors[d * dims + column];
    }
  });
  return { dims, directions, variances: Float64Array.from(taken, (i) => spread[i * dims + i]) };
}

/** A row along the components, written to `out`. @param row its place among the values. */
export function project(
  { dims, directions, variances }: PrincipalComponents,
  { values, row }: { readonly values: Float32Array; readonly row: number },
  out: Float32Array,
): void {
  for (let component = 0; component < variances.length; component++) {
    let sum = 0;
    for (let d = 0; d < dims; d++) {
      const value = values[row * dims + d];
      if (!Number.isNaN(value)) sum += directions[component * dims + d] * value;
    }
    out[component] = sum;
  }
}

function covariance(values: Float32Array, dims: number): Float64Array {
  const n = values.length / dims;
  const known = values.map((value) => (Number.isNaN(value) ? 0 : value));
  const center = new Float64Array(dims);
  known.forEach((value, i) => (center[i % dims] += value / n));
  const sums = new Float64Array(dims * dims);
  const apart = new Float64Array(dims);
  for (let row = 0; row < n; row++) {
    for (let d = 0; d < dims; d++) apart[d] = known[row * dims + d] - center[d];
    for (let a = 0; a < dims; a++) {
      for (let b = 0; b <= a; b++) sums[a * dims + b] += (apart[a] * apart[b]) / n;
    }
  }
  for (let a = 0; a < dims; a++)
    for (let b = 0; b < a; b++) sums[b * dims + a] = sums[a * dims + b];
  return sums;
}

function identity(n: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, i) => Number(i % (n + 1) === 0));
}

/** One sweep of rotations; whether anything was left to rotate. */
function rotateAll(matrix: Float64Array, vectors: Float64Array, n: number): boolean {
  let rotated = false;
  for (let p = 0; p < n; p++) {
    for (let q = p + 1; q < n; q++) {
      const off = matrix[p * n + q];
      const scale = Math.abs(matrix[p * n + p]) + Math.abs(matrix[q * n + q]);
      if (Math.abs(off) <= 1e-13 * scale) continue;
      rotated = true;
      const theta = (matrix[q * n + q] - matrix[p * n + p]) / (2 * off);
      const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
      const c = 1 / Math.sqrt(t * t + 1);
      const turn = { p, q, c, s: t * c };
      rotateColumns(matrix, n, turn);
      rotateRows(matrix, n, turn);
      rotateColumns(vectors, n, turn);
    }
  }
  return rotated;
}

type Turn = { readonly p: number; readonly q: number; readonly c: number; readonly s: number };

function rotateColumns(matrix: Float64Array, n: number, { p, q, c, s }: Turn): void {
  for (let k = 0; k < n; k++) {
    const [a, b] = [matrix[k * n + p], matrix[k * n + q]];
    matrix[k * n + p] = c * a - s * b;
    matrix[k * n + q] = s * a + c * b;
  }
}

function rotateRows(matrix: Float64Array, n: number, { p, q, c, s }: Turn): void {
  for (let k = 0; k < n; k++) {
    const [a, b] = [matrix[p * n + k], matrix[q * n + k]];
    matrix[p * n + k] = c * a - s * b;
    matrix[q * n + k] = s * a + c * b;
  }
}
