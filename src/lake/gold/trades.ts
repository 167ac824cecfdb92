import { trades } from '../../contracts/trades.ts';
import { defineStage } from '../stage/define-stage.ts';
import { inSpan, keptRows } from './row-range.ts';

/** Trades of the session up to the end of its last bar. */
export const goldTrades = defineStage({
  name: 'gold-trades',
  version: 1,
  reads: { trades: { tier: 'bronze', contract: trades } },
  writes: { tier: 'gold', contract: trades },

  run({ trades: rows }, { anchors }) {
    return keptRows(trades, rows, inSpan(rows.ts_ns, anchors.startNs, anchors.barsEndNs));
  },
});
