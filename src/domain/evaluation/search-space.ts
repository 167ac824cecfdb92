import type {
  NearestOptions,
  NearestRows,
  Neighbors,
  SearchRows,
} from '../retrieval/nearest-rows.ts';
import type { OpenRows } from '../retrieval/session-index.ts';
import { principalComponents, project } from './principal-components.ts';

/** Puts a weighted row, its missing values 0, into another space. */
type Mapping = {
  readonly dims: number;
  readonly map: (weighted: Float32Array, out: Float32Array) => void;
};

/** Makes the mapping from all rows, once they are weighted. */
type Fit = (weighted: Float32Array, dims: number) => Mapping;

/** Search along the directions of greatest spread of the rows themselves, which are all past. */
export function alongComponents(open: OpenRows, count: number): OpenRows {
  return inSpace(open, (weighted, dims) => {
    const components = principalComponents(weighted, dims, Math.min(count, dims));
    return {
      dims: components.variances.length,
      map: (row, out) => project(components, { values: row, row: 0 }, out),
    };
  });
}

/** Search by the angle between rows, whatever their length. */
export function byAngle(open: OpenRows): OpenRows {
  return inSpace(open, (_, dims) => ({
    dims,
    map: (row, out) => {
      let squares = 0;
      for (const value of row) squares += value * value;
      const length = Math.sqrt(squares);
      for (let i = 0; i < dims; i++) out[i] = length > 0 ? row[i] / length : 0;
    },
  }));
}

function inSpace(open: OpenRows, fit: Fit): OpenRows {
  return (rows) => new MappedRows(rows, open, fit);
}

/** Rows that are searched in another space than they come in. Weights are known when asked first. */
class MappedRows implements NearestRows {
  readonly rowCount: number;
  readonly dims: number;
  readonly #rows: SearchRows;
  readonly #open: OpenRows;
  readonly #fit: Fit;
  #mapped: { readonly mapping: Mapping; readonly search: NearestRows } | undefined;

  constructor(rows: SearchRows, open: OpenRows, fit: Fit) {
    this.rowCount = rows.groups.length;
    this.dims = rows.dims;
    this.#rows = rows;
    this.#open = open;
    this.#fit = fit;
  }

  nearest(query: Float32Array, weights: Float64Array, options: NearestOptions): Neighbors {
    this.#mapped ??= this.#map(weights);
    const { mapping, search } = this.#mapped;
    const placed = new Float32Array(mapping.dims);
    mapping.map(weightedRow(query, weights), placed);
    const equal = new Float64Array(mapping.dims).fill(1 / mapping.dims);
    return search.nearest(placed, equal, options);
  }

  close(): void {
    this.#mapped?.search.close?.();
  }

  #map(weights: Float64Array) {
    const { dims, values, groups, sessions } = this.#rows;
    const weighted = new Float32Array(values.length);
    for (let start = 0; start < values.length; start += dims) {
      weighted.set(weightedRow(values.subarray(start, start + dims), weights), start);
    }
    const mapping = this.#fit(weighted, dims);
    const mapped = new Float32Array(this.rowCount * mapping.dims);
    for (let row = 0; row < this.rowCount; row++) {
      const out = mapped.subarray(row * mapping.dims, (row + 1) * mapping.dims);
      mapping.map(weighted.subarray(row * dims, (row + 1) * dims), out);
    }
    return {
      mapping,
      search: this.#open({ dims: mapping.dims, values: mapped, groups, sessions }),
    };
  }
}

/** Values times the roots of their weights: plain distances of these are weighted ones. */
function weightedRow(values: Float32Array, weights: Float64Array): Float32Array {
  return values.map((value, i) => (Number.isNaN(value) ? 0 : value * Math.sqrt(weights[i])));
}
