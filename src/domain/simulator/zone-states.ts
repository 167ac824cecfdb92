import type { Modulation } from './market-engine.ts';
import { unmodulated } from './market-engine.ts';
import type { BookSide } from './order-queues.ts';
import { Ask } from './order-queues.ts';

/** Direction in which price approaches a level: 1 from below, −1 from above. */
export type Travel = 1 | -1;

/** A hidden state of a zone's orders: 1 they retreat, −1 they build up. */
export type Hidden = 1 | -1;

/** Both states, of those who defend a level ahead of price and of those who support it behind. */
export type HiddenPair = { readonly ahead: Hidden; readonly behind: Hidden };

/** A level that price travels to, and what is hidden around it. */
export type ZoneStates = HiddenPair & { readonly travel: Travel; readonly levelTick: number };

/** How states bend a market. */
export type ZoneRules = {
  /** How strongly, in the exponent; 0 bends nothing. */
  readonly amplitude: number;
  /** Ticks on either side of a level that its states reach. */
  readonly zoneTicks: number;
};

/**
 * The market's rates while hidden states last: cancels grow as adds shrink, or the other way.
 *
 * @param levels where zones overlap, the first one counts.
 */
export function zoneStates(
  levels: readonly ZoneStates[],
  { amplitude, zoneTicks }: ZoneRules,
): Modulation {
  if (amplitude === 0 || levels.length === 0) return unmodulated;
  const stateAt = (side: BookSide, tick: number): Hidden | 0 => {
    for (const { travel, levelTick, ahead, behind } of levels) {
      const outward = side === Ask ? tick - levelTick : levelTick - tick;
      if (outward >= 0 && outward <= zoneTicks)
        return (side === Ask) === (travel === 1) ? ahead : behind;
    }
    return 0;
  };
  const factorMax = Math.exp(amplitude);
  return {
    ...unmodulated,
    addFactor: (side, tick) => Math.exp(-amplitude * stateAt(side, tick)),
    cancelFactor: (side, tick) => Math.exp(amplitude * stateAt(side, tick)),
    ...{ addFactorMax: factorMax, cancelFactorMax: factorMax },
  };
}
