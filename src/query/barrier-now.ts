import type { AggregateField } from '../domain/features/aggregate.ts';
import type { AggregateColumns } from '../domain/features/aggregate-series.ts';
import { sweepViews } from '../domain/features/aggregate-sweep.ts';
import { barrierMinute } from '../domain/features/barrier-minute.ts';
import type { BarrierMinute } from '../domain/features/barrier-state.ts';
import { zonePlan } from '../domain/features/zone-plan.ts';
import type { LedgerIndex } from '../domain/features/ledger-index.ts';
import { logRatio } from '../domain/features/ratio.ts';
import type { PressureRules } from '../domain/session/instrument-profile.ts';
import type { LevelTrace } from './level-trace.ts';

/** Windows that tell a barrier's state: a minute, and the one whose end is its start. */
const STATE_WINDOWS = 13;

/** A minute of the barriers above and below a level; undefined while there is less. */
export type BarriersNow = {
  readonly above: BarrierMinute | undefined;
  readonly below: BarrierMinute | undefined;
};

const barrierFields = ['E', 'add', 'pull', 'fill', 'mirror'] as const satisfies AggregateField[];

/** Near and middle band of a side together, by window, the last one last. */
type BarrierLots = AggregateColumns<(typeof barrierFields)[number]>;

/**
 * The barriers of a level at a window's end. All of the minute is seen from where the level stands
 * now, as in the lake: one that has moved meanwhile would else seem to have thinned or thickened.
 */
export function barriersNow(
  index: LedgerIndex,
  { anchors, lots }: Pick<LevelTrace, 'anchors' | 'lots'>,
  { row, rules }: { readonly row: number; readonly rules: PressureRules },
): BarriersNow {
  const start = row + 1 - STATE_WINDOWS;
  if (start < 0) return { above: undefined, below: undefined };
  const tick = anchors[row];
  const hasStood = anchors.subarray(start, row).every((before) => before === tick);
  const { above, below } = hasStood
    ? { above: newest(lots.aboveClose, row), below: newest(lots.belowClose, row) }
    : seenFrom(index, tick, { start, end: row + 1, rules });
  return { above: minuteOf(above, rules), below: minuteOf(below, rules) };
}

function newest(lots: BarrierLots, row: number): BarrierLots {
  const of = (values: Float64Array): Float64Array =>
    values.subarray(row + 1 - STATE_WINDOWS, row + 1);
  const { E, add, pull, fill, mirror } = lots;
  return { E: of(E), add: of(add), pull: of(pull), fill: of(fill), mirror: of(mirror) };
}

/** Lots of some windows on both sides of one tick, wherever the level stood in them. */
function seenFrom(
  index: LedgerIndex,
  tick: number,
  {
    start,
    end,
    rules,
  }: { readonly start: number; readonly end: number; readonly rules: PressureRules },
): { readonly above: BarrierLots; readonly below: BarrierLots } {
  const fields = { aboveClose: barrierFields, belowClose: barrierFields };
  const { plan, index: at } = zonePlan(rules, fields);
  const anchors = new Int32Array(end - start).fill(tick);
  const view = { start, end, anchors, plan };
  const found: { above: BarrierLots; below: BarrierLots }[] = [];
  sweepViews(index, [view], (_, series) => {
    const of = (place: number): BarrierLots => series.fields(place, barrierFields);
    found.push({ above: of(at.aboveClose), below: of(at.belowClose) });
  });
  return found[0];
}

function minuteOf({ mirror, ...lots }: BarrierLots, { kappa }: PressureRules): BarrierMinute {
  const last = mirror.length - 1;
  return barrierMinute(lots, logRatio(lots.E[last], mirror[last], kappa));
}
