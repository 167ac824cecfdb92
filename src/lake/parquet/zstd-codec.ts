/** Zstandard as the platform offers it: Node's zlib there, WebAssembly in the browser. */
export type ZstdCodec = {
  readonly compress: (bytes: Uint8Array) => Uint8Array;
  /** @param byteLength size of the result, as the file says it. */
  readonly decompress: (bytes: Uint8Array, byteLength: number) => Uint8Array;
};
