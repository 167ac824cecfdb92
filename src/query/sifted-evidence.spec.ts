import { describe, expect, it } from 'vitest';
import type { DaySpread, SiftAsk } from '../protocol/evidence-api.ts';
import { handAsks, handEarlier, handEvidence, handPast, handStartS } from './hand-evidence.ts';
import type { SessionEvidence } from './session-evidence.ts';
import { daySpread, siftedStep } from './sifted-evidence.ts';

const whole = handEvidence(handPast);
const asks = handAsks.filter(
  (ask) => (siftedStep(whole, { ...ask, sieve: {} }).answer?.k ?? 0) > 0,
);

function spreadOf(evidence: SessionEvidence, ask: SiftAsk): DaySpread {
  const steps = daySpread(evidence, ask);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

describe('a part of the past', () => {
  it('says what the panel says while nothing is left out', () => {
    for (const ask of asks) {
      const { document } = whole.at(ask);
      const sifted = siftedStep(whole, { ...ask, sieve: {} });
      const { outcome, outcomeGivenTouch } = document.answers;
      expect(sifted.answer).toEqual(outcome ?? outcomeGivenTouch);
      expect(sifted.whole?.p).toEqual(sifted.answer?.p);
    }
  });

  it('has fewer approaches with each thing it leaves out, and none of those', () => {
    for (const ask of asks) {
      const all = siftedStep(whole, { ...ask, sieve: {} });
      const [nearest] = all.answer?.neighbors ?? [];
      const some = siftedStep(whole, { ...ask, sieve: { withoutDates: [nearest.date] } });
      expect(some.answer?.eligible).toBeLessThan(all.answer?.eligible ?? 0);
      expect(some.whole).toEqual(all.whole);
      expect(some.answer?.neighbors.map(({ date }) => date)).not.toContain(nearest.date);
    }
  });

  it('is the same to the bit without later sessions, and without what comes later that day', () => {
    for (const ask of asks.slice(0, 4)) {
      const sifted = { ...ask, sieve: { touch: 'later', direction: 1 } } as const;
      const known = handEvidence(handEarlier, (ask.atS - handStartS) * 1e9);
      const [now, then] = [whole, known].map((evidence) => siftedStep(evidence, sifted));
      expect({ ...then, computeMs: 0 }).toEqual({ ...now, computeMs: 0 });
      expect(spreadOf(known, sifted)).toEqual(spreadOf(whole, sifted));
    }
  });

  it('spans a range around what it says', () => {
    const ask = { ...asks[0], sieve: {} };
    const { answer } = siftedStep(whole, ask);
    const { dayCount, range, heaviest } = spreadOf(whole, ask);
    expect(dayCount).toBe(new Set(answer?.neighbors.map(({ date }) => date)).size);
    for (const [word, [low, high]] of Object.entries(range)) {
      expect(low).toBeLessThanOrEqual(answer?.p[word] ?? NaN);
      expect(high).toBeGreaterThanOrEqual(answer?.p[word] ?? NaN);
    }
    expect(answer?.neighbors.some(({ date }) => date === heaviest?.date)).toBe(true);
  });
});
