import type { EvidenceAsk, SiftAsk, SiftStep } from '../../../protocol/evidence-api.ts';

/** Longest that films run: from ten minutes before a touch to a quarter of an hour after it. */
const FILM_S = 25 * 60;

/** The moment on the screen, as far as it matters for films. */
export type FilmMoment = EvidenceAsk & {
  readonly key: string;
  /** The approach that goes on then, where it is known. */
  readonly approachId: string | undefined;
  readonly sieve: SiftAsk['sieve'];
  readonly takes: number;
};

/**
 * What has to be asked for a moment: nothing while the films that run are of it, the same moment
 * again where another part of the past is wanted, else the moment itself. Films run on while the
 * clock goes forward in one approach, and after it until everything is decided.
 */
export function nextAsk(film: SiftStep | undefined, now: FilmMoment): SiftAsk | undefined {
  const { atS, level, ownTick, horizonMin, sieve } = now;
  const ask = { level, ownTick, horizonMin, sieve };
  if (film === undefined || !runsOn(film, now)) return { ...ask, atS };
  return film.ask.sieve === sieve || isSame(film.ask.sieve, sieve)
    ? undefined
    : { ...ask, atS: film.ask.atS };
}

function runsOn({ key, ask, question, approachId }: SiftStep, now: FilmMoment): boolean {
  return (
    key === now.key &&
    ask.level === now.level &&
    ask.ownTick === now.ownTick &&
    ask.horizonMin === now.horizonMin &&
    question !== 'none' &&
    now.atS >= ask.atS &&
    now.atS - ask.atS <= FILM_S &&
    (now.approachId === undefined || now.approachId === approachId)
  );
}

/** What crossed to the worker and back is equal, not the same. */
function isSame(a: SiftAsk['sieve'], b: SiftAsk['sieve']): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
