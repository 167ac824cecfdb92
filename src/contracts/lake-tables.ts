import { bars2m } from './bars-2m.ts';
import type { Contract } from './contract.ts';
import { definitions } from './definitions.ts';
import { evaluation } from './evaluation.ts';
import { episodes } from './episodes.ts';
import { global30s } from './global-30s.ts';
import { labels } from './labels.ts';
import { levelFeatures2m } from './level-features-2m.ts';
import { levelPressure5s } from './level-pressure-5s.ts';
import { levels2m } from './levels-2m.ts';
import { ohlcv1m } from './ohlcv-1m.ts';
import { pressureLadder5s } from './pressure-ladder-5s.ts';
import { reprices5s } from './reprices-5s.ts';
import { sessionFacts } from './session-facts.ts';
import { sessionStats } from './session-stats.ts';
import { sessions } from './sessions.ts';
import { setupPaths } from './setup-paths.ts';
import { setupScaling } from './setup-scaling.ts';
import { setups } from './setups.ts';
import { signals } from './signals.ts';
import { tickLedger5s } from './tick-ledger-5s.ts';
import { trades } from './trades.ts';
import { window5s } from './window-5s.ts';

/** Every Parquet table a lake may hold, in the order a session is made. */
export const lakeTables: readonly Contract[] = [
  definitions,
  trades,
  ohlcv1m,
  window5s,
  tickLedger5s,
  reprices5s,
  bars2m,
  levels2m,
  sessionStats,
  sessionFacts,
  levelPressure5s,
  pressureLadder5s,
  episodes,
  labels,
  setupPaths,
  setups,
  setupScaling,
  levelFeatures2m,
  global30s,
  sessions,
  signals,
  evaluation,
];
