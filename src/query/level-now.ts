import { barrierState, replenishment } from '../domain/features/barrier-state.ts';
import type { BarrierMinute } from '../domain/features/barrier-state.ts';
import { NO_ANCHOR } from '../domain/features/anchors.ts';
import type { LedgerIndex } from '../domain/features/ledger-index.ts';
import { signedShare } from '../domain/features/ratio.ts';
import { runway } from '../domain/features/runway.ts';
import type { PressureRules } from '../domain/session/instrument-profile.ts';
import type {
  ApproachNow,
  ConditionNow,
  Lean,
  LevelId,
  LevelPressureNow,
  MeanWindows,
  ZoneNow,
} from '../protocol/pressure-api.ts';
import { barriersNow } from './barrier-now.ts';
import type { LevelTrace } from './level-trace.ts';
import { meanUpTo } from './window-means.ts';

/** A wall is at least three times as thick as its zone. */
const WALL_MIN = Math.log(3);

/** Something that ends a runway. */
export type Obstacle = { readonly name: string; readonly tick: number };

/** Where a level is looked at, and how. */
export type LevelPlace = {
  readonly index: LedgerIndex;
  /** Row of the last window that counts. */
  readonly row: number;
  readonly windows: MeanWindows;
  /** End of a row's window, UNIX seconds. */
  readonly endS: (row: number) => number;
  /** Other levels that are valid in the window. */
  readonly obstacles: readonly Obstacle[];
  readonly rules: PressureRules;
};

/** The pressure around a level at a window's end, from its trace. */
export function levelPressureNow(
  id: LevelId,
  trace: LevelTrace,
  place: LevelPlace,
): LevelPressureNow {
  const { row, windows } = place;
  const { shown, anchors } = trace;
  const tick = anchors[row];
  if (tick === NO_ANCHOR) return nowhere(id);
  const barriers = barriersNow(place.index, trace, place);
  const [c1, c2, c3, c4] = trace.conditions[windows];
  const condition = ({ value, since }: typeof c1): ConditionNow => {
    const now = known(value[row]);
    if (now === undefined) return { value: now, lean: now, sinceS: now };
    return { value: now, lean: leanOf(now, place.rules), sinceS: place.endS(since[row]) };
  };
  return {
    ...{ id, tick, midDistance: known(shown.mid_dist[row]) },
    conditions: [condition(c1), condition(c2), condition(c3), condition(c4)],
    pressUp: known(meanUpTo(shown.press_up, row, windows)),
    pressDown: known(meanUpTo(shown.press_down, row, windows)),
    above: zoneNow(trace, 'above', place),
    below: zoneNow(trace, 'below', place),
    up: { ...barrierNow(barriers.above, place.rules), ...runwaysNow(trace, 1, place) },
    down: { ...barrierNow(barriers.below, place.rules), ...runwaysNow(trace, -1, place) },
  };
}

/** A level that is not there, of which nothing can be told. */
export function nowhere(id: LevelId): LevelPressureNow {
  const none = undefined;
  const condition: ConditionNow = { value: none, lean: none, sinceS: none };
  const zone: ZoneNow = {
    ...{ lots: none, add: none, pull: none, fill: none, buy: none, sell: none, tape: none },
    ...{ rd: none, mb: none, fs: none, wall: none, wallTicks: none },
  };
  const approach: ApproachNow = {
    ...{ barrier: none, replenishment: none, isBare: false, obstacle: none },
    ...{ runwayAhead: none, runwayBehind: none },
  };
  return {
    ...{ id, tick: none, midDistance: none, pressUp: none, pressDown: none },
    conditions: [condition, condition, condition, condition],
    ...{ above: zone, below: zone, up: approach, down: approach },
  };
}

function leanOf(value: number, { conditionDeadBand }: PressureRules): Lean {
  if (value > conditionDeadBand) return 1;
  return value < -conditionDeadBand ? -1 : 0;
}

function zoneNow(
  { shown, lots }: LevelTrace,
  zone: 'above' | 'below',
  { row, windows, rules }: LevelPlace,
): ZoneNow {
  const { E, add, pull, fill, buy, sell } = lots[zone];
  const mean = (values: Float64Array): number | undefined => known(meanUpTo(values, row, windows));
  const [bought, sold] = [meanUpTo(buy, row, windows), meanUpTo(sell, row, windows)];
  return {
    // What rests is that of the window's end; a mean would be of no moment.
    lots: known(E[row]),
    ...{ add: mean(add), pull: mean(pull), fill: mean(fill) },
    ...{ buy: known(bought), sell: known(sold) },
    tape: known(signedShare(bought, sold, rules.kappa)),
    rd: mean(shown[`${zone}_rd`]),
    mb: mean(shown[`${zone}_mb`]),
    fs: mean(shown[`${zone}_fs`]),
    wall: known(shown[`${zone}_wall`][row]),
    wallTicks: known(wallTicks(shown[`${zone}_wall_dist`][row], rules)),
  };
}

/** Distance of a wall's middle, ticks by halves, from its share of the zone. */
function wallTicks(distance: number, { zoneTicks }: PressureRules): number {
  return Math.round(2 * distance * zoneTicks) / 2;
}

/** What the barrier ahead does. */
function barrierNow(
  minute: BarrierMinute | undefined,
  { kappa }: PressureRules,
): Pick<ApproachNow, 'barrier' | 'replenishment' | 'isBare'> {
  return {
    isBare: minute !== undefined && isBare(minute),
    barrier: minute && barrierState(minute, kappa),
    replenishment: minute && known(replenishment(minute, kappa)),
  };
}

function isBare({ depthStart, depthMean, fill }: BarrierMinute): boolean {
  return depthStart === 0 && depthMean === 0 && fill === 0;
}

/** How far price may run that travels one way. @param travel 1 up, −1 down. */
function runwaysNow(
  trace: LevelTrace,
  travel: 1 | -1,
  place: LevelPlace,
): Pick<ApproachNow, 'runwayAhead' | 'runwayBehind' | 'obstacle'> {
  const tick = trace.anchors[place.row];
  const obstacles = [...place.obstacles, ...walls(trace, place)];
  const ticks = obstacles.map((obstacle) => obstacle.tick);
  const runwayAhead = runway(tick, ticks, travel, 0).ticks;
  const end = obstacles.find((obstacle) => travel * (obstacle.tick - tick) === runwayAhead);
  return {
    runwayAhead: known(runwayAhead),
    runwayBehind: known(runway(tick, ticks, travel === 1 ? -1 : 1, 0).ticks),
    obstacle: end?.name,
  };
}

/** The thickest bands on either side, where they are thick enough to stand in the way. */
function walls({ shown, anchors }: LevelTrace, { row, rules }: LevelPlace): readonly Obstacle[] {
  return ([1, -1] as const).flatMap((direction) => {
    const zone = direction === 1 ? 'above' : 'below';
    if (!(shown[`${zone}_wall`][row] >= WALL_MIN)) return [];
    const distance = wallTicks(shown[`${zone}_wall_dist`][row], rules);
    return [{ name: 'wall', tick: anchors[row] + direction * distance }];
  });
}

function known(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}
