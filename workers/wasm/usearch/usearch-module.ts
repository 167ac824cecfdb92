import { FaultError } from '../../../src/base/fault.ts';
import type { Pointer, UsearchExports } from './usearch-exports.ts';

/** The one function used of WebAssembly, whose types Node and browsers keep in different places. */
type WebAssemblyHost = {
  readonly WebAssembly: {
    readonly instantiate: (
      bytes: Uint8Array<ArrayBuffer>,
      imports: object,
    ) => Promise<{ readonly instance: { readonly exports: UsearchExports } }>;
  };
};

/**
 * The compiled module, open: its functions and its memory.
 *
 * Views of the memory die whenever it grows: take a new one after every call that may allocate.
 */
export class UsearchModule {
  readonly exports: UsearchExports;

  private constructor(exports: UsearchExports) {
    this.exports = exports;
  }

  /** Opens the module from the bytes of `usearch.wasm`; the fault if they are none. */
  static async open(bytes: Uint8Array<ArrayBuffer>): Promise<UsearchModule | FaultError> {
    try {
      const { WebAssembly: host } = globalThis as unknown as WebAssemblyHost;
      const { instance } = await host.instantiate(bytes, {});
      instance.exports._initialize();
      return new UsearchModule(instance.exports);
    } catch (cause) {
      const what = cause instanceof Error ? cause.message : String(cause);
      return new FaultError('decode', `usearch.wasm: expected a module, found ${what}`, {}, cause);
    }
  }

  /** Bytes of memory the module holds; it never gives any back. */
  get byteLength(): number {
    return this.exports.memory.buffer.byteLength;
  }

  /** Takes memory; undefined if there is not so much. Give it back with `free`. */
  alloc(byteLength: number): Pointer | undefined {
    const pointer = this.exports.us_alloc(byteLength) >>> 0;
    return pointer === 0 ? undefined : pointer;
  }

  free(pointer: Pointer): void {
    this.exports.us_free(pointer);
  }

  bytes(pointer: Pointer, length: number): Uint8Array {
    return new Uint8Array(this.exports.memory.buffer, pointer >>> 0, length);
  }

  ints(pointer: Pointer, length: number): Int32Array {
    return new Int32Array(this.exports.memory.buffer, pointer >>> 0, length);
  }

  floats(pointer: Pointer, length: number): Float32Array {
    return new Float32Array(this.exports.memory.buffer, pointer >>> 0, length);
  }

  doubles(pointer: Pointer, length: number): Float64Array {
    return new Float64Array(this.exports.memory.buffer, pointer >>> 0, length);
  }

  /** Why the last call failed, as a fault of what was tried. */
  fault(what: string): FaultError {
    const reason = this.#text(this.exports.us_error() >>> 0);
    const code = reason === 'out of memory' ? 'unavailable' : 'decode';
    return new FaultError(code, `${what}: ${reason}`, { memoryBytes: this.byteLength });
  }

  /** A C string, plain ASCII. */
  #text(pointer: Pointer): string {
    if (pointer === 0) return 'no reason given';
    const bytes = new Uint8Array(this.exports.memory.buffer, pointer);
    return String.fromCharCode(...bytes.subarray(0, bytes.indexOf(0)));
  }
}

/** The fault of memory that is not there. */
export function memoryFault(what: string, bytes: number): FaultError {
  const found = `no room for ${bytes} more`;
  return new FaultError('unavailable', `${what}: expected memory, found ${found}`, { bytes });
}
