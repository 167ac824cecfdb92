import { FaultError } from '../../base/fault.ts';
import type * as evaluation from '../../domain/evaluation/evaluation.ts';
import type { TruthRun } from './truth-plan.ts';

/** An answer's figures; the skill on rows that were answered is told by newer evaluations. */
export type JudgedSummary = evaluation.EvaluationSummary & { readonly skillAnswered?: number };

/** The figures of the headline and of the other answers. */
export type JudgedDocument = JudgedSummary & {
  readonly questions: { readonly inIt?: JudgedSummary };
};

/** What an evaluation said of a corpus, next to how it came about. */
export type TruthRecord = TruthRun & {
  /** Commands that make it again, in their order. */
  readonly commands: readonly string[];
  /** Seconds that each of them took. */
  readonly seconds: readonly number[];
  readonly document: JudgedDocument;
  /** What the evaluation had said before the sessions that repeat others were there. */
  readonly before?: JudgedDocument;
};

/** Figures that every answer has. */
const numbers = ['triggers', 'evaluated', 'abstained'] as const;
const figures = ['ece', 'eceNoise95', 'pValueStratified', 'pValueRandomNeighbors'] as const;

/**
 * What `evaluate --json` printed, as the document it should be; null in place of a figure is NaN.
 *
 * @throws FaultError 'input' that names the first thing that is missing.
 */
export function parseEvaluation(text: string): JudgedDocument {
  const document = JSON.parse(text) as unknown;
  const questions = isRecord(document) ? document['questions'] : undefined;
  if (!isRecord(questions)) return fault('questions', questions);
  const parsed = Object.entries(questions).map(
    ([name, summary]) => [name, summaryOf(summary, name)] as const,
  );
  return { ...summaryOf(document, 'headline'), questions: Object.fromEntries(parsed) };
}

function summaryOf(value: unknown, where: string): JudgedSummary {
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
  } as unknown as JudgedSummary;
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
