import { WINDOW_NS } from '../ledger/ledger-columns.ts';
import type { EpisodeMoment } from '../episodes/session-episodes.ts';
import type { TradeTape } from '../episodes/trade-tape.ts';

/** Windows of a price path before and after the last one that had ended by the trigger. */
export const PATH_STEPS = { before: 240, after: 180 } as const;

/** Closes of windows around a trigger, ticks from its level in the direction of travel. */
export type PricePath = {
  readonly moment: EpisodeMoment;
  /** From `-PATH_STEPS.before` to `PATH_STEPS.after`; NaN in a window without a trade. */
  readonly x: Float64Array;
};

/** The path of price around a trigger. @param untilNs what is later is not looked at. */
export function pricePath(tape: TradeTape, moment: EpisodeMoment, untilNs: number): PricePath {
  const { win, direction, levelTick } = moment.setup;
  const { before, after } = PATH_STEPS;
  const x = new Float64Array(before + 1 + after).fill(NaN);
  for (let step = 0; step < x.length; step++) {
    const startNs = (win - before + step) * WINDOW_NS;
    if (startNs >= untilNs) break;
    const last = tape.countBefore(Math.min(startNs + WINDOW_NS, untilNs)) - 1;
    if (last >= 0 && tape.ns[last] >= startNs)
      x[step] = direction * (tape.tick[last] - levelTick) + 0;
  }
  return { moment, x };
}
