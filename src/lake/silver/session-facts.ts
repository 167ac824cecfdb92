import { bars2m } from '../../contracts/bars-2m.ts';
import type { AnyColumns } from '../../contracts/contract.ts';
import { reprices5s } from '../../contracts/reprices-5s.ts';
import { sessionFacts } from '../../contracts/session-facts.ts';
import { sessionStats } from '../../contracts/session-stats.ts';
import { tickLedger5s } from '../../contracts/tick-ledger-5s.ts';
import { window5s } from '../../contracts/window-5s.ts';
import { atrBySlot, slotBars } from '../../domain/features/seasonal-atr.ts';
import { tenBestDepth } from '../../domain/features/ten-best-depth.ts';
import { factColumns } from '../../domain/statistics/session-facts.ts';
import type { FactSource } from '../../domain/statistics/session-facts.ts';
import { statsOf } from '../../domain/statistics/session-stats.ts';
import { defineStage } from '../stage/define-stage.ts';
import { indexedLedger } from './ledger.ts';
import { slotClock } from './slot-clock.ts';

/** What the session adds to the statistics of later ones. */
export const silverSessionFacts = defineStage({
  name: 'silver-session-facts',
  version: 2,
  reads: {
    bars: { tier: 'silver', contract: bars2m },
    stats: { tier: 'silver', contract: sessionStats },
    windows: { tier: 'silver', contract: window5s, optional: true },
    ticks: { tier: 'silver', contract: tickLedger5s, optional: true },
    reprices: { tier: 'silver', contract: reprices5s, optional: true },
  },
  writes: { tier: 'silver', contract: sessionFacts },

  run({ bars: allBars, stats, windows, ticks, reprices }, session) {
    const bars = slotBars(allBars, slotClock(session));
    return factColumns({
      bars,
      atr: atrBySlot(bars, statsOf(stats).seasonTicks),
      barSeconds: session.profile.barSeconds,
      book: windows && ticks && reprices && bookOf({ windows, ticks, reprices }),
    });
  },
});

function bookOf(tables: {
  readonly windows: AnyColumns;
  readonly ticks: AnyColumns;
  readonly reprices: AnyColumns;
}): FactSource['book'] {
  const index = indexedLedger(tables);
  return { index, depth: tenBestDepth(index) };
}
