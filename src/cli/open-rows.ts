import { FaultError } from '../base/fault.ts';
import type { OpenRows } from '../domain/retrieval/session-index.ts';
import { openUsearch } from '../../workers/wasm/usearch/node/open-usearch.ts';
import { WasmRows } from '../../workers/wasm/usearch/wasm-rows.ts';

/**
 * The product's exact search, opened once per thread.
 *
 * @throws FaultError if the module cannot be had, or its memory is full.
 */
export async function openProductRows(): Promise<OpenRows> {
  const module = await openUsearch();
  if (module instanceof FaultError) throw module;
  return (rows) => {
    const opened = WasmRows.open(module, rows);
    if (opened instanceof FaultError) throw opened;
    return opened;
  };
}
