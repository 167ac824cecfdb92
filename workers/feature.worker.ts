import { expose, transfer, transferHandlers } from 'comlink';
import { assert, required } from '../src/base/assert.ts';
import { faultCarryingHandler } from '../src/protocol/error-frame.ts';
import type { PressureApi, PressureStep } from '../src/protocol/pressure-api.ts';
import type { SessionDepth } from '../src/query/session-depth.ts';
import { SessionPressure } from '../src/query/session-pressure.ts';
import { showLife } from '../src/query/show-life.ts';

transferHandlers.set(
  'throw',
  faultCarryingHandler(required(transferHandlers.get('throw'), "comlink's throw handler")) as never,
);

let pressure: SessionPressure | undefined;
let depth: SessionDepth | undefined;

const api: PressureApi = {
  open(session) {
    pressure = new SessionPressure(session);
    depth = pressure.depth();
    return Promise.resolve(pressure.facts());
  },

  drawLevels(levels) {
    assert(pressure !== undefined, 'drawLevels() before open()');
    pressure.drawLevels(levels);
    return Promise.resolve();
  },

  at(ask) {
    assert(pressure !== undefined, 'at() before open()');
    return Promise.resolve(handOver(pressure.at(ask)));
  },

  columnsAt(atS, id) {
    assert(pressure !== undefined, 'columnsAt() before open()');
    return Promise.resolve(pressure.columnsAt(atS, id));
  },

  depthPicture(ask) {
    const picture = depth?.picture(ask);
    return Promise.resolve(picture && transfer(picture, [picture.steps.buffer]));
  },

  depthAt: (place) => Promise.resolve(depth?.at(place)),
};

expose(api);
showLife();

/** Moves the buffers of the track instead of copying them. */
function handOver(step: PressureStep): PressureStep {
  return transfer(
    step,
    Object.values(step.track).map(({ buffer }) => buffer),
  );
}
