import { Random } from '../../../src/base/random.ts';
import type { SearchRows } from '../../../src/domain/retrieval/nearest-rows.ts';

/** What random rows look like. */
export type RandomRowsShape = {
  readonly rowCount: number;
  readonly dims: number;
  readonly seed: string;
  /** Share of values that are missing; none when left out. */
  readonly missingShare?: number;
  /** Values are rounded to multiples of it, so that distances tie; not when left out. */
  readonly grain?: number;
  /** Rows of one group, and groups of one session; 4 and 10 when left out. */
  readonly rowsPerGroup?: number;
  readonly groupsPerSession?: number;
};

/** Columns that move together, as the channels of a setup do. */
const FACTOR_COUNT = 6;

/**
 * Rows for specs and measurements: a few factors and noise, as wide as scaled values are; rows of a
 * group resemble each other.
 */
export function randomRows(shape: RandomRowsShape): SearchRows {
  const { rowCount, dims, seed, rowsPerGroup = 4, groupsPerSession = 10 } = shape;
  const random = new Random(seed);
  const loadings = Float32Array.from({ length: FACTOR_COUNT * dims }, () => random.normal() * 0.4);
  const values = new Float32Array(rowCount * dims);
  let factors: readonly number[] = [];
  for (let row = 0; row < rowCount; row++) {
    if (row % rowsPerGroup === 0) factors = fresh(random);
    else factors = factors.map((factor) => 0.9 * factor + 0.44 * random.normal());
    for (let column = 0; column < dims; column++) {
      const common = factors.reduce((sum, f, i) => sum + f * loadings[i * dims + column], 0);
      values[row * dims + column] = valueOf(common + 0.6 * random.normal(), random, shape);
    }
  }
  const group = (row: number): number => Math.floor(row / rowsPerGroup);
  return {
    dims,
    values,
    groups: Int32Array.from({ length: rowCount }, (_, row) => 1000 + group(row)),
    sessions: Int32Array.from({ length: rowCount }, (_, row) =>
      Math.floor(group(row) / groupsPerSession),
    ),
  };
}

/** A query like the rows: one of them, shaken. */
export function randomQuery(rows: SearchRows, random: Random): Float32Array {
  const row = random.integer(0, Math.max(1, rows.groups.length));
  const near = rows.values.slice(row * rows.dims, (row + 1) * rows.dims);
  const start = near.length === rows.dims ? near : new Float32Array(rows.dims);
  return start.map((value) => clipped(value + 0.5 * random.normal()));
}

/** Weights of sum 1 in groups, each weight a share of its group's. */
export function groupWeights(dims: number): Float64Array {
  const raw = Float64Array.from({ length: dims }, (_, column) => 1 + (column % 5));
  const sum = raw.reduce((total, weight) => total + weight, 0);
  return raw.map((weight) => weight / sum);
}

function fresh(random: Random): readonly number[] {
  return Array.from({ length: FACTOR_COUNT }, () => random.normal());
}

function valueOf(value: number, random: Random, shape: RandomRowsShape): number {
  const { missingShare = 0, grain } = shape;
  if (missingShare > 0 && random.uniform() < missingShare) return NaN;
  return grain === undefined ? clipped(value) : Math.round(clipped(value) / grain) * grain;
}

function clipped(value: number): number {
  return Math.min(4, Math.max(-4, value));
}
