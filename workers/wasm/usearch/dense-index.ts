import { assert } from '../../../src/base/assert.ts';
import { FaultError } from '../../../src/base/fault.ts';
import type { Pointer } from './usearch-exports.ts';
import { memoryFault } from './usearch-module.ts';
import type { UsearchModule } from './usearch-module.ts';
import type { WasmRows } from './wasm-rows.ts';

/** How a graph is built. */
export type DenseOptions = {
  /** Columns of a vector. */
  readonly dims: number;
  /** Edges of a vector in the graph; 16 when left out. */
  readonly connectivity?: number | undefined;
  /** Candidates looked at when a vector enters; 128 when left out. */
  readonly expansionAdd?: number | undefined;
};

/** What a search asks for. */
export type DenseSearch = {
  readonly k: number;
  /** Candidates the graph is searched with; without it every vector is measured. */
  readonly expansion?: number | undefined;
  /** Keys below it may answer; all when left out. */
  readonly keyLimit?: number | undefined;
  /** One byte per key, 0 keeps it out; all may answer when left out. */
  readonly allowed?: Uint8Array | undefined;
};

/** What was found, the nearest first. */
export type DenseMatches = {
  readonly keys: Int32Array;
  /** Squared L2 distances, as float32 sums. */
  readonly distances: Float32Array;
};

/**
 * USearch itself: complete float32 vectors under squared L2, searched through its graph (HNSW) or
 * one by one. Its files are those of every other build of USearch.
 *
 * Keys count up from 0 as vectors are added.
 */
export class DenseIndex {
  readonly dims: number;
  readonly #module: UsearchModule;
  readonly #index: Pointer;
  /** Bytes that the index looks into; they live as long as it. */
  #viewed: Pointer = 0;

  private constructor(module: UsearchModule, index: Pointer, dims: number) {
    this.#module = module;
    this.#index = index;
    this.dims = dims;
  }

  /** An index without vectors; the fault if there is no memory. */
  static open(module: UsearchModule, options: DenseOptions): DenseIndex | FaultError {
    const { dims, connectivity = 16, expansionAdd = 128 } = options;
    assert(Number.isInteger(dims) && dims > 0, `dims: expected 1 or more, found ${dims}`);
    const index = module.exports.dense_open(dims, connectivity, expansionAdd);
    return index === 0 ? module.fault('an index') : new DenseIndex(module, index, dims);
  }

  /** The index that `save` wrote, copied; the fault if the bytes are damaged or of another kind. */
  static load(
    module: UsearchModule,
    bytes: Uint8Array,
    options: DenseOptions,
  ): DenseIndex | FaultError {
    return DenseIndex.#read(module, bytes, { ...options, isView: false });
  }

  /** The same in place: nothing is unpacked, and nothing can be added. */
  static view(
    module: UsearchModule,
    bytes: Uint8Array,
    options: DenseOptions,
  ): DenseIndex | FaultError {
    return DenseIndex.#read(module, bytes, { ...options, isView: true });
  }

