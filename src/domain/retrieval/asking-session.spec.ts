import { describe, expect, it } from 'vitest';
import { sessionEpisodes } from '../episodes/session-episodes.ts';
import { VECTOR_DIMS, vectorWeights } from '../setups/vector-layout.ts';
import {
  askedAt,
  describedSetups,
  drawnLevel,
  episodeSession,
  storedLevel,
} from './asking-session.ts';
import { corpusOf } from './corpus.ts';
import { askingKey, askingSession } from '../simulator/sample-asking-session.ts';
import { unitScaling } from './hand-corpus.ts';
import { PlainRows } from './plain-rows.ts';
import { profiles } from '../session/profiles.ts';
import { SessionIndex } from './session-index.ts';
import { sessionSignals } from './session-signals.ts';

const session = askingSession();
const episodes = sessionEpisodes(askingKey, episodeSession(session), session.prepared.levels);
const rows = episodes.moments.filter(({ setup }) => setup.rowType !== 'TRIGGER');

describe('a moment of a session', () => {
  it('asks at a stored row what the row answers', () => {
    expect(rows.length).toBeGreaterThan(100);
    for (const { setup } of rows.filter((_, i) => i % 29 === 0)) {
      const { asked } = askedAt(session, storedLevel(session, setup.kind), (setup.win + 1) * 5e9);
      expect(asked).toMatchObject({
        ...{ question: setup.rowType === 'LIVE' ? 'inIt' : 'approaching', win: setup.win },
        ...{ approachId: setup.approachId, eventId: setup.eventId, direction: setup.direction },
        ...{ levelTick: setup.levelTick, xTicks: setup.xTicks, atr: setup.atr },
        barrierTicks: setup.barrierTicks,
      });
    }
  });

  it('asks of a touch until the next window has ended', () => {
    for (const { setup, followed } of episodes.moments) {
      if (setup.rowType !== 'TRIGGER') continue;
      const level = storedLevel(session, setup.kind);
      const { asked } = askedAt(session, level, (setup.win + 2) * 5e9 - 1);
      expect(asked).toMatchObject({ question: 'atLevel', ns: followed.ns, eventId: setup.eventId });
    }
  });

  it('is told by the past alone', () => {
    for (const { setup, followed } of rows.filter((_, i) => i % 97 === 0)) {
      const known = askingSession(followed.ns);
      const [now, then] = [session, known].map((asking) => {
        const question = askedAt(asking, storedLevel(asking, setup.kind), followed.ns);
        return [question.asked, describedSetups(asking, [question])];
      });
      expect(then).toEqual(now);
    }
  });

  it('is told by the past alone at a touch too, cut in the midst of its window: golden case G25', () => {
    const touches = episodes.moments.filter(({ setup }) => setup.rowType === 'TRIGGER');
    expect(touches.length).toBeGreaterThan(5);
    for (const { setup, followed } of touches) {
      const justAfterNs = followed.ns + 1;
      const known = askingSession(justAfterNs);
      const [now, then] = [session, known].map((asking) => {
        const question = askedAt(asking, storedLevel(asking, setup.kind), justAfterNs);
        return [question.asked, describedSetups(asking, [question])] as const;
      });
      expect(now[0]).toMatchObject({ question: 'atLevel', eventId: setup.eventId });
      expect(then).toEqual(now);
    }
  });

  it('asks of any price that somebody draws', () => {
    const tick = session.tape.tick[session.tape.countBefore(21_600e9) - 1];
    const question = askedAt(session, drawnLevel(session, tick + 6), 21_600e9);
    expect(question.asked).toMatchObject({ question: 'approaching', kind: 'DRAWN', direction: 1 });
    expect(describedSetups(session, [question])[0]?.vector).toHaveLength(VECTOR_DIMS);
  });
});

describe('the signals of a session', () => {
  const index = new SessionIndex(
    {
      corpus: corpusOf([], VECTOR_DIMS),
      ...{ date: askingKey.date, scaling: unitScaling, weights: vectorWeights() },
      ...{ anchors: session.rules.levelKinds, rules: profiles.ES.retrieval },
    },
    (past) => new PlainRows(past),
  );
  const kinds = ['PM_HIGH', 'OR_LOW'] as const;
  const signals = sessionSignals(session, index, { kinds, horizonMin: 8 });

  it('come at every touch, at every close, and while price is near', () => {
    const byCause = Map.groupBy(signals, ({ cause }) => cause);
    const closes = byCause.get('CLOSE') ?? [];
    // 89 closes after the open and before the end, of two levels.
    expect(closes).toHaveLength(178);
    expect(closes.every(({ asked }) => asked.ns % 120e9 === 0)).toBe(true);
    const touches = episodes.moments.filter(
      ({ setup }) => setup.rowType === 'TRIGGER' && kinds.some((kind) => kind === setup.kind),
    );
    expect(byCause.get('TRIGGER')?.map(({ asked }) => asked.eventId)).toEqual(
      touches.map(({ setup }) => setup.eventId),
    );
    expect(byCause.get('STREAM')?.length).toBeGreaterThan(100);
  });

  it('come in the order of time, each as the moment alone would ask', () => {
    for (const [i, { asked, answers }] of signals.entries()) {
      if (i > 0) expect(asked.ns).toBeGreaterThanOrEqual(signals[i - 1].asked.ns);
      if (i % 83 !== 0 || asked.question === 'atLevel') continue;
      const kind = kinds.find((known) => known === asked.kind) ?? 'PM_HIGH';
      expect(askedAt(session, storedLevel(session, kind), asked.ns).asked).toEqual(asked);
      expect(answers).toHaveLength({ none: 0, approaching: 2, inIt: 1 }[asked.question]);
    }
  });

  it('say why nothing is asked, or answered', () => {
    const opening = signals.find(({ asked }) => asked.kind === 'OR_LOW');
    expect(opening?.asked.abstention?.words).toBe('the level is not valid now');
    const answers = signals.flatMap(({ answers: all }) => all);
    expect(answers.every(({ abstention }) => abstention?.code === 'NO_DATA')).toBe(true);
  });
});
