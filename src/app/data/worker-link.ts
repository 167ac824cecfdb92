import { transferHandlers, wrap } from 'comlink';
import type { Remote } from 'comlink';
import { required } from '../../base/assert.ts';
import { faultCarryingHandler } from '../../protocol/error-frame.ts';

let carriesFaults = false;

/** The typed face of a worker; faults it throws arrive as faults. */
export function linkTo<Api>(worker: Worker): Remote<Api> {
  if (!carriesFaults) {
    const inner = required(transferHandlers.get('throw'), "comlink's throw handler");
    transferHandlers.set('throw', faultCarryingHandler(inner) as never);
    carriesFaults = true;
  }
  return wrap<Api>(worker);
}

/** The buffers behind columns, to be moved instead of copied. */
export function buffersOf(columns: Readonly<Record<string, unknown>>): ArrayBufferLike[] {
  return Object.values(columns).flatMap((column) =>
    ArrayBuffer.isView(column) ? [column.buffer] : [],
  );
}
