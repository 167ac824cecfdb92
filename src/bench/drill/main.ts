import { Command, InvalidArgumentError } from 'commander';
import {
  endQuietlyOnClosedPipe,
  ExitCode,
  reportFailure,
  writeMessage,
  writeText,
} from '../../cli/output.ts';
import { abandonProgress, progress } from '../../cli/progress.ts';
import { checkedPlan } from '../../cli/simulation-files.ts';
import { drillText } from './drill-text.ts';
import { killDrill } from './kill-drill.ts';
import type { DrillPlan } from './kill-drill.ts';

const about = `Kills builds with SIGKILL: half of them by the clock, half at one of their operations on
files; on empty lakes, on lakes made again by force and on lakes of another configuration. Then
they run to the end, and every file is compared with a lake that was left alone.`;

function drill(): Command {
  const program = new Command('drill').description('what a lake goes through').exitOverride();
  program
    .command('kill')
    .description(about)
    .option('--rounds <n>', 'lakes to disturb', countOf, 30)
    .option('--seed <text>', 'number or word that market and moments follow from', '1')
    .option('--sessions <n>', 'sessions of the lake', countOf, 3)
    .option('--activity <a>', 'orders of its market, as simulate has it', Number, 0.03)
    .action(kill);
  return program;
}

async function kill(plan: DrillPlan): Promise<void> {
  const { rounds, seed, sessions: sessionCount, activity } = plan;
  checkedPlan({ sessionCount, activity, seed, from: '2025-03-03' });
  const bar = progress('drill', { unit: 'rounds', total: rounds });
  const report = await killDrill(plan, (count) => bar.update(count));
  bar.done();
  for (const [index, round] of report.rounds.entries()) {
    if (round.faults.length === 0) continue;
    const deaths = JSON.stringify(round.deaths);
    writeMessage([`round ${index}, ${round.start}, ${deaths}:`, ...round.faults].join('\n  '));
    process.exitCode = ExitCode.Fault;
  }
  writeText(drillText(report, seed));
}

function countOf(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new InvalidArgumentError('Expected a whole number above 0.');
}

endQuietlyOnClosedPipe();
try {
  await drill().parseAsync(process.argv);
  process.exitCode ??= ExitCode.Ok;
} catch (error) {
  abandonProgress();
  process.exitCode = reportFailure(error);
}
