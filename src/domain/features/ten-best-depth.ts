import { DEPTH_COUNT } from '../ledger/ledger-columns.ts';
import type { LedgerIndex } from './ledger-index.ts';
import { RestingDepth } from './resting-depth.ts';
import type { TickRange } from './resting-depth.ts';

/** Farthest from the touch that a best price is looked for, ticks; beyond it nobody means it. */
const REACH = 2048;

/** Lots at the ten best prices of each side at the ends of windows; NaN where unknown. */
export type TenBestDepth = { readonly bid: Float64Array; readonly ask: Float64Array };

/** The depth of the ten best prices, window by window, in one walk over the ledger. */
export function tenBestDepth(index: LedgerIndex): TenBestDepth {
  const { rowCount } = index;
  const { bb, ba, known_lo: knownLo, known_hi: knownHi } = index.ledger.windows;
  const bid = new Float64Array(rowCount).fill(NaN);
  const ask = new Float64Array(rowCount).fill(NaN);
  const range = touchRange(bb, ba);
  const depth = new RestingDepth(index, range, 0);
  for (let row = 0; row < rowCount; row++) {
    depth.advance();
    // Where the source gives no end, all that rests is known.
    const lo = Math.max(range.lo, Number.isNaN(knownLo[row]) ? -Infinity : knownLo[row]);
    const hi = Math.min(range.hi, Number.isNaN(knownHi[row]) ? Infinity : knownHi[row]);
    if (lo > hi) continue;
    const bids = { from: bb[row] - range.lo, to: lo - range.lo };
    const asks = { from: ba[row] - range.lo, to: hi - range.lo };
    bid[row] = lotsOf(depth.bid, { ...bids, isWhole: Number.isNaN(knownLo[row]) });
    ask[row] = lotsOf(depth.ask, { ...asks, isWhole: Number.isNaN(knownHi[row]) });
  }
  return { bid, ask };
}

/** A side from its best place outwards. */
type SidePlaces = {
  /** NaN for an empty side. */
  readonly from: number;
  readonly to: number;
  /** Whether nothing rests that the source does not give. */
  readonly isWhole: boolean;
};

function lotsOf(lots: Float64Array, { from, to, isWhole }: SidePlaces): number {
  const step = from > to ? -1 : 1;
  let [sum, found] = [0, 0];
  for (let at = from; found < DEPTH_COUNT && (to - at) * step >= 0; at += step) {
    if (lots[at] > 0) {
      sum += lots[at];
      found++;
    }
  }
  return found === DEPTH_COUNT || isWhole ? sum : NaN;
}

function touchRange(bb: Float64Array, ba: Float64Array): TickRange {
  let [lo, hi] = [Infinity, -Infinity];
  for (let row = 0; row < bb.length; row++) {
    // A missing side compares as neither.
    if (bb[row] < lo) lo = bb[row];
    if (ba[row] < lo) lo = ba[row];
    if (bb[row] > hi) hi = bb[row];
    if (ba[row] > hi) hi = ba[row];
  }
  return lo > hi ? { lo: 0, hi: 0 } : { lo: lo - REACH, hi: hi + REACH };
}
