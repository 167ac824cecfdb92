import { describe, expect, it } from 'vitest';
import type { AnswerDocument, NeighborDocument } from '../../../domain/retrieval/query-document.ts';
import { answerFacts } from './answer-facts.ts';

const asked = { level: 'PM_HIGH', levelName: 'PM High', dayCount: 60 };

function neighbor(date: string, distance: number): NeighborDocument {
  return {
    ...{ rowId: date, eventId: null, date, level: 'PM_LOW', direction: 'DOWN' },
    ...{ distance, weight: 1, outcome: 'BREAK', mfeTicks: 4, maeTicks: -2, breakS: 30 },
  };
}

function answer(change: Partial<AnswerDocument> = {}): AnswerDocument {
  return {
    ...{ k: 2, eligible: 486, eligibleCapped: 180, pool: 'class', recall: 1, nEff: 1.9 },
    ...{ counts: {}, p: {}, ci90: {}, base: {}, poolRate: {}, pGeo: {} },
    ...{ abstain: false, reason: null },
    neighbors: [neighbor('2025-10-14', 0.5), neighbor('2025-09-15', 0.75)],
    ...change,
  };
}

describe('what an answer rests on', () => {
  it('is told in a few words', () => {
    expect(answerFacts(answer(), asked)).toBe(
      '2 of 486 eligible, worth 1.9, pool of PM levels mirrored, ' +
        '2 of 60 days, 15 Sep to 14 Oct. Distance 0.50 to 0.75.',
    );
  });

  it('is the pool alone where nobody answers', () => {
    const none = answer({ k: 0, pool: 'all', neighbors: [] });
    expect(answerFacts(none, asked)).toBe(
      '486 eligible in the pool of all levels mirrored, 60 days.',
    );
  });

  it('tells how much a search misses that is not exact', () => {
    const facts = answerFacts(answer({ recall: 0.987 }), asked);
    expect(facts).toContain('The search finds 98.7 % of the nearest.');
  });
});
