import { FaultError } from '../base/fault.ts';
import type { OpenRows } from '../domain/retrieval/session-index.ts';
import { openUsearch } from '../../workers/wasm/usearch/node/open-usearch.ts';
import { openSized } from '../../workers/wasm/usearch/sized-rows.ts';

/**
 * The product's search, in WebAssembly; each thread opens its own.
 *
 * @throws FaultError 'unavailable' if the module can neither be found nor made.
 */
export async function openSearch(): Promise<OpenRows> {
  const module = await openUsearch();
  if (module instanceof FaultError) throw module;
  return (rows) => openSized(module, rows);
}
