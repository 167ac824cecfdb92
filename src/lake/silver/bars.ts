import { bars2m } from '../../contracts/bars-2m.ts';
import { BarFold } from '../../domain/bars/bar-fold.ts';
import { sessionWindow } from '../bronze/session-window.ts';
import { defineStage } from '../stage/define-stage.ts';
import { feed, sourceTables } from './source-tables.ts';

const NS_PER_S = 1_000_000_000n;

/** Candles of the session, and after its end as far as the next session's averages look back. */
export const silverBars = defineStage({
  name: 'silver-bars-2m',
  version: 1,
  reads: sourceTables,
  writes: { tier: 'silver', contract: bars2m },

  run(source, { profile, date }) {
    const { anchors, tradesEndNs } = sessionWindow(profile, date);
    const { startNs } = anchors;
    const barNs = BigInt(profile.barSeconds) * NS_PER_S;
    const barCount = (tradesEndNs - startNs + barNs - 1n) / barNs;
    const endNs = startNs + barCount * barNs;
    const fold = new BarFold({ startNs, endNs, barSeconds: profile.barSeconds });
    feed(fold, startNs, source);
    fold.end();
    return fold.columns();
  },
});
