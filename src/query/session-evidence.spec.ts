import { describe, expect, it } from 'vitest';
import { Random } from '../base/random.ts';
import { corpusOf } from '../domain/retrieval/corpus.ts';
import { handSessions, sessionSetups } from '../domain/retrieval/hand-corpus.ts';
import type { HandSession } from '../domain/retrieval/hand-corpus.ts';
import { PlainRows } from '../domain/retrieval/plain-rows.ts';
import { SessionIndex } from '../domain/retrieval/session-index.ts';
import { anchorLevelKinds } from '../domain/session/level-kind.ts';
import { profiles } from '../domain/session/profiles.ts';
import { VECTOR_DIMS, vectorWeights } from '../domain/setups/vector-layout.ts';
import { askingKey, askingSession } from '../domain/simulator/sample-asking-session.ts';
import type { EvidenceAsk, EvidenceStep } from '../protocol/evidence-api.ts';
import { SessionEvidence } from './session-evidence.ts';

const session = askingSession();
const startS = Number(session.prepared.anchors.startNs / 1_000_000_000n);
const random = new Random('vectors of the past');

/** Sessions before the one that asks, on its day, and after it. */
const sessions = handSessions('evidence', { days: 320, approaches: 8 })
  .slice(260)
  .map(({ date, rows }): HandSession => {
    const vector = () => Array.from({ length: VECTOR_DIMS }, () => random.normal());
    return { date, rows: rows.map((row) => ({ ...row, vector: vector() })) };
  });
const earlier = sessions.filter(({ date }) => date < askingKey.date);

const unit = {
  centers: new Float64Array(VECTOR_DIMS),
  spreads: new Float64Array(VECTOR_DIMS).fill(1),
};

/** Evidence from so much of the past, and so much of the session. */
function evidenceOf(past: readonly HandSession[], untilNs?: number): SessionEvidence {
  const index = new SessionIndex(
    {
      corpus: corpusOf(past.map(sessionSetups), VECTOR_DIMS),
      scaling: { sessionCount: 20, scales: { PM: unit, OR: unit, MA: unit, all: unit } },
      ...{ date: askingKey.date, weights: vectorWeights(), anchors: session.rules.levelKinds },
      rules: { ...profiles.ES.retrieval, noveltyRows: 30 },
    },
    (rows) => new PlainRows(rows),
  );
  return new SessionEvidence(askingSession(untilNs), index);
}

function said(evidence: SessionEvidence, ask: EvidenceAsk): EvidenceStep {
  return { ...evidence.at(ask), computeMs: 0 };
}

describe('what the past says at a moment', () => {
  const whole = evidenceOf(sessions);
  const moments = [19_860, 20_405, 21_600, 23_333, 26_000, 29_999];
  const asks = moments.flatMap((s) =>
    (['PM_HIGH', 'OR_LOW', 'EMA_20', 'own-1'] as const).map((level): EvidenceAsk => ({
      ...{ atS: startS + s, level, horizonMin: 8 },
      ownTick:
        level === 'own-1' ? session.tape.tick[session.tape.countBefore(s * 1e9) - 1] : undefined,
    })),
  );

  it('is asked in more ways than one', () => {
    const questions = new Set(asks.map((ask) => said(whole, ask).document.question));
    expect(questions.size).toBeGreaterThan(1);
    const answered = asks.filter((ask) => said(whole, ask).horizons.length > 0);
    expect(answered.length).toBeGreaterThan(5);
  });

  it('is the same to the bit without later sessions, and without its own day’s past', () => {
    const known = evidenceOf(earlier);
    expect(earlier.length).toBeLessThan(sessions.length - 10);
    for (const ask of asks) expect(said(known, ask)).toEqual(said(whole, ask));
  });

  it('is the same to the bit without what comes later that day', () => {
    for (const [atS, those] of Map.groupBy(asks, (ask) => ask.atS)) {
      const known = evidenceOf(earlier, (atS - startS) * 1e9);
      for (const ask of those) expect(said(known, ask)).toEqual(said(whole, ask));
    }
  });

  it('is the same whatever was asked before', () => {
    const backwards = evidenceOf(earlier);
    for (const ask of asks.toReversed()) expect(said(backwards, ask)).toEqual(said(whole, ask));
  });
});

it('of six levels at once is what it says of each alone, but for the neighbors', () => {
  const evidence = evidenceOf(earlier);
  const words = new Set<string>();
  for (let atS = startS - 5; atS < startS + 9 * 3600; atS += 3022) {
    const all = evidence.atAll({ atS, levels: anchorLevelKinds, horizonMin: 8 });
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
