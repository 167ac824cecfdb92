import type { PressureRules } from '../session/instrument-profile.ts';

/** Ticks of one side at distances `lo` to `hi` from a level, both included; above it positive. */
export type Aggregate = { readonly side: 'ask' | 'bid'; readonly lo: number; readonly hi: number };

/**
 * Quantities of an aggregate in a window; lots unless said.
 *
 * `S` and `E` rest at the window's start and end, E = S + add − pull − fill; `repriced` moved
 * within the aggregate, times the ticks by which it moved, and `drift` is the part of that away
 * from the level less the part towards it; `mirror` rests at the mirrored ticks of the other side;
 * `buy` and `sell` traded; the distances are sums of lots times ticks from the level, of an
 * aggregate that lies on one side of it.
 */
export const aggregateFields = [
  ...(['S', 'E', 'add', 'pull', 'fill', 'repriced', 'drift', 'mirror'] as const),
  ...(['buy', 'sell', 'distanceS', 'distanceE'] as const),
] as const;

/** Name of a quantity of an aggregate. */
export type AggregateField = (typeof aggregateFields)[number];

/** Ladder rows above a level, and as many below. */
export const LADDER_REACH = 5;

/**
 * The aggregates of a level's pressure. A zone's own side defends the level above and supports it
 * below, and includes the level itself; all of it is symmetric under a mirror.
 */
export function zoneAggregates({ zoneTicks, midTicks, nearTicks }: PressureRules) {
  return {
    above: { side: 'ask', lo: 0, hi: zoneTicks },
    below: { side: 'bid', lo: -zoneTicks, hi: 0 },
    aboveNear: { side: 'ask', lo: 0, hi: nearTicks },
    aboveMid: { side: 'ask', lo: nearTicks + 1, hi: midTicks },
    aboveFar: { side: 'ask', lo: midTicks + 1, hi: zoneTicks },
    belowNear: { side: 'bid', lo: -nearTicks, hi: 0 },
    belowMid: { side: 'bid', lo: -midTicks, hi: -nearTicks - 1 },
    belowFar: { side: 'bid', lo: -zoneTicks, hi: -midTicks - 1 },
    aboveOther: { side: 'bid', lo: 1, hi: zoneTicks },
    belowOther: { side: 'ask', lo: -zoneTicks, hi: -1 },
    atAsk: { side: 'ask', lo: 0, hi: 0 },
    atBid: { side: 'bid', lo: 0, hi: 0 },
    aboveClose: { side: 'ask', lo: 0, hi: midTicks },
    belowClose: { side: 'bid', lo: -midTicks, hi: 0 },
    around: { side: 'ask', lo: -midTicks, hi: midTicks },
  } as const satisfies Readonly<Record<string, Aggregate>>;
}

/** Name of an aggregate of a level's pressure. */
export type ZoneName = keyof ReturnType<typeof zoneAggregates>;

/**
 * Rows of the ladder, from the lowest up: asks of each, then bids of each. A row is a band's width
 * of ticks; the middle one is the level with a tick on either side.
 */
export function ladderAggregates({ nearTicks }: Pick<PressureRules, 'nearTicks'>): Aggregate[] {
  const offsets = Array.from({ length: 2 * LADDER_REACH + 1 }, (_, row) => row - LADDER_REACH);
  return (['ask', 'bid'] as const).flatMap((side) =>
    offsets.map((offset) => ({ side, ...ticksOf(offset, nearTicks) })),
  );
}

/** Distances that round to an offset, half away from the level. */
function ticksOf(offset: number, width: number): { readonly lo: number; readonly hi: number } {
  const half = Math.floor(width / 2);
  if (offset === 0) return { lo: 1 - half, hi: half - 1 };
  const near = Math.abs(offset) * width - half;
  // The outermost row ends with the zone.
  const far = Math.abs(offset) === LADDER_REACH ? near + half : near + width - 1;
  return offset > 0 ? { lo: near, hi: far } : { lo: -far, hi: -near };
}
