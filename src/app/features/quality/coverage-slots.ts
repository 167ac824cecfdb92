import type { Moment } from '../../../protocol/moment-api.ts';
import type { SessionFrame } from '../../context/session-frame.ts';

/** One bar's place of a session: whether it traded, and how much. */
export type CoverageSlot = {
  /** UNIX seconds. */
  readonly openS: number;
  /** Lots as a share of the session's most so far; undefined for a slot without a trade. */
  readonly share: number | undefined;
};

/** Slots that have closed by the moment, ascending: those that traded and those that did not. */
export function coverageSlots(
  frame: SessionFrame,
  { atS, bars }: Pick<Moment, 'atS' | 'bars'>,
): readonly CoverageSlot[] {
  const lots = new Map(Array.from(bars.openS, (openS, i) => [openS, bars.vol[i] ?? 0]));
  const most = Math.max(1, ...lots.values());
  const count = Math.max(0, Math.floor((atS - frame.startS) / frame.barS));
  return Array.from({ length: count }, (_, i) => {
    const openS = frame.startS + i * frame.barS;
    const traded = lots.get(openS);
    // Roots: the open would leave nothing of the night.
    return { openS, share: traded === undefined ? undefined : Math.sqrt(traded / most) };
  });
}

/** Spells of slots without a trade: first slot's open, and how many. */
export function gapsIn(
  slots: readonly CoverageSlot[],
): readonly { readonly openS: number; readonly count: number }[] {
  const gaps: { openS: number; count: number }[] = [];
  slots.forEach(({ openS, share }, i) => {
    if (share !== undefined) return;
    const last = gaps.at(-1);
    if (last !== undefined && i > 0 && slots[i - 1]?.share === undefined) last.count++;
    else gaps.push({ openS, count: 1 });
  });
  return gaps;
}
