import type { LevelKind } from '../session/level-kind.ts';

/** Levels that lie so near to each other, ticks, and are touched so soon after each other. */
const NEAR_TICKS = 2;
const SOON_NS = 60e9;

/** A touch of a level. */
export type LevelTouch = {
  readonly eventId: string;
  readonly kind: LevelKind;
  readonly levelTick: number;
  /** The trigger's, ns since the session's start. */
  readonly ns: number;
};

/**
 * Touches of several levels at one price, told as one: each takes over the id of the first touch
 * that one of its neighbors before it goes back to, and else has its own. A later touch changes
 * nothing of an earlier one.
 *
 * @param touches ascending by time, at one instant by the levels' order.
 * @returns the id of each touch's confluence, by event.
 */
export function confluences(touches: readonly LevelTouch[]): ReadonlyMap<string, string> {
  const first = new Map<string, number>();
  touches.forEach((touch, place) => {
    const joined = touches
      .slice(0, place)
      .filter((other) => isTogether(other, touch))
      .map(({ eventId }) => first.get(eventId) ?? place);
    first.set(touch.eventId, Math.min(place, ...joined));
  });
  return new Map([...first].map(([eventId, place]) => [eventId, touches[place].eventId]));
}

function isTogether(a: LevelTouch, b: LevelTouch): boolean {
  if (a.kind === b.kind || b.ns - a.ns > SOON_NS) return false;
  return Math.abs(a.levelTick - b.levelTick) <= NEAR_TICKS;
}
