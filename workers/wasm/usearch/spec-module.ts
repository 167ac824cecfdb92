import { FaultError } from '../../../src/base/fault.ts';
import { UsearchModule } from './usearch-module.ts';

/** The part of Node's process that reads a file, where there is one. */
type Host = {
  readonly process?: {
    readonly getBuiltinModule?: (name: 'node:fs') => {
      readonly readFileSync: (path: URL) => Uint8Array;
    };
  };
};

/** The compiled module's bytes for a spec, in Node from the file, in a browser from the server. */
export async function specBytes(): Promise<Uint8Array<ArrayBuffer>> {
  const files = (globalThis as Host).process?.getBuiltinModule?.('node:fs');
  if (files === undefined) {
    const response = await fetch('/wasm/usearch.wasm');
    return new Uint8Array(await response.arrayBuffer());
  }
  const path = ['..', '..', '..', 'public', 'wasm', 'usearch.wasm'].join('/');
  return new Uint8Array(files.readFileSync(new URL(path, import.meta.url)));
}

/** The module for a spec. */
export async function specModule(): Promise<UsearchModule> {
  return fine(await UsearchModule.open(await specBytes()));
}

/** The value of a result that should be one. */
export function fine<T>(result: T | FaultError): T {
  if (result instanceof FaultError) throw result;
  return result;
}
