import { travelTowards } from '../features/level-distance.ts';
import { pricePlaces } from '../features/price-place.ts';
import { WINDOW_NS } from '../ledger/ledger-columns.ts';
import type { LevelKind } from '../session/level-kind.ts';
import { anchorLevelKinds } from '../session/level-kind.ts';
import type { PreparedSession } from './feature-session.ts';
import type { LevelMoment } from './level-moments.ts';

/** A level at the close of a bar. */
export type BarMoment = LevelMoment & {
  readonly kind: LevelKind;
  /** Open of the bar, UNIX ns. */
  readonly barStartNs: bigint;
};

/**
 * The rows of `level_features_2m`: at each bar's close the six levels that are valid and within the
 * band of the mid, or of the last trade where there is no book, by time, then in the order of the
 * strip.
 */
export function barMoments({
  index,
  anchors,
  barLevels,
  profile,
}: PreparedSession): readonly BarMoment[] {
  const { rowBandTicks } = profile.pressure;
  const places = pricePlaces(index.ledger.windows);
  const firstWin = index.rowCount > 0 ? index.ledger.windows.win[0] : 0;
  return barLevels.flatMap(({ startNs, closeNs, ticks }) => {
    const row = Math.floor(Number(closeNs - anchors.startNs) / WINDOW_NS) - 1 - firstWin;
    if (row < 0 || row >= index.rowCount) return [];
    const near: BarMoment[] = [];
    for (const kind of anchorLevelKinds) {
      const levelTick = ticks.get(kind);
      if (levelTick === undefined) continue;
      if (!(Math.abs(places[row] - levelTick) <= rowBandTicks)) continue;
      const travel = travelTowards(places, row, levelTick);
      near.push({ row, tsNs: closeNs, levelTick, kind, travel, barStartNs: startNs });
    }
    return near;
  });
}
