import { horizonsMin } from '../domain/episodes/outcome.ts';
import { questionWords } from '../domain/retrieval/answer-words.ts';
import { DocumentField } from './document-field.ts';
import type {
  CapsuleAnswer,
  CapsuleDocument,
  CapsuleMoment,
  CapsuleNeighbor,
  EvidenceCapsule,
} from './evidence-capsule.ts';
import { readLinkState } from './link-state.ts';
import { readMomentHashes } from './moment-hashes.ts';

const directions = ['UP', 'DOWN'] as const;

/**
 * The capsule in a text.
 *
 * @param name what the text is called in a message.
 * @throws FaultError 'decode', naming field, expected and found.
 */
export function readCapsule(text: string, name: string): EvidenceCapsule {
  const field = DocumentField.inText(text, name);
  const hash = (value: DocumentField): string =>
    value.textLike(/^[0-9a-f]{8,64}$/, 'hexadecimal digits');
  return {
    capsuleVersion: field.at('capsuleVersion').oneOf([1]),
    synthetic: field.at('synthetic').flag(),
    planted: field.at('planted').flag(),
    moment: readMoment(field.at('moment')),
    link: readLinkState(field.at('link')),
    hashes: readMomentHashes(field.at('hashes')),
    layout: hash(field.at('layout')),
    tables: field.at('tables').record(hash),
    past: field.at('past').record(hash),
    said: readDocument(field.at('said')),
  };
}

function readMoment(field: DocumentField): CapsuleMoment {
  return {
    date: field.at('date').textLike(/^\d{4}-\d{2}-\d{2}$/, 'a date, YYYY-MM-DD'),
    symbol: field.at('symbol').text(),
    clock: field.at('clock').textLike(/^\d{2}:\d{2}:\d{2}$/, 'a time of day, HH:MM:SS'),
    level: field.at('level').text(),
    name: field.at('name').maybe((name) => name.text()),
  };
}

function readDocument(field: DocumentField): CapsuleDocument {
  const text = (value: DocumentField): string => value.text();
  const answers = field.at('answers');
  const words = ['outcome', 'touch', 'outcomeGivenTouch'] as const;
  return {
    question: field.at('question').oneOf(questionWords),
    eventId: field.at('eventId').orNull(text),
    approachId: field.at('approachId').orNull(text),
    direction: field.at('direction').orNull((value) => value.oneOf(directions)),
    horizonMin: field.at('horizonMin').oneOf(horizonsMin),
    reason: field.at('reason').orNull(text),
    answers: Object.fromEntries(
      words.flatMap((word) => {
        const answer = answers.at(word).maybe(readAnswer);
        return answer === undefined ? [] : [[word, answer]];
      }),
    ),
  };
}

function readAnswer(field: DocumentField): CapsuleAnswer {
  const number = (value: DocumentField): number => value.number();
  const share = (value: DocumentField): number | null => value.orNull(number);
  const interval = (value: DocumentField): readonly [number | null, number | null] => {
    const ends = value.list(share);
    if (ends.length !== 2) throw value.fault('two ends of an interval');
    return [ends[0], ends[1]];
  };
  return {
    k: field.at('k').number(),
    eligible: field.at('eligible').number(),
    eligibleCapped: field.at('eligibleCapped').number(),
    pool: field.at('pool').text(),
    recall: field.at('recall').number(),
    nEff: field.at('nEff').number(),
    counts: field.at('counts').record(number),
    p: field.at('p').record(share),
    ci90: field.at('ci90').record(interval),
    base: field.at('base').record(share),
    poolRate: field.at('poolRate').record(share),
    pGeo: field.at('pGeo').record(share),
    abstain: field.at('abstain').flag(),
    reason: field.at('reason').orNull((value) => value.text()),
    neighbors: field.at('neighbors').list(readNeighbor),
  };
}

function readNeighbor(field: DocumentField): CapsuleNeighbor {
  return {
    rowId: field.at('rowId').text(),
    date: field.at('date').text(),
    level: field.at('level').text(),
    direction: field.at('direction').oneOf(directions),
    distance: field.at('distance').number(),
    weight: field.at('weight').number(),
    outcome: field.at('outcome').text(),
  };
}
