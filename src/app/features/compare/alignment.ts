import type { Episode, Touch } from '../../context/episode-rows.ts';
import type { SessionFrame } from '../../context/session-frame.ts';
import { exchangeClockAt } from '../../context/session-frame.ts';

/** Two instants that are laid upon each other, UNIX seconds. */
export type Alignment = { readonly hereS: number; readonly thereS: number };

/** The other session's instant beside one of the open session. */
export function instantThere({ hereS, thereS }: Alignment, atS: number): number {
  return thereS + (atS - hereS);
}

/** Time of day upon time of day. */
export function sameClock(
  here: Pick<SessionFrame, 'midnightS'>,
  there: Pick<SessionFrame, 'midnightS'>,
): Alignment {
  return { hereS: here.midnightS, thereS: there.midnightS };
}

/** The touches of a session, in the order in which they were confirmed. */
export function touchesOf(episodes: readonly Episode[]): readonly Touch[] {
  return episodes
    .flatMap(({ touch }) => (touch === undefined ? [] : [touch]))
    .sort((a, b) => a.triggerS - b.triggerS);
}

/** A touch as a list names it: `10:02:35 PM High from below, 2nd`. */
export function touchName(touch: Touch, levelName: string, frame: SessionFrame): string {
  const way = touch.dir === 'UP' ? 'from below' : 'from above';
  const clock = exchangeClockAt(frame, touch.triggerS);
  return `${clock} ${levelName} ${way}, ${ordinalWord(touch.ordinal)}`;
}

/** How far an instant is from what it is laid upon: `−2:35`, `+0:05`. */
export function fromTouch(seconds: number): string {
  const whole = Math.abs(Math.round(seconds));
  const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
  if (whole === 0) return text;
  return seconds < 0 ? `−${text}` : `+${text}`;
}

function ordinalWord(n: number): string {
  const last = n % 100 >= 11 && n % 100 <= 13 ? 0 : n % 10;
  return `${n}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`;
}
