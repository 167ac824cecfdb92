import { spawnSync } from 'node:child_process';
import { arch, cpus, platform } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import { someOf } from '../../cli/flag-values.ts';
import {
  endQuietlyOnClosedPipe,
  ExitCode,
  reportFailure,
  writeMessage,
  writeText,
} from '../../cli/output.ts';
import { abandonProgress, progress } from '../../cli/progress.ts';
import { corpusNames } from '../../domain/simulator/planted-corpora.ts';
import type { CorpusName } from '../../domain/simulator/planted-corpora.ts';
import packageFile from '../../../package.json' with { type: 'json' };
import { fullPlan, runName, smallPlan, truthRuns } from './truth-plan.ts';
import type { TruthPlan } from './truth-plan.ts';
import { ResultsFile } from './truth-results.ts';
import type { DoneRun, TruthResults, TruthVersions } from './truth-results.ts';
import { truthFigures } from './truth-rules.ts';
import { runLine, truthRun } from './truth-run.ts';
import { truthText } from './truth-text.ts';

type TruthFlags = {
  readonly small?: true;
  readonly sessions?: number;
  readonly seeds?: number;
  readonly corpora?: readonly CorpusName[];
  readonly jobs: number;
  readonly keep?: true;
  readonly report?: true;
  readonly out?: string;
};

const about = `Evaluates corpora whose truth is known and holds the figures against the acceptance rules:
what is planted must be found, what is not must not. Runs that are done are kept; a run that is
stopped goes on where it was.`;

const RESULTS = 'docs/truth.json';
const SMALL_RESULTS = 'test-results/truth-small.json';

function truth(): Command {
  return new Command('truth')
    .description(about)
    .option('--small', '20 sessions, one seed each: whether everything works, not what is true')
    .option('--sessions <n>', 'sessions of a corpus', countOf)
    .option('--seeds <n>', 'seeds of each corpus at most', countOf)
    .option('--corpora <names>', `some of ${corpusNames.join(',')}`, someOf(corpusNames))
    .option('--jobs <n>', 'corpora at the same time', countOf, 1)
    .option('--keep', 'count runs of another commit as done')
    .option('--report', 'print the table of what is done, run nothing')
    .option('--out <file>', 'results; docs/truth.json, small ones in test-results')
    .exitOverride()
    .action(check);
}

async function check(flags: TruthFlags): Promise<void> {
  const plan = planOf(flags);
  const head = { command: commandText(), versions: versions(), plan };
  const path = flags.out ?? (flags.small === true ? SMALL_RESULTS : RESULTS);
  const keepsOthers = flags.keep === true || flags.report === true;
  const file = await ResultsFile.open(path, head, { keepsOthers });
  if (flags.report !== true) await runAll(file, plan, flags);
  const isJudged = plan.sessionCount >= fullPlan.sessionCount;
  const figures = truthFigures(file.records);
  writeText([versionText(file.records, head), '', ...truthText(figures, { isJudged })].join('\n'));
  if (isJudged && figures.some(({ holds }) => holds === false)) process.exitCode = ExitCode.Fault;
}

async function runAll(file: ResultsFile, plan: TruthPlan, flags: TruthFlags): Promise<void> {
  const done = new Set(file.records.map(runName));
  const runs = truthRuns(plan, flags.corpora);
  const open = runs.filter((run) => !done.has(runName(run)));
  const bar = progress('truth', { unit: 'corpora', total: runs.length });
  bar.update(runs.length - open.length);
  const work = async (): Promise<void> => {
    for (let run = open.shift(); run !== undefined; run = open.shift()) {
      const record = await truthRun(plan, run);
      await file.add(record);
      writeMessage(runLine(record));
      bar.update(file.records.length);
    }
  };
  await Promise.all(Array.from({ length: flags.jobs }, work));
  bar.done();
}

function planOf({ small, sessions, seeds }: TruthFlags): TruthPlan {
  const plan = small === true ? smallPlan : fullPlan;
  const most = seeds ?? Infinity;
  const [...names] = corpusNames;
  return {
    ...plan,
    sessionCount: sessions ?? plan.sessionCount,
    seeds: Object.fromEntries(
      names.map((name) => [name, Math.min(most, plan.seeds[name])]),
    ) as TruthPlan['seeds'],
  };
}

function commandText(): string {
  return ['npm run truth --', ...process.argv.slice(2)].join(' ');
}

function versions(): TruthVersions {
  return {
    spymaster: packageFile.version,
    commit: commitText(),
    node: process.version,
    machine: `${cpus().at(0)?.model ?? 'unknown processor'} × ${cpus().length}, ${platform()} ${arch()}`,
  };
}

/** The commit, with a plus where files differ from it; a copy without history has none. */
function commitText(): string {
  const git = (...args: readonly string[]): string | undefined => {
    const { status, stdout } = spawnSync('git', [...args], { encoding: 'utf8' });
    return status === 0 ? stdout.trim() : undefined;
  };
  const commit = git('rev-parse', '--short=12', 'HEAD');
  const isChanged = git('status', '--porcelain', '--untracked-files=no') !== '';
  return commit === undefined ? 'unknown' : `${commit}${isChanged ? '+' : ''}`;
}

function versionText(
  records: readonly DoneRun[],
  { versions, plan }: Omit<TruthResults, 'records'>,
): string {
  const { spymaster, node, machine } = versions;
  const commits = [...new Set(records.map(({ commit }) => commit))].join(', ');
  return [
    `SYNTHETIC: corpora of ${plan.sessionCount} sessions, activity ${plan.activity}`,
    `spymaster ${spymaster} at ${commits}, Node ${node}, ${machine}`,
  ].join('\n');
}

function countOf(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new InvalidArgumentError('Expected a whole number above 0.');
}

endQuietlyOnClosedPipe();
try {
  await truth().parseAsync(process.argv);
  process.exitCode ??= ExitCode.Ok;
} catch (error) {
  abandonProgress();
  process.exitCode = reportFailure(error);
}
