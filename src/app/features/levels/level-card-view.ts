import type { LevelKind } from '../../../domain/session/level-kind.ts';
import type { LampShape } from '../../context/lamp-shape.ts';
import type { CardAnswers, StateWords } from './level-card.ts';
import type { LevelRow } from './level-rows.ts';
import type { Spark } from './spark-path.ts';

/** A level as its card shows it. */
export type CardView = CardAnswers & {
  readonly kind: LevelKind;
  readonly row: LevelRow;
  readonly state: StateWords;
  /** Where price goes; undefined where nobody can tell. */
  readonly dir: 'UP' | 'DOWN' | undefined;
  /** Level minus price in ATR, with its sign. */
  readonly atr: string;
  /** Why there are no answers, in a few words. */
  readonly silence: string;
  readonly lamps: readonly LampShape[];
  /** Undefined where nothing is stored, with the reason beside it. */
  readonly spark: Spark | undefined;
  readonly sparkReason: string;
  readonly isNearest: boolean;
  readonly isSelected: boolean;
  readonly isPinned: boolean;
};

const lampWords: Readonly<Record<LampShape, string>> = {
  ...{ disc: 'holds', ring: 'neither', dash: 'opposite', none: 'unknown' },
};

/** What a listener is told beside the card's figures: all that is said by place, sign or hue. */
export function unwrittenText(card: CardView): string {
  const { dir, isNearest, isPinned, isSelected, outcome, lamps } = card;
  const parts = [
    dir === undefined ? '' : `price comes from ${dir === 'UP' ? 'below' : 'above'}`,
    isNearest ? 'nearest to the price' : '',
    isSelected && isPinned ? 'held' : '',
    outcome?.kind === 'said' ? `past leans to ${outcome.word}` : '',
    lampsText(lamps),
  ];
  return parts.filter((part) => part !== '').join('; ');
}

function lampsText(lamps: readonly LampShape[]): string {
  if (lamps.every((lamp) => lamp === 'none')) return '';
  return `conditions ${lamps.map((lamp) => lampWords[lamp]).join(', ')}`;
}
