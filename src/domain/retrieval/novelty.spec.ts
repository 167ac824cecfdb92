import { describe, expect, it } from 'vitest';
import { handIndex, handSessions, sessionSetups } from './hand-corpus.ts';
import { UsualDistanceWork } from './novelty.ts';
import { outcomesOf, poolsFor } from './pool.ts';
import { profiles } from '../session/profiles.ts';

const sessions = handSessions('novelty', { days: 60 });
const index = handIndex(sessions.map(sessionSetups), { date: '2025-03-02' });

/** The making of a pool's usual distances, from the beginning. */
function work(): UsualDistanceWork {
  const pool = [...poolsFor(index, 'atLevel', { kind: 'PM_HIGH', direction: 1 })][2];
  const known = outcomesOf(pool.scaled.rows, 'atLevel', 8).outcomes;
  return new UsualDistanceWork(
    pool,
    { answer: 'atLevel', horizonMin: 8, known },
    profiles.ES.retrieval,
  );
}

const usual = work().finished();

describe('a distance', () => {
  it('is told to be unusual exactly where it exceeds what is usual of all rows', () => {
    for (const count of [15, 30, 50]) {
      const most = usual[count - 1];
      for (const share of [0, 0.5, 0.9, 0.99, 1, 1.0001, 1.1, 2]) {
        const distance = share * most;
        const expected = distance > most ? most : undefined;
        expect(work().exceededBy(distance, count)).toBe(expected);
      }
    }
  });

  it('is told at once where half of the past is as far', () => {
    const some = work();
    expect(some.exceededBy(0.5 * usual[49], 50)).toBeUndefined();
    // Still far from done: it says so only at the end.
    expect(some.advance(100)).toBe(false);
    expect(some.finished()).toEqual(usual);
  });
});
