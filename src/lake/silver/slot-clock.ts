import type { SlotClock } from '../../domain/features/seasonal-atr.ts';
import type { StageSession } from '../stage/define-stage.ts';

/** The bars of a session's day. */
export function slotClock({
  profile: { barSeconds },
  anchors: { startNs, barsEndNs },
}: Pick<StageSession, 'profile' | 'anchors'>): SlotClock {
  const barNs = BigInt(barSeconds) * 1_000_000_000n;
  return { startNs, barSeconds, slotCount: Number((barsEndNs - startNs) / barNs) };
}
