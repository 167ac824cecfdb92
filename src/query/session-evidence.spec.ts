import { describe, expect, it } from 'vitest';
import { anchorLevelKinds } from '../domain/session/level-kind.ts';
import type { EvidenceAsk, EvidenceStep, GlanceAsk, GlanceStep } from '../protocol/evidence-api.ts';
import {
  handAsks as asks,
  handEarlier as earlier,
  handEvidence,
  handPast,
  handStartS as startS,
} from './hand-evidence.ts';
import type { SessionEvidence } from './session-evidence.ts';

function said(evidence: SessionEvidence, ask: EvidenceAsk): EvidenceStep {
  return { ...evidence.at(ask), computeMs: 0 };
}

function glanced(evidence: SessionEvidence, ask: GlanceAsk): GlanceStep {
  const steps = evidence.atAll(ask);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

describe('what the past says at a moment', () => {
  const whole = handEvidence(handPast);

  it('is asked in more ways than one', () => {
    const questions = new Set(asks.map((ask) => said(whole, ask).document.question));
    expect(questions.size).toBeGreaterThan(1);
    const answered = asks.filter((ask) => said(whole, ask).horizons.length > 0);
    expect(answered.length).toBeGreaterThan(5);
  });

  it('is the same to the bit without later sessions, and without its own day’s past', () => {
    const known = handEvidence(earlier);
    expect(earlier.length).toBeLessThan(handPast.length - 10);
    for (const ask of asks) expect(said(known, ask)).toEqual(said(whole, ask));
  });

  it('is the same to the bit without what comes later that day', () => {
    for (const [atS, those] of Map.groupBy(asks, (ask) => ask.atS)) {
      const known = handEvidence(earlier, (atS - startS) * 1e9);
      for (const ask of those) expect(said(known, ask)).toEqual(said(whole, ask));
    }
  });

  it('is the same whatever was asked before', () => {
    const backwards = handEvidence(earlier);
    for (const ask of asks.toReversed()) expect(said(backwards, ask)).toEqual(said(whole, ask));
  });
});

it('of six levels at once is what it says of each alone, but for the neighbors', () => {
  const evidence = handEvidence(earlier);
  const words = new Set<string>();
  for (let atS = startS - 5; atS < startS + 9 * 3600; atS += 3022) {
    const all = glanced(evidence, { atS, levels: anchorLevelKinds, horizonMin: 8 });
    expect(all.levels.map(({ level }) => level)).toEqual(anchorLevelKinds);
    for (const { level, document, abstention, kept } of all.levels) {
      const alone = evidence.at({ atS, level, ownTick: undefined, horizonMin: 8 });
      const answers = Object.fromEntries(
        Object.entries(alone.document.answers).map(([name, answer]) => [
          name,
          { ...answer, neighbors: [] },
        ]),
      );
      expect({ document, abstention, kept }).toEqual({
        document: { ...alone.document, answers },
        abstention: alone.abstention,
        kept: alone.kept,
      });
      words.add(document.question);
    }
  }
  expect([...words].sort()).toEqual(expect.arrayContaining(['approaching', 'none']));
});
