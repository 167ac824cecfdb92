import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { REPORT_FILE } from '../lake/evaluation/publish-evaluation.ts';
import { answerWords } from '../domain/retrieval/answer-words.ts';
import type { AnswerWord } from '../domain/retrieval/answer-words.ts';
import { lockLake } from '../lake/node/lake-lock.ts';
import { ablationDocument, ablationText, evaluateAblations } from './evaluate-ablations.ts';
import { evaluateLake, openEvaluation } from './evaluate-lake.ts';
import { evaluateText } from './evaluate-text.ts';
import { calendarDate, someOf, wholeNumber } from './flag-values.ts';
import { writeJson, writeText } from './output.ts';

type EvaluateFlags = {
  readonly lake: string;
  readonly workers: number;
  readonly ablate?: true;
  readonly allDays?: true;
  readonly to?: string;
  readonly answers?: readonly AnswerWord[];
  readonly json?: true;
};

const notes = `
Each session is asked with nothing but the sessions before it; the first 35 % only teach. Four
answers are evaluated, each with a claim of its own: "edge" or "base rate". Rows, a document and a
page with plots go to gold/evaluation of the last session; every configuration tried is counted in
evaluations.json of the lake.

Example:
  spymaster evaluate --lake lake --json`;

/** Adds `evaluate`: whether what similar setups say is worth more than the base rate. */
export function registerEvaluate(program: Command): void {
  program
    .command('evaluate')
    .description('walk forward through a lake and say what its answers are worth')
    .requiredOption('--lake <dir>', 'folder of the lake')
    .option(
      '--workers <n>',
      'threads; the result is the same for any number',
      wholeNumber(1, 256),
      Math.max(1, availableParallelism() - 1),
    )
    .option(
      '--ablate',
      'leave out each part of the search, at the level; publishes no table, notes what was tried',
    )
    .option('--all-days', 'with days that the rules of the corpus keep out')
    .option('--to <date>', 'last date that is asked about, YYYY-MM-DD', calendarDate)
    .option(
      '--answers <names>',
      `some of ${answerWords.join(',')}, which saves the time of the others`,
      someOf(answerWords),
    )
    .option('--json', 'print one JSON document')
    .addHelpText('after', notes)
    .action(evaluate);
}

async function evaluate({ ablate, allDays, json, ...flags }: EvaluateFlags): Promise<void> {
  const { lake } = flags;
  // A folder that is no lake is refused before the lock would make it one.
  const open = await openEvaluation({ ...flags, allDays: allDays === true });
  const lock = await lockLake(lake);
  try {
    if (ablate) {
      const found = await evaluateAblations(open);
      if (json) writeJson({ ablations: ablationDocument(found) });
      else writeText(ablationText(found));
      return;
    }
    const { report, folder } = await evaluateLake(open);
    if (json) writeJson(report.summary);
    else writeText(`${evaluateText(report)}\nreport: ${lake}/${folder}/${REPORT_FILE}`);
  } finally {
    await lock.release();
  }
}
