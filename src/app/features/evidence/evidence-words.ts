import type { AnswerWord } from '../../../domain/retrieval/answer-words.ts';
import type { Abstention } from '../../../domain/retrieval/abstention.ts';
import type { AnswerDocument, QueryDocument } from '../../../domain/retrieval/query-document.ts';
import {
  abstentionTitles,
  belowBaseWords,
  keptWords,
  leadOf,
  wordSpokenOf,
} from '../../context/answer-lead.ts';
import { fixed } from '../../ui/figures.ts';

/** What stands in the size of a verdict. */
export type Verdict = {
  /** The outcome that the past leans to; undefined where it leans to none. */
  readonly leader: string | undefined;
  readonly title: string;
  /** One or two sentences below it. */
  readonly text: string;
};

/** How far the interval's low end clears the highest base rate, probability. */
const MODERATE = 0.05;
const STRONG = 0.15;

/** What the past did, with the outcome it is told of. */
const deeds: Readonly<Record<string, string>> = {
  BREAK: 'price broke through',
  REJECT: 'price turned back',
  CHOP: 'price did neither',
};

/** What surrounds an answer. */
export type AnswerContext = {
  readonly question: QueryDocument['question'];
  readonly horizonMin: number;
  /** Points to a break or a rejection; undefined where unknown. */
  readonly barrierPx: number | undefined;
  readonly decimals: number;
  readonly kept: Abstention | undefined;
};

/** The verdict on an outcome. */
export function verdictOf(answer: AnswerDocument, context: AnswerContext): Verdict {
  const { kept } = context;
  const frequency = frequencyText(answer, context);
  if (kept !== undefined) {
    const why = sentence(keptWords(kept, answer));
    const text = answer.k === 0 || kept.cause === 'novel' ? why : `${frequency} ${why}`;
    return { leader: undefined, title: abstentionTitles[kept.cause], text };
  }
  const lead = leadOf(answer);
  if (lead === undefined) {
    const text = `${frequency} ${sentence(belowBaseWords(answer))}`;
    return { leader: undefined, title: abstentionTitles.base, text };
  }
  const strength =
    lead.clears >= STRONG ? 'Strong.' : lead.clears >= MODERATE ? 'Moderate.' : 'Slight.';
  return { leader: lead.word, title: `Leans ${lead.word}`, text: `${strength} ${frequency}` };
}

/** "In 33 of 50 similar past approaches price broke through by 4.75 points within 8 minutes." */
function frequencyText(
  answer: AnswerDocument,
  { question, horizonMin, barrierPx, decimals, kept }: AnswerContext,
): string {
  const { counts, k } = answer;
  const word = wordSpokenOf(answer, kept);
  const of = question === 'inIt' ? 'similar past moments' : 'similar past approaches';
  const by =
    barrierPx === undefined || word === 'CHOP' ? '' : ` by ${fixed(barrierPx, decimals)} points`;
  const after = question === 'approaching' ? ' of the touch' : '';
  return `In ${counts[word]} of ${k} ${of} ${deeds[word] ?? word}${by} within ${horizonMin} minutes${after}.`;
}

/** Words that begin small and end without a stop, as a sentence. */
export function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** What is asked, in a few words. */
export const questionWords: Readonly<Record<QueryDocument['question'], string>> = {
  atLevel: 'at the level',
  approaching: 'approaching',
  inIt: 'in it: stay, or get out?',
  none: '',
};

/** Answers that have a record of their own, in a word or two. */
export const trustSubjects: Readonly<Record<AnswerWord, string>> = {
  atLevel: 'at a level',
  touch: 'of touches',
  outcomeGivenTouch: 'approaching',
  inIt: 'in it',
};
