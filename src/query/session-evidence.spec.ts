import { expect, it } from 'vitest';
import { corpusOf } from '../domain/retrieval/corpus.ts';
import { unitScaling } from '../domain/retrieval/hand-corpus.ts';
import { PlainRows } from '../domain/retrieval/plain-rows.ts';
import { SessionIndex } from '../domain/retrieval/session-index.ts';
import { anchorLevelKinds } from '../domain/session/level-kind.ts';
import { profiles } from '../domain/session/profiles.ts';
import { VECTOR_DIMS, vectorWeights } from '../domain/setups/vector-layout.ts';
import { askingKey, askingSession } from '../domain/simulator/sample-asking-session.ts';
import { SessionEvidence } from './session-evidence.ts';

const asking = askingSession();
const index = new SessionIndex(
  {
    corpus: corpusOf([], VECTOR_DIMS),
    ...{ date: askingKey.date, scaling: unitScaling, weights: vectorWeights() },
    ...{ anchors: asking.rules.levelKinds, rules: profiles.ES.retrieval },
  },
  (past) => new PlainRows(past),
);
const evidence = new SessionEvidence(asking, index);
const startS = Number(asking.prepared.anchors.startNs / 1_000_000_000n);

it('says of six levels at once what it says of each alone, but for the neighbors', () => {
  const words = new Set<string>();
  for (let atS = startS - 5; atS < startS + 9 * 3600; atS += 1511) {
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
