import { FaultError } from '../base/fault.ts';
import { PlainRows } from '../domain/retrieval/plain-rows.ts';
import type { OpenRows } from '../domain/retrieval/session-index.ts';
import { openUsearch } from '../../workers/wasm/usearch/node/open-usearch.ts';
import { WasmRows } from '../../workers/wasm/usearch/wasm-rows.ts';

/**
 * The product's search, in WebAssembly.
 *
 * @throws FaultError 'unavailable' if the module can neither be found nor made.
 */
export async function openSearch(): Promise<OpenRows> {
  const module = await openUsearch();
  if (module instanceof FaultError) throw module;
  return (rows) => {
    if (rows.groups.length === 0) return new PlainRows(rows);
    const opened = WasmRows.open(module, rows);
    if (opened instanceof FaultError) throw opened;
    return opened;
  };
}
