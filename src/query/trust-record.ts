import type { AnyColumns } from '../contracts/contract.ts';
import { calibration } from '../domain/evaluation/calibration.ts';
import type { Calibration } from '../domain/evaluation/calibration.ts';
import { skillInterval } from '../domain/evaluation/day-bootstrap.ts';
import { answerFacts, answerWords } from '../domain/retrieval/answer-words.ts';
import type { AnswerWord } from '../domain/retrieval/answer-words.ts';
import type { StoredClaim, TrustRecord } from '../protocol/evidence-api.ts';
import type { EvaluationReport } from '../protocol/evaluation-report.ts';

/** Fewer statements draw no line. */
const STATEMENTS_MIN = 20;
/** Statements in a bin of the line. */
const BIN_STATEMENTS = 20;
const BINS_MAX = 6;

/** Columns of `evaluation` whose types its contract only tells at run time. */
type EvaluationColumns = {
  readonly answer: readonly string[];
  readonly session_date: readonly string[];
  readonly outcome: readonly (string | undefined)[];
  readonly abstain: Uint8Array;
};

/** One answer that was given, and what came: places among the answer's outcomes. */
type Given = {
  readonly date: string;
  readonly isSaid: boolean;
  readonly outcome: number;
  readonly p: readonly number[];
  readonly tilted: readonly number[];
};

/** What was said before a date, by answer, held against what came. @param date YYYY-MM-DD. */
export function trustRecords(rows: AnyColumns, date: string): readonly TrustRecord[] {
  return answerWords.map((answer) => recordOf(answer, givenBefore(rows, answer, date)));
}

/** What the report claims of each answer. */
export function storedClaims({ answers, origin }: EvaluationReport): readonly StoredClaim[] {
  return answers.map(({ answer, claim, evaluated, firstDate }) => ({
    ...{ answer, claim: claim.claim, evaluated, firstDate, lastDate: origin.lastDate },
    missing: claim.steps.flatMap(({ step, holds }) => (holds ? [] : [step])),
    planted: origin.planted,
  }));
}

/** Answers of one kind given before a date whose outcome is known, in the order of time. */
function givenBefore(rows: AnyColumns, answer: AnswerWord, date: string): readonly Given[] {
  const { outcomes } = answerFacts[answer];
  const columns = rows as unknown as EvaluationColumns;
  const given: Given[] = [];
  columns.answer.forEach((word, row) => {
    const outcome = outcomes.indexOf(columns.outcome[row] ?? '');
    const day = columns.session_date[row];
    if (word !== answer || outcome < 0 || day >= date) return;
    const by = (model: string): readonly number[] =>
      probabilities(rows, `${model}_`, outcomes, row);
    const isSaid = columns.abstain[row] === 0;
    given.push({ date: day, isSaid, outcome, p: by('p'), tilted: by('tilted') });
  });
  return given;
}

/** What a model gave each outcome; of two outcomes the table holds the first alone. */
function probabilities(
  rows: AnyColumns,
  prefix: string,
  outcomes: readonly string[],
  row: number,
): readonly number[] {
  const of = (word: string): number => Number(rows[prefix + word.toLowerCase()][row]);
  const [first] = outcomes;
  return outcomes.length === 2 ? [of(first), 1 - of(first)] : outcomes.map(of);
}

function recordOf(answer: AnswerWord, given: readonly Given[]): TrustRecord {
  const said = given.filter(({ isSaid }) => isSaid);
  const leads = said.map(({ p, outcome }) => {
    const chance = Math.max(...p);
    return { chance, isRight: p.indexOf(chance) === outcome };
  });
  const tenths = Array.from({ length: 10 }, (_, tenth) => {
    const those = leads.filter(({ chance }) => Math.min(9, Math.floor(10 * chance)) === tenth);
    return { said: those.length, right: those.filter(({ isRight }) => isRight).length };
  });
  return {
    ...{ answer, said: said.length, asked: given.length, tenths },
    ...{ firstDate: given.at(0)?.date, lastDate: given.at(-1)?.date },
    reliability: reliabilityOf(answer, leads),
    ...skillOf(answer, given),
  };
}

function reliabilityOf(
  answer: AnswerWord,
  leads: readonly { readonly chance: number; readonly isRight: boolean }[],
): Calibration | undefined {
  if (leads.length < STATEMENTS_MIN) return undefined;
  const statements = {
    p: Float64Array.from(leads, ({ chance }) => chance),
    hits: Uint8Array.from(leads, ({ isRight }) => Number(isRight)),
  };
  const binCount = Math.min(BINS_MAX, Math.floor(leads.length / BIN_STATEMENTS));
  return calibration(statements, { seed: `trust ${answer}`, binCount });
}

/** Brier skill of everything asked, the unsaid included, over geometry. */
function skillOf(
  answer: AnswerWord,
  given: readonly Given[],
): Pick<TrustRecord, 'skill' | 'skillCi90'> {
  const days = [...new Set(given.map(({ date }) => date))];
  if (days.length < 2) return { skill: NaN, skillCi90: [NaN, NaN] };
  const scores = Float64Array.from(given, ({ p, outcome }) => brier(p, outcome));
  const references = Float64Array.from(given, ({ tilted, outcome }) => brier(tilted, outcome));
  const sessions = Int32Array.from(given, ({ date }) => days.indexOf(date));
  const pair = { sessions, scores, references };
  const { low, high } = skillInterval(pair, { seed: `trust ${answer}`, draws: 500 });
  return { skill: 1 - total(scores) / total(references), skillCi90: [low, high] };
}

function brier(p: readonly number[], outcome: number): number {
  return p.reduce((sum, chance, c) => sum + (chance - Number(c === outcome)) ** 2, 0);
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
