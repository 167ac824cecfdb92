import { answerOf } from '../domain/retrieval/answer.ts';
import type { Answer, AnswerRequest } from '../domain/retrieval/answer.ts';
import { answerFacts } from '../domain/retrieval/answer-words.ts';
import { heaviestDay, rangeOf, withoutEachDay } from '../domain/retrieval/leave-days-out.ts';
import type { DayLeftOut } from '../domain/retrieval/leave-days-out.ts';
import { sieved } from '../domain/retrieval/past-sieve.ts';
import type { PastSieve } from '../domain/retrieval/past-sieve.ts';
import { answerDocument } from '../domain/retrieval/query-document.ts';
import type { SessionIndex } from '../domain/retrieval/session-index.ts';
import type { DaySpread, SiftAsk, SiftStep } from '../protocol/evidence-api.ts';
import type { SessionEvidence } from './session-evidence.ts';

/** What a part of the past says of the outcome at an instant. @see EvidenceApi.sift */
export function siftedStep(evidence: SessionEvidence, ask: SiftAsk): SiftStep {
  const startedMs = performance.now();
  const { index } = evidence.sources;
  const { asked, request, abstention } = evidence.outcomeAt(ask);
  const whole = request && answerDocument(answerOf(index, request), index.past.corpus);
  const answer = request && answerOf(index, siftedRequest(index, request, ask.sieve));
  return {
    ...{ key: keyOf(evidence), ask, question: asked?.question ?? 'none' },
    ...{ approachId: asked?.approachId, direction: asked?.direction },
    answer: answer && answerDocument(answer, index.past.corpus),
    abstention: answer?.abstention ?? abstention,
    place: asked && evidence.placeOf(asked),
    whole: whole && { eligible: whole.eligible, p: whole.p },
    computeMs: performance.now() - startedMs,
  };
}

/** The same without each day in turn, a day at a step. @see EvidenceApi.spread */
export function* daySpread(
  evidence: SessionEvidence,
  ask: SiftAsk,
): Generator<DayLeftOut, DaySpread> {
  const { index } = evidence.sources;
  const { request: asked } = evidence.outcomeAt(ask);
  if (asked === undefined) {
    return { key: keyOf(evidence), ask, dayCount: 0, range: {}, heaviest: undefined };
  }
  const request = siftedRequest(index, asked, ask.sieve);
  const answer = answerOf(index, request);
  const days: DayLeftOut[] = [];
  for (const day of withoutEachDay(index, request, answer)) {
    days.push(day);
    yield day;
  }
  return { key: keyOf(evidence), ask, ...summaryOf(answer, days) };
}

function summaryOf(
  { answer, p }: Answer,
  days: readonly DayLeftOut[],
): Pick<DaySpread, 'dayCount' | 'range' | 'heaviest'> {
  const { outcomes } = answerFacts[answer];
  const range = rangeOf(p, days);
  const leader = p.indexOf(Math.max(...p));
  const day = heaviestDay(p, days, leader);
  return {
    dayCount: days.length,
    range: Object.fromEntries(outcomes.map((word, c) => [word, range[c]])),
    heaviest: day && { date: day.date, p: day.p[leader] },
  };
}

function siftedRequest(
  index: SessionIndex,
  request: AnswerRequest,
  sieve: PastSieve,
): AnswerRequest {
  const { corpus, date } = index.past;
  const { dates } = corpus;
  const rows = corpus.rows[answerFacts[request.answer].rowType];
  const sessionEnd = dates.filter((other) => other < date).length;
  return { ...request, kept: sieved({ rows, dates, sessionEnd }, sieve) };
}

function keyOf({ sources }: SessionEvidence): string {
  const { symbol, date } = sources.asking.key;
  return `${date} ${symbol}`;
}
