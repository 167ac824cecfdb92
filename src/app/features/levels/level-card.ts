import type { LevelPressureNow } from '../../../protocol/pressure-api.ts';
import type { LevelGlance } from '../../../protocol/evidence-api.ts';
import type { AnswerDocument } from '../../../domain/retrieval/query-document.ts';
import type { Abstention } from '../../../domain/retrieval/abstention.ts';
import { abstentionTitles, belowBaseWords, keptWords, leadOf } from '../../context/answer-lead.ts';
import { outcomeRows } from '../../context/outcome-rows.ts';
import { MISSING, ageText, fixed } from '../../ui/figures.ts';
import { knownConditions } from '../../context/known-conditions.ts';
import { lampShape } from '../../context/lamp-shape.ts';
import type { LampShape } from '../../context/lamp-shape.ts';
import type { LevelRow } from './level-rows.ts';
import type { LevelState } from './level-state.ts';

/** An answer in a line of a card. */
export type AnswerLine =
  | {
      readonly kind: 'said';
      /** The outcome that is leaned to, or TOUCH. */
      readonly word: string;
      /** Whole percent, and the ends of the 90 % interval. */
      readonly p: string;
      readonly interval: string;
      /** Neighbors, and how many independent ones they are worth. */
      readonly n: string;
      readonly nEff: string;
    }
  | {
      readonly kind: 'kept';
      readonly title: string;
      /** Neighbors by outcome; empty without any. */
      readonly counts: string;
      readonly n: string;
      readonly nEff: string;
      readonly why: string;
    };

/** What a card's second half says: what becomes of a touch, and whether there is one. */
export type CardAnswers = {
  readonly outcome: AnswerLine | undefined;
  readonly touch: AnswerLine | undefined;
};

/** The answers of a level, digit for digit those of the evidence panel. */
export function cardAnswers(glance: LevelGlance | undefined): CardAnswers {
  const { answers, question } = glance?.document ?? { answers: {}, question: 'none' };
  const kept = glance?.kept ?? {};
  const outcome = answers.outcome ?? answers.outcomeGivenTouch;
  const word = question === 'approaching' ? 'outcomeGivenTouch' : question;
  return {
    outcome: outcome && outcomeLine(outcome, word === 'none' ? undefined : kept[word]),
    touch: answers.touch && touchLine(answers.touch, kept.touch),
  };
}

function outcomeLine(answer: AnswerDocument, kept: Abstention | undefined): AnswerLine {
  const lead = kept === undefined ? leadOf(answer) : undefined;
  if (lead === undefined) return keptLine(answer, kept);
  return saidLine(answer, lead.word);
}

function touchLine(answer: AnswerDocument, kept: Abstention | undefined): AnswerLine {
  return kept === undefined ? saidLine(answer, 'TOUCH') : keptLine(answer, kept);
}

function saidLine(answer: AnswerDocument, word: string): AnswerLine {
  const row = outcomeRows(answer).find((other) => other.word === word);
  return {
    ...{ kind: 'said', word, p: row?.p ?? MISSING, interval: row?.interval ?? MISSING },
    ...figuresOf(answer),
  };
}

function keptLine(answer: AnswerDocument, kept: Abstention | undefined): AnswerLine {
  const { counts, k } = answer;
  return {
    ...{ kind: 'kept', title: abstentionTitles[kept?.cause ?? 'base'] },
    counts: k === 0 ? '' : Object.values(counts).join('\u2009·\u2009'),
    ...figuresOf(answer),
    why: kept ? keptWords(kept, answer) : belowBaseWords(answer),
  };
}

function figuresOf({ k, nEff }: AnswerDocument): { readonly n: string; readonly nEff: string } {
  return { n: String(k), nEff: fixed(nEff, 1) };
}

/** The lamps of an approach. @param dir where price goes; from above the conditions swap. */
export function cardLamps(
  level: LevelPressureNow | undefined,
  dir: 'UP' | 'DOWN',
): readonly LampShape[] {
  const first = dir === 'UP' ? 0 : 2;
  const conditions = knownConditions(level);
  return [0, 1, 2, 3].map((i) => lampShape(conditions[(first + i) % 4]?.lean));
}

/** A state as the card's corner says it. */
export type StateWords = {
  readonly word: string;
  /** What a resolved touch became, for its sign; undefined otherwise. */
  readonly outcome: string | undefined;
  /** For how long, e.g. 13 min; empty while nothing goes on. */
  readonly age: string;
};

const words: Readonly<Record<LevelState['word'], string>> = {
  ...{ FAR: 'Far', MONITOR: 'Monitored', APPROACH: 'Approaching', TOUCH: 'Touched' },
  RESOLVED: '',
};

/** A level's state in words; of a level that does not count its standing. */
export function stateWords(
  state: LevelState | undefined,
  row: LevelRow,
  atS: number | undefined,
): StateWords {
  if (state === undefined) return { word: row.word, outcome: undefined, age: '' };
  const { word, outcome, sinceS } = state;
  const isAged = sinceS !== undefined && atS !== undefined && word !== 'APPROACH';
  return {
    ...{ word: outcome ?? words[word], outcome },
    age: isAged ? ageText(Math.max(0, atS - sinceS)) : '',
  };
}
