import type { LevelKind } from '../session/level-kind.ts';
import type { Approach } from './approach.ts';

/** Whose approaches are named. */
export type EpisodeOwner = {
  /** Raw symbol of the contract. */
  readonly symbol: string;
  /** Session date, YYYY-MM-DD. */
  readonly date: string;
  /** A drawn level has a word of its own. */
  readonly kind: LevelKind | 'DRAWN';
};

/** Direction of travel as ids and tables have it. */
export const directionWords = ['UP', 'DOWN'] as const;

/** One of them. */
export type DirectionWord = (typeof directionWords)[number];

/** The word of a direction. */
export function directionWord(direction: 1 | -1): DirectionWord {
  return direction === 1 ? 'UP' : 'DOWN';
}

/** Id of an approach: "ESZ5|2025-10-14|PM_HIGH|UP|a01". */
export function approachId(owner: EpisodeOwner, { direction, ordinal }: Approach): string {
  return `${prefix(owner, direction)}|a${ordinalText(ordinal)}`;
}

/** Id of the episode that an approach led to: "ESZ5|2025-10-14|PM_HIGH|UP|01". */
export function eventId(owner: EpisodeOwner, { direction, trigger }: Approach): string | undefined {
  return trigger && `${prefix(owner, direction)}|${ordinalText(trigger.ordinal)}`;
}

/** FNV-1a, 64 bits, of an ASCII text: an id as a number. */
export function fnv1a64(text: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  }
  return hash;
}

function prefix({ symbol, date, kind }: EpisodeOwner, direction: 1 | -1): string {
  return `${symbol}|${date}|${kind}|${directionWord(direction)}`;
}

function ordinalText(ordinal: number): string {
  return String(ordinal).padStart(2, '0');
}
