import { describe, expect, it } from 'vitest';
import { corpora, corpusLength, corpusNames, corpusSessions } from './planted-corpora.ts';
import { bayesSkill } from './planted-theory.ts';

function datesOf(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) =>
    new Date(i * 86_400_000).toISOString().slice(0, 10),
  );
}

describe('a corpus', () => {
  it('has a truth of known worth', () => {
    expect(bayesSkill(corpora.EDGE.strength)).toBeCloseTo(0.15, 4);
    expect(bayesSkill(corpora.WEAK.strength)).toBeCloseTo(0.04, 4);
    for (const name of ['NULL-A', 'NULL-B', 'GEO', 'LEAK'] as const) {
      expect(corpora[name].strength, name).toBe(0);
    }
  });

  it('shows precursors in NULL-A that mean nothing, and none in NULL-B, GEO and LEAK', () => {
    const bent = corpusNames.filter((name) => corpora[name].amplitude > 0);
    expect(bent).toEqual(['EDGE', 'WEAK', 'NULL-A', 'DRIFT']);
  });

  it('draws other sessions than another corpus of the same seed', () => {
    const plan = { seed: '1', sessionCount: 3 };
    const seeds = corpusNames.flatMap((corpus) =>
      corpusSessions({ ...plan, corpus }, datesOf(3)).map(({ seed }) => seed),
    );
    expect(new Set(seeds).size).toBe(3 * corpusNames.length);
  });

  it('flips its strength in the middle when it drifts', () => {
    const sessions = corpusSessions({ corpus: 'DRIFT', seed: '1', sessionCount: 5 }, datesOf(5));
    expect(sessions.map(({ strength }) => Math.sign(strength))).toEqual([1, 1, 1, -1, -1]);
  });

  it('takes another strength where it is asked to', () => {
    const plan = { corpus: 'EDGE', seed: '1', sessionCount: 2, strength: 1.62 } as const;
    expect(corpusSessions(plan, datesOf(2)).map(({ strength }) => strength)).toEqual([1.62, 1.62]);
  });
});

describe('a corpus with a leak', () => {
  const plan = { corpus: 'LEAK', seed: '1', sessionCount: 20 } as const;
  const dates = datesOf(corpusLength(plan));
  const sessions = corpusSessions(plan, dates);

  it('repeats, after its end, each session that an evaluation asks about', () => {
    // 7 of 20 sessions are burn-in, 13 are asked about.
    expect(sessions).toHaveLength(33);
    expect(sessions.slice(20).map(({ repeatOf }) => repeatOf)).toEqual(dates.slice(7, 20));
    expect(sessions.slice(20).map(({ seed }) => seed)).toEqual(
      sessions.slice(7, 20).map(({ seed }) => seed),
    );
  });

  it('has nothing but itself until then: who looks back finds no repetition', () => {
    const asked = sessions.slice(0, 20);
    expect(asked.every(({ repeatOf }) => repeatOf === undefined)).toBe(true);
    expect(new Set(asked.map(({ seed }) => seed)).size).toBe(20);
  });
});
