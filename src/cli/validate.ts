import type { Command } from 'commander';
import { openLakeDisk } from '../lake/node/lake-disk.ts';
import type { Findings } from '../lake/validate/findings.ts';
import { validateLake } from '../lake/validate/validate-lake.ts';
import { calendarDate } from './flag-values.ts';
import { ExitCode, writeJson, writeText } from './output.ts';
import { progress } from './progress.ts';
import type { Progress } from './progress.ts';
import { validateDocument, validateText } from './validate-text.ts';

type ValidateFlags = {
  readonly lake: string;
  readonly date?: string;
  readonly json?: true;
};

/** Lakes from this size on show a bar. */
const PROGRESS_BYTES_MIN = 4e6;

const notes = `
Every partition is read from the disk. Checked are: contracts (columns, types, nulls, order, unique
keys, ranges, words, the rules between columns and rows), manifests (files, lengths, hashes, inputs,
configurations), what tables of a session say of each other, the catalog, the schemas, and files
that do not belong. A lake may lack whole tables.

Exit code 1 if anything is wrong.`;

/** Adds `validate`: whether a lake is what it says it is. */
export function registerValidate(program: Command): void {
  program
    .command('validate')
    .description('hold a lake against its contracts, manifests and catalog')
    .requiredOption('--lake <dir>', 'folder of the lake')
    .option('--date <date>', 'only sessions of this date, YYYY-MM-DD', calendarDate)
    .option('--json', 'print one JSON document')
    .addHelpText('after', notes)
    .action(async ({ lake, date, json }: ValidateFlags) => {
      const findings = await validateWithBar(lake, date);
      if (json) writeJson(validateDocument(lake, findings));
      else writeText(validateText(findings));
      if (findings.count > 0) process.exitCode = ExitCode.Fault;
    });
}

async function validateWithBar(lake: string, date: string | undefined): Promise<Findings> {
  let bar: Progress | undefined;
  const onProgress = (bytesDone: number, total: number): void => {
    if (total >= PROGRESS_BYTES_MIN) bar ??= progress('validate', { unit: 'bytes', total });
    bar?.update(bytesDone);
  };
  try {
    return await validateLake(await openLakeDisk(lake), { lake, date, onProgress });
  } finally {
    bar?.done();
  }
}
