import { bars2m } from '../../contracts/bars-2m.ts';
import { defineStage } from '../stage/define-stage.ts';
import { inSpan, keptRows } from './row-range.ts';

/** Candles of the session, its tail included. */
export const goldBars = defineStage({
  name: 'gold-bars-2m',
  version: 1,
  reads: { bars: { tier: 'silver', contract: bars2m } },
  writes: { tier: 'gold', contract: bars2m },

  run({ bars }, { anchors }) {
    return keptRows(bars2m, bars, inSpan(bars.bar_start_ns, anchors.startNs, anchors.barsEndNs));
  },
});
