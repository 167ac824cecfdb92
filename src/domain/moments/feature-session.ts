import type { BarColumns } from '../bars/bar-columns.ts';
import type { LevelColumns } from '../levels/level-columns.ts';
import { levelKinds } from '../session/level-kind.ts';
import type { LevelKind } from '../session/level-kind.ts';
import type { InstrumentProfile } from '../session/instrument-profile.ts';
import type { SessionAnchors } from '../session/session-anchors.ts';
import type { SessionStats } from '../statistics/session-stats.ts';
import { integratedFlow } from '../features/integrated-flow.ts';
import type { LedgerIndex } from '../features/ledger-index.ts';
import type { FlowWindows } from '../features/order-flow.ts';
import { atrBySlot, slotBars } from '../features/seasonal-atr.ts';
import type { SlotAtr } from '../features/seasonal-atr.ts';
import { sinceOpen } from '../features/session-context.ts';
import type { SinceOpen } from '../features/session-context.ts';
import { touchRatios } from '../features/touch-ratios.ts';
import type { TouchRatios } from '../features/touch-ratios.ts';

/** A session as the features of a level's approach read it; all of it is borrowed. */
export type FeatureSession = {
  readonly index: LedgerIndex;
  /** Closed bars, and the levels after each of them. */
  readonly bars: BarColumns;
  readonly levels: LevelColumns;
  /** What earlier sessions say. */
  readonly stats: SessionStats;
  readonly profile: Pick<InstrumentProfile, 'pressure' | 'episodes' | 'barSeconds'>;
  readonly anchors: SessionAnchors;
};

/** The levels after one closed bar. */
export type BarLevels = {
  /** Open and close of the bar, UNIX ns. */
  readonly startNs: bigint;
  readonly closeNs: bigint;
  /** Valid levels, ticks. */
  readonly ticks: ReadonlyMap<LevelKind, number>;
};

/** A session with what all of its moments share, made once. */
export type PreparedSession = FeatureSession & {
  readonly touch: TouchRatios;
  readonly flow: FlowWindows;
  /** ATR by slot of the day. */
  readonly atr: SlotAtr;
  readonly barLevels: readonly BarLevels[];
  readonly since: SinceOpen;
};

/** Makes ready what does not depend on a level. Nothing of a window is told by a later one. */
export function prepared(session: FeatureSession): PreparedSession {
  const { index, bars, levels, stats, profile, anchors } = session;
  const { windows } = index.ledger;
  const slotCount = stats.seasonTicks.length;
  const clock = { startNs: anchors.startNs, barSeconds: profile.barSeconds, slotCount };
  const { ad_10_sum, ad_10_n } = windows;
  return {
    ...session,
    touch: touchRatios(windows, profile.pressure.kappa),
    flow: { ad_10_sum, ad_10_n, flow: integratedFlow(windows, stats.flowWeights) },
    atr: atrBySlot(slotBars(bars, clock), stats.seasonTicks),
    barLevels: levelsByBar(levels),
    since: sinceOpen(windows, anchors),
  };
}

/** Level rows by bar, in their order. */
function levelsByBar(levels: LevelColumns): readonly BarLevels[] {
  const { bar_start_ns: starts, available_at_ns: closes, level_kind: kinds } = levels;
  const bars: BarLevels[] = [];
  for (let row = 0; row < kinds.length;) {
    const ticks = new Map<LevelKind, number>();
    const first = row;
    for (; row < kinds.length && starts[row] === starts[first]; row++) {
      const kind = levelKinds.find((known) => known === kinds[row]);
      if (kind && levels.valid[row] === 1) ticks.set(kind, levels.level_tick[row]);
    }
    bars.push({ startNs: starts[first], closeNs: closes[first], ticks });
  }
  return bars;
}
