import { assert } from '../../../src/base/assert.ts';
import type { FaultError } from '../../../src/base/fault.ts';
import { PRESENT_WEIGHT_MIN } from '../../../src/domain/retrieval/nearest-rows.ts';
import type {
  NearestOptions,
  NearestRows,
  Neighbors,
  SearchRows,
} from '../../../src/domain/retrieval/nearest-rows.ts';
import { checkQuestion } from '../../../src/domain/retrieval/plain-rows.ts';
import type { Pointer } from './usearch-exports.ts';
import { memoryFault } from './usearch-module.ts';
import type { UsearchModule } from './usearch-module.ts';

/** Bytes of one neighbor read out: its index, distance and present weight. */
const FOUND_BYTES = 4 + 8 + 8;

/** The exact search in WebAssembly: what `PlainRows` answers, bit for bit, some ten times faster. */
export class WasmRows implements NearestRows {
  readonly rowCount: number;
  readonly dims: number;
  readonly #module: UsearchModule;
  readonly #rows: Pointer;
  #found: Pointer;
  #foundMax: number;

  private constructor(module: UsearchModule, rows: Pointer, { dims, groups }: SearchRows) {
    this.rowCount = groups.length;
    this.dims = dims;
    this.#module = module;
    this.#rows = rows;
    this.#found = 0;
    this.#foundMax = 0;
  }

  /**
   * Copies rows into the module's memory; the fault if there is no room.
   *
   * @throws InvariantError if columns differ in length, or a group spans two sessions.
   */
  static open(module: UsearchModule, rows: SearchRows): WasmRows | FaultError {
    const { dims, values, groups, sessions } = rows;
    const n = groups.length;
    assert(dims > 0, `dims: expected 1 or more, found ${dims}`);
    assert(values.length === n * dims, `values: expected ${n * dims}, found ${values.length}`);
    assert(sessions.length === n, `sessions: expected ${n}, found ${sessions.length}`);
    const group = numbered(groups);
    const session = numbered(sessions);
    checkNested(group, session);

    const { exports } = module;
    const pointer = exports.rows_open(dims, n, group.count, session.count);
    if (pointer === 0) return module.fault(`${n} rows of ${dims} values`);
    const stride = exports.rows_stride(pointer);
    const matrix = module.floats(exports.rows_values(pointer), n * stride);
    for (let row = 0; row < n; row++) {
      matrix.set(values.subarray(row * dims, (row + 1) * dims), row * stride);
    }
    module.ints(exports.rows_groups(pointer), n).set(group.numbers);
    module.ints(exports.rows_sessions(pointer), n).set(session.numbers);
    return new WasmRows(module, pointer, rows);
  }

  /** Where the module keeps the rows; for what reads them there. */
  get pointer(): Pointer {
    return this.#rows;
  }

  /** @throws FaultError 'unavailable' if there is no memory for k neighbors. */
  nearest(query: Float32Array, weights: Float64Array, options: NearestOptions): Neighbors {
    const { rowLimit = this.rowCount, allowed, presentWeightMin = PRESENT_WEIGHT_MIN } = options;
    const { exports } = this.#module;
    this.#start(query, weights, options);
    if (allowed !== undefined) {
      this.#module.bytes(exports.rows_allowed(this.#rows), this.rowCount).set(allowed);
    }
    const limit = Math.min(Math.max(0, Math.ceil(rowLimit)), this.rowCount);
    exports.rows_scan(this.#rows, limit, allowed === undefined ? 0 : 1, presentWeightMin);
    return this.#read();
  }

  /**
   * The same among some rows alone; limit and mask do not count here.
   *
   * @param candidates row indices, each once.
   * @throws FaultError 'unavailable' if there is no memory for them.
   */
  nearestOf(
    candidates: Int32Array,
    { query, weights }: { readonly query: Float32Array; readonly weights: Float64Array },
    options: NearestOptions,
  ): Neighbors {
    const { presentWeightMin = PRESENT_WEIGHT_MIN } = options;
    this.#start(query, weights, options);
    const list = this.#alloc(candidates.byteLength);
    this.#module.ints(list, candidates.length).set(candidates);
    this.#module.exports.rows_scan_some(this.#rows, list, candidates.length, presentWeightMin);
    this.#module.free(list);
    return this.#read();
  }

  /** Gives the memory back; the rows are gone. */
  close(): void {
    this.#module.exports.rows_close(this.#rows);
    this.#module.free(this.#found);
  }

  #start(query: Float32Array, weights: Float64Array, options: NearestOptions): void {
    checkQuestion(this, { query, weights }, options);
    const { exports } = this.#module;
    const k = Math.min(options.k, Math.max(1, this.rowCount));
    const { perSessionMax = k } = options;
    if (k > this.#foundMax) {
      this.#module.free(this.#found);
      this.#foundMax = 0;
      this.#found = this.#alloc(k * FOUND_BYTES + 8);
      this.#foundMax = k;
    }
    this.#module.floats(exports.rows_query(this.#rows), this.dims).set(query);
    this.#module.doubles(exports.rows_weights(this.#rows), this.dims).set(weights);
    if (exports.rows_start(this.#rows, k, Math.min(perSessionMax, k)) !== 0) {
      throw this.#module.fault(`${k} neighbors`);
    }
  }

  #read(): Neighbors {
    const module = this.#module;
    const count = module.exports.rows_found(this.#rows);
    const distances = this.#found;
    const present = distances + 8 * this.#foundMax;
    const indices = present + 8 * this.#foundMax;
    module.exports.rows_read(this.#rows, indices, distances, present);
    return {
      rows: module.ints(indices, count).slice(),
      distances: module.doubles(distances, count).slice(),
      presentWeights: module.doubles(present, count).slice(),
      eligibleCount: module.exports.rows_eligible(this.#rows),
    };
  }

  #alloc(byteLength: number): Pointer {
    const pointer = this.#module.alloc(byteLength);
    if (pointer === undefined) throw memoryFault('a question', byteLength);
    return pointer;
  }
}

/** Ids renumbered from 0 in the order they come, and how many there are. */
type Numbered = { readonly numbers: Int32Array; readonly count: number };

function numbered(ids: Int32Array): Numbered {
  const numberOf = new Map<number, number>();
  const numbers = new Int32Array(ids.length);
  for (let row = 0; row < ids.length; row++) {
    const known = numberOf.get(ids[row]) ?? numberOf.size;
    if (known === numberOf.size) numberOf.set(ids[row], known);
    numbers[row] = known;
  }
  return { numbers, count: numberOf.size };
}

/** The rules of a search nest only if a group lies in one session. */
function checkNested(group: Numbered, session: Numbered): void {
  const sessionOf = new Int32Array(group.count).fill(-1);
  for (let row = 0; row < group.numbers.length; row++) {
    const known = sessionOf[group.numbers[row]];
    const isAlone = known === -1 || known === session.numbers[row];
    assert(isAlone, `row ${row}: expected its group in one session, found two`);
    sessionOf[group.numbers[row]] = session.numbers[row];
  }
}
