/** An offset into the module's memory; 0 is none. */
export type Pointer = number;

/** What the module offers, as `cpp/usearch-wasm.cpp` declares it; -1 or 0 is a failure there. */
export type UsearchExports = {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly _initialize: () => void;
  readonly us_error: () => Pointer;
  readonly us_alloc: (bytes: number) => Pointer;
  readonly us_free: (pointer: Pointer) => void;

  readonly rows_open: (dims: number, count: number, groups: number, sessions: number) => Pointer;
  readonly rows_close: (rows: Pointer) => void;
  readonly rows_stride: (rows: Pointer) => number;
  readonly rows_values: (rows: Pointer) => Pointer;
  readonly rows_groups: (rows: Pointer) => Pointer;
  readonly rows_sessions: (rows: Pointer) => Pointer;
  readonly rows_allowed: (rows: Pointer) => Pointer;
  readonly rows_query: (rows: Pointer) => Pointer;
  readonly rows_weights: (rows: Pointer) => Pointer;
  readonly rows_start: (rows: Pointer, k: number, perSessionMax: number) => number;
  readonly rows_scan: (
    rows: Pointer,
    rowLimit: number,
    isMasked: number,
    presentMin: number,
  ) => void;
  readonly rows_scan_some: (
    rows: Pointer,
    list: Pointer,
    length: number,
    presentMin: number,
  ) => void;
  readonly rows_eligible: (rows: Pointer) => number;
  readonly rows_found: (rows: Pointer) => number;
  readonly rows_read: (
    rows: Pointer,
    indices: Pointer,
    distances: Pointer,
    present: Pointer,
  ) => void;

  readonly dense_open: (dims: number, connectivity: number, expansionAdd: number) => Pointer;
  readonly dense_close: (index: Pointer) => void;
  readonly dense_size: (index: Pointer) => number;
  readonly dense_dims: (index: Pointer) => number;
  readonly dense_memory: (index: Pointer) => number;
  readonly dense_reserve: (index: Pointer, count: number) => number;
  readonly dense_add: (index: Pointer, vectors: Pointer, firstKey: number, count: number) => number;
  readonly dense_add_rows: (
    ...parameters: [index: Pointer, rows: Pointer, roots: Pointer, first: number, count: number]
  ) => number;
  readonly dense_search: (
    ...parameters: [
      index: Pointer,
      query: Pointer,
      k: number,
      expansion: number,
      keyLimit: number,
      allowed: Pointer,
      keys: Pointer,
      distances: Pointer,
    ]
  ) => number;
  readonly dense_saved_length: (index: Pointer) => number;
  readonly dense_save: (index: Pointer, bytes: Pointer, length: number) => number;
  readonly dense_load: (index: Pointer, bytes: Pointer, length: number, isView: number) => number;
};