  static #read(
    module: UsearchModule,
    bytes: Uint8Array,
    { isView, ...options }: DenseOptions & { readonly isView: boolean },
  ): DenseIndex | FaultError {
    const index = DenseIndex.open(module, options);
    if (index instanceof FaultError) return index;
    const copy = module.alloc(bytes.length);
    if (copy === undefined) return index.#closedBy(memoryFault('a saved index', bytes.length));
    module.bytes(copy, bytes.length).set(bytes);
    const fault = index.#readFault(copy, bytes.length, isView);
    if (isView && fault === undefined) index.#viewed = copy;
    else module.free(copy);
    return fault === undefined ? index : index.#closedBy(fault);
  }

  /** Vectors held. */
  get size(): number {
    return this.#module.exports.dense_size(this.#index);
  }

  /** Bytes of memory it takes. */
  get memoryBytes(): number {
    return this.#module.exports.dense_memory(this.#index) >>> 0;
  }

  /**
   * Adds vectors under the next keys.
   *
   * @param vectors n × dims complete values, row by row.
   * @returns the fault if there is no room, a value is missing, or the index is a view.
   */
  add(vectors: Float32Array): FaultError | undefined {
    const count = vectors.length / this.dims;
    assert(Number.isInteger(count), `vectors: expected rows of ${this.dims}, found ${count} rows`);
    const gap = vectors.findIndex((value) => !Number.isFinite(value));
    if (gap >= 0) return gapFault(gap, this.dims);
    const reserved = this.reserve(this.size + count);
    if (reserved !== undefined) return reserved;
    const copy = this.#module.alloc(vectors.byteLength);
    if (copy === undefined) return memoryFault('vectors', vectors.byteLength);
    this.#module.floats(copy, vectors.length).set(vectors);
    const status = this.#module.exports.dense_add(this.#index, copy, this.size, count);
    this.#module.free(copy);
    return status === 0 ? undefined : this.#module.fault('vectors');
  }

  /**
   * Adds rows of a search, weighted and without gaps, under their own indices; into an empty index.
   *
   * @param roots dims roots of weights; a missing value becomes 0, the middle.
   */
  addRows(rows: WasmRows, roots: Float32Array): FaultError | undefined {
    assert(this.size === 0, `rows: expected an empty index, found ${this.size} vectors`);
    const reserved = this.reserve(rows.rowCount);
    if (reserved !== undefined) return reserved;
    const copy = this.#module.alloc(roots.byteLength);
    if (copy === undefined) return memoryFault('weights', roots.byteLength);
    this.#module.floats(copy, roots.length).set(roots);
    const { dense_add_rows: add } = this.#module.exports;
    const status = add(this.#index, rows.pointer, copy, 0, rows.rowCount);
    this.#module.free(copy);
    return status === 0 ? undefined : this.#module.fault('rows of a graph');
  }

  /** Makes room for so many vectors in all, before they are added. */
  reserve(count: number): FaultError | undefined {
    if (this.#viewed !== 0) {
      return new FaultError('input', 'an index: expected one to add to, found a view');
    }
    const status = this.#module.exports.dense_reserve(this.#index, count);
    return status === 0 ? undefined : this.#module.fault(`room for ${count} vectors`);
  }

  /** The nearest vectors; the fault if the query has gaps or memory is short. */
  search(query: Float32Array, search: DenseSearch): DenseMatches | FaultError {
    const { k, allowed } = search;
    assert(query.length === this.dims, `query: expected ${this.dims}, found ${query.length}`);
    assert(Number.isInteger(k) && k > 0, `k: expected a whole number above 0, found ${k}`);
    const maskLength = allowed?.length ?? this.size;
    assert(maskLength === this.size, `allowed: expected ${this.size} bytes, found ${maskLength}`);
    const gap = query.findIndex((value) => !Number.isFinite(value));
    if (gap >= 0) return gapFault(gap, this.dims);
    if (this.size === 0) return { keys: new Int32Array(0), distances: new Float32Array(0) };
    return this.#searched(query, { ...search, k: Math.min(k, this.size) });
  }

  /** The index as bytes, which `load` and `view` take, and every build of USearch. */
  save(): Uint8Array | FaultError {
    const { exports } = this.#module;
    const length = exports.dense_saved_length(this.#index) >>> 0;
    const copy = this.#module.alloc(length);
    if (copy === undefined) return memoryFault('an index to save', length);
    const status = exports.dense_save(this.#index, copy, length);
    const bytes = status === 0 ? this.#module.bytes(copy, length).slice() : undefined;
    this.#module.free(copy);
    return bytes ?? this.#module.fault('an index to save');
  }

  /** Gives the memory back; the index is gone. */
  close(): void {
    this.#module.exports.dense_close(this.#index);
    this.#module.free(this.#viewed);
  }

  #searched(query: Float32Array, search: DenseSearch): DenseMatches | FaultError {
    const module = this.#module;
    const { k, expansion = 0, keyLimit = this.size, allowed } = search;
    const bytes = query.byteLength + 8 * k + (allowed?.length ?? 0);
    const place = module.alloc(bytes);
    if (place === undefined) return memoryFault('a question', bytes);
    const keys = place + query.byteLength;
    const distances = keys + 4 * k;
    const mask = allowed === undefined ? 0 : distances + 4 * k;
    module.floats(place, query.length).set(query);
    if (allowed !== undefined) module.bytes(mask, allowed.length).set(allowed);
    const limit = Math.min(Math.max(0, Math.ceil(keyLimit)), this.size);
    const count = module.exports.dense_search(
      ...([this.#index, place, k, expansion, limit, mask, keys, distances] as const),
    );
    const matches = {
      keys: module.ints(keys, Math.max(0, count)).slice(),
      distances: module.floats(distances, Math.max(0, count)).slice(),
    };
    module.free(place);
    return count < 0 ? module.fault('a search') : matches;
  }

  /** Why bytes could not be read: what USearch says, or that they led it astray. */
  #readFault(bytes: Pointer, length: number, isView: boolean): FaultError | undefined {
    const { dense_load: read } = this.#module.exports;
    try {
      const status = read(this.#index, bytes, length, isView ? 1 : 0);
      return status === 0 ? undefined : this.#module.fault('a saved index');
    } catch (cause) {
      return new FaultError('decode', 'a saved index: expected whole, found damaged', {}, cause);
    }
  }

  #closedBy(fault: FaultError): FaultError {
    this.close();
    return fault;
  }
}

function gapFault(position: number, dims: number): FaultError {
  const row = Math.floor(position / dims);
  const column = position % dims;
  const message = `vector ${row}: expected a number in column ${column}, found none`;
  return new FaultError('input', message, { row, column });
}
