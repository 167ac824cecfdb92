import { writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import {
  endQuietlyOnClosedPipe,
  ExitCode,
  reportFailure,
  writeMessage,
  writeText,
} from '../../cli/output.ts';
import { progress } from '../../cli/progress.ts';
import { damagedFile } from './damaged-file.ts';
import { runFuzz } from './fuzz-run.ts';
import { failureText } from './fuzz-tally.ts';
import { fuzzSources } from './sources.ts';

type FuzzFlags = {
  readonly cases: number;
  readonly seed: string;
  readonly case?: number;
  readonly out?: string;
};

const about = `Damages DBN files and reads them: cut, with bits turned over, bytes put in and left out,
absurd lengths and counts, as plain streams and packed, of all kinds of records and versions.

Every case has to end soon, in little memory, with records or with a fault that says what is wrong
and where. Equal seeds give equal cases where the same real files are beside the repository.`;

function fuzz(): Command {
  return new Command('fuzz')
    .description(about)
    .option('--cases <n>', 'how many', countOf, 2000)
    .option('--seed <text>', 'number or word that the cases follow from', '1')
    .option('--case <k>', 'run this case alone and say how it went', countOf)
    .option('--out <file>', 'with --case: write its damaged file there')
    .exitOverride()
    .action(async ({ cases, seed, case: caseIndex, out }: FuzzFlags) => {
      if (caseIndex === undefined) await runAll(seed, cases);
      else await runOne(seed, caseIndex, out);
    });
}

async function runAll(seed: string, end: number): Promise<void> {
  const bar = progress('fuzz', { unit: 'cases', total: end });
  const tally = await runFuzz({ seed, start: 0, end }, (count) => bar.update(count));
  bar.done();
  for (const failure of tally.failures) writeMessage(`${failureText(seed, failure)}\n`);
  writeText(tally.summary(seed));
  if (tally.failures.length > 0) process.exitCode = ExitCode.Fault;
}

async function runOne(seed: string, start: number, out: string | undefined): Promise<void> {
  const { name, bytes } = damagedFile(await fuzzSources(), seed, start);
  if (out !== undefined) await writeFile(out, bytes);
  const { last, failures } = await runFuzz({ seed, start, end: start + 1 });
  writeText(`case ${start}, from ${name}, ${bytes.length} bytes`);
  for (const failure of failures) writeMessage(failureText(seed, failure));
  if (last !== undefined) writeText(last.outcome.text || 'decoded');
  if (failures.length > 0) process.exitCode = ExitCode.Fault;
}

function countOf(text: string): number {
  const count = Number(text);
  if (text.trim() !== '' && Number.isInteger(count) && count >= 0) return count;
  throw new InvalidArgumentError('Expected a whole number.');
}

endQuietlyOnClosedPipe();
try {
  await fuzz().parseAsync(process.argv);
  process.exitCode ??= ExitCode.Ok;
} catch (error) {
  process.exitCode = reportFailure(error);
}
