import { FaultError } from '../base/fault.ts';
import type { OpenRows } from '../domain/retrieval/session-index.ts';
import { openSized } from '../../workers/wasm/usearch/sized-rows.ts';
import { UsearchModule } from '../../workers/wasm/usearch/usearch-module.ts';

/**
 * The product's search, in WebAssembly, from our own origin.
 *
 * @throws FaultError 'unavailable' if there is no such file, 'decode' if it is no module.
 */
export async function openSearch(url: string): Promise<OpenRows> {
  const response = await fetch(url);
  if (!response.ok) {
    const message = `usearch.wasm: expected a file, found HTTP ${response.status}`;
    throw new FaultError('unavailable', message, { file: 'usearch.wasm' });
  }
  const module = await UsearchModule.open(new Uint8Array(await response.arrayBuffer()));
  if (module instanceof FaultError) throw module;
  return (rows) => openSized(module, rows);
}
