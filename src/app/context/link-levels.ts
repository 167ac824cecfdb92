import type { LinkLevel } from '../../protocol/link-state.ts';
import { NAME_LENGTH_MAX } from './address.ts';
import type { DrawnLevel } from './own-levels.ts';

/** More levels than a hand draws are not taken from a link: they stay in the reader's browser. */
const COUNT_MAX = 50;
/** No market trades beyond, points. */
const PX_MAX = 1e7;

/**
 * The levels of a link that this desk has not drawn. Where one stands at the same price the reader's
 * own name for it holds.
 *
 * @param tickPx price of one tick, points.
 */
export function missingLevels(
  wished: readonly LinkLevel[],
  drawn: readonly Pick<DrawnLevel, 'px'>[],
  tickPx: number,
): readonly LinkLevel[] {
  const taken = new Set(drawn.map(({ px }) => Math.round(px / tickPx)));
  const missing: LinkLevel[] = [];
  for (const { px, name } of wished.slice(0, COUNT_MAX)) {
    const tick = Math.round(px / tickPx);
    const called = name.trim().slice(0, NAME_LENGTH_MAX);
    if (taken.has(tick) || Math.abs(px) > PX_MAX || called === '') continue;
    taken.add(tick);
    missing.push({ px, name: called });
  }
  return missing;
}
