import { expose, transfer, transferHandlers } from 'comlink';
import { assert, required } from '../src/base/assert.ts';
import { faultCarryingHandler } from '../src/protocol/error-frame.ts';
import type { MomentApi, MomentStep, SessionColumns } from '../src/protocol/moment-api.ts';
import { SessionMoments } from '../src/query/session-moments.ts';
import { showLife } from '../src/query/show-life.ts';

transferHandlers.set(
  'throw',
  faultCarryingHandler(required(transferHandlers.get('throw'), "comlink's throw handler")) as never,
);

let columns: SessionColumns | undefined;
let moments: SessionMoments | undefined;

const api: MomentApi = {
  open(opened) {
    columns = opened;
    moments = new SessionMoments(columns);
    return Promise.resolve(moments.facts());
  },

  addTrades(trades) {
    assert(columns !== undefined, 'addTrades() before open()');
    columns = { ...columns, trades };
    moments = new SessionMoments(columns);
    return Promise.resolve(moments.facts());
  },

  at(atS, heldBarCount) {
    assert(moments !== undefined, 'at() before open()');
    return Promise.resolve(handOver(moments.at(atS, heldBarCount)));
  },
};

expose(api);
showLife();

/** Moves the buffers instead of copying them. */
function handOver(step: MomentStep): MomentStep {
  const columns = [...Object.values(step.bars), ...step.curves.map(({ px }) => px)];
  return transfer(
    step,
    columns.map(({ buffer }) => buffer),
  );
}
