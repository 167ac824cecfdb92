import type { PressureColumns } from '../features/level-pressure.ts';
import type { Travel } from './zone-states.ts';

/** Quantities that point up or down in price: ahead they count in the direction of travel. */
const priceSigned = new Set([
  ...['mid_dist', 'micro_dev', 'at_imb', 'tape_near', 'ofi_n', 'press_net'],
  ...['above_tape', 'below_tape'],
]);

/** What the words of a column's name become when price travels upward. */
const upwardWords: Readonly<Record<string, string>> = {
  ...{ above: 'ahead', ask: 'ahead', up: 'ahead' },
  ...{ below: 'behind', bid: 'behind', down: 'behind' },
};
/** And downward, where all is the other way round. */
const downwardWords: Readonly<Record<string, string>> = {
  ...{ above: 'behind', ask: 'behind', up: 'behind' },
  ...{ below: 'ahead', bid: 'ahead', down: 'ahead' },
};

/** A column in the frame of travel. */
export type TravelColumn = {
  /** Its name with ahead and behind in place of above and below, up and down. */
  readonly name: string;
  /** What its values are multiplied by. */
  readonly sign: 1 | -1;
};

/** A column's name and sign as a market that travels in a direction has them. */
export function travelColumn(name: string, travel: Travel): TravelColumn {
  const words = travel === 1 ? upwardWords : downwardWords;
  const isSigned = priceSigned.has(name.replace(/^d[123]_/, ''));
  const named = name.split('_').map((word) => words[word] ?? word);
  return { name: named.join('_'), sign: isSigned ? travel : 1 };
}

/** The columns that are ratios: lots for audit and words of bits are not. */
export function ratioNames(columns: PressureColumns): readonly string[] {
  return Object.keys(columns).filter((name) => !name.startsWith('raw_') && name !== 'cond_state');
}
