import { expose, transfer, transferHandlers } from 'comlink';
import { required } from '../src/base/assert.ts';
import { faultCarryingHandler } from '../src/protocol/error-frame.ts';
import type { EvidenceApi } from '../src/protocol/evidence-api.ts';
import { EvidenceDesk } from '../src/query/evidence-desk.ts';
import { showLife } from '../src/query/show-life.ts';

transferHandlers.set(
  'throw',
  faultCarryingHandler(required(transferHandlers.get('throw'), "comlink's throw handler")) as never,
);

const desk = new EvidenceDesk();

const api: EvidenceApi = {
  open: (session) => desk.open(session),
  at: (ask) => Promise.resolve().then(() => desk.at(ask)),
  atAll: (ask) => Promise.resolve().then(() => desk.atAll(ask)),
  sift: (ask) => Promise.resolve().then(() => desk.sift(ask)),
  spread: (ask) => desk.spread(ask),
  map: (horizonMin) => Promise.resolve().then(() => desk.map(horizonMin)),
  trail: (ask) => Promise.resolve().then(() => desk.trail(ask)),
  async paths(rows) {
    const paths = (await desk.paths(rows)).map((path) => path && { ...path, x: path.x.slice() });
    return transfer(
      paths,
      paths.flatMap((path) => (path ? [path.x.buffer] : [])),
    );
  },
  trust: () => desk.trust(),
};

expose(api);
showLife();
