/** A session that asks a past made by hand, for specs. */
import { Random } from '../base/random.ts';
import { corpusOf } from '../domain/retrieval/corpus.ts';
import { handSessions, sessionSetups } from '../domain/retrieval/hand-corpus.ts';
import type { HandSession } from '../domain/retrieval/hand-corpus.ts';
import { PlainRows } from '../domain/retrieval/plain-rows.ts';
import { SessionIndex } from '../domain/retrieval/session-index.ts';
import { profiles } from '../domain/session/profiles.ts';
import { VECTOR_DIMS, vectorWeights } from '../domain/setups/vector-layout.ts';
import { askingKey, askingSession } from '../domain/simulator/sample-asking-session.ts';
import type { EvidenceAsk } from '../protocol/evidence-api.ts';
import { SessionEvidence } from './session-evidence.ts';

const session = askingSession();
const random = new Random('vectors of the past');
const unit = {
  centers: new Float64Array(VECTOR_DIMS),
  spreads: new Float64Array(VECTOR_DIMS).fill(1),
};

/** When the session that asks begins, UNIX seconds. */
export const handStartS = Number(session.prepared.anchors.startNs / 1_000_000_000n);

/** Sessions before the one that asks, on its day, and after it. */
export const handPast: readonly HandSession[] = handSessions('evidence', {
  ...{ days: 320, approaches: 8 },
})
  .slice(260)
  .map(({ date, rows }) => {
    const vector = () => Array.from({ length: VECTOR_DIMS }, () => random.normal());
    return { date, rows: rows.map((row) => ({ ...row, vector: vector() })) };
  });

/** Those of them that are past. */
export const handEarlier = handPast.filter(({ date }) => date < askingKey.date);

/** Evidence from so much of the past, and so much of the session. @param untilNs since its start. */
export function handEvidence(past: readonly HandSession[], untilNs?: number): SessionEvidence {
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

/** Questions of several levels through the session. */
export const handAsks: readonly EvidenceAsk[] = [
  19_860, 20_405, 21_600, 23_333, 26_000, 29_999,
].flatMap((s) =>
  (['PM_HIGH', 'OR_LOW', 'EMA_20', 'own-1'] as const).map((level) => ({
    ...{ atS: handStartS + s, level, horizonMin: 8 as const },
    ownTick:
      level === 'own-1' ? session.tape.tick[session.tape.countBefore(s * 1e9) - 1] : undefined,
  })),
);
