import { FaultError } from '../../base/fault.ts';
import type { EvaluationDocument, EvaluationSummary } from '../../domain/evaluation/evaluation.ts';
import type { TruthRun } from './truth-plan.ts';

/** What an evaluation said of a corpus, next to how it came about. */
export type TruthRecord = TruthRun & {
  /** Commands that make it again, in their order. */
  readonly commands: readonly string[];
  /** Seconds that each of them took. */
  readonly seconds: readonly number[];
  readonly document: EvaluationDocument;
  /** Skill of the headline on the rows that were answered; NaN if there are none. */
  readonly skillAnswered: number;
  /** What the evaluation had said before the sessions that repeat others were there. */
  readonly before?: EvaluationDocument;
};

/**
 * The headline's skill on the rows that were answered, from the report that lies in the lake.
 *
 * @throws FaultError 'input' if it is not told.
 */
export function parseSkillAnswered(text: string): number {
  const report = JSON.parse(text) as unknown;
  const answers = isRecord(report) ? report['answers'] : undefined;
  const headline: unknown = Array.isArray(answers) ? answers[0] : undefined;
  const skill = isRecord(headline) ? headline['skillAnswered'] : undefined;
  return figure(skill, 'skillAnswered');
}

/** Figures that every answer has. */
const numbers = ['triggers', 'evaluated', 'abstained'] as const;
const figures = ['ece', 'eceNoise95', 'pValueStratified', 'pValueRandomNeighbors'] as const;

/**
 * What `evaluate --json` printed, as the document it should be; null in place of a figure is NaN.
 *
 * @throws FaultError 'input' that names the first thing that is missing.
 */
export function parseEvaluation(text: string): EvaluationDocument {
  const document = JSON.parse(text) as unknown;
  const questions = isRecord(document) ? document['questions'] : undefined;
  if (!isRecord(questions)) return fault('questions', questions);
  const parsed = Object.entries(questions).map(
    ([name, summary]) => [name, summaryOf(summary, name)] as const,
  );
  return { ...summaryOf(document, 'headline'), questions: Object.fromEntries(parsed) };
}

function summaryOf(value: unknown, where: string): EvaluationSummary {
  if (!isRecord(value)) return fault(where, value);
  const { claim, brier, skill, skillCi90 } = value;
  if (claim !== 'edge' && claim !== 'base rate') return fault(`${where}.claim`, claim);
  for (const name of numbers) {
    if (typeof value[name] !== 'number') fault(`${where}.${name}`, value[name]);
  }
  const known = Object.fromEntries(
    figures.map((name) => [name, figure(value[name], `${where}.${name}`)]),
  );
  if (!isRecord(brier) || !isRecord(skill)) return fault(`${where}.skill`, skill);
  if (!Array.isArray(skillCi90)) return fault(`${where}.skillCi90`, skillCi90);
  return {
    ...value,
    ...known,
    brier: figuresOf(brier, `${where}.brier`),
    skill: figuresOf(skill, `${where}.skill`),
    skillCi90: skillCi90.map((bound: unknown) => figure(bound, `${where}.skillCi90`)),
  } as unknown as EvaluationSummary;
}

function figuresOf(values: Readonly<Record<string, unknown>>, where: string) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, figure(value, `${where}.${name}`)]),
  );
}

function figure(value: unknown, where: string): number {
  if (value === null) return NaN;
  return typeof value === 'number' ? value : fault(where, value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fault(where: string, found: unknown): never {
  throw new FaultError('input', `evaluation, ${where}: expected a figure, found ${String(found)}`);
}
