import type { Command } from 'commander';
import { calendarDate, numberBetween, wholeNumber, word } from './flag-values.ts';
import { writeJson, writeText } from './output.ts';
import { progress } from './progress.ts';
import type { Simulation } from './simulation-files.ts';
import { checkedPlan, SESSION_SECONDS, simulateInto } from './simulation-files.ts';

type SimulateFlags = {
  readonly sessions: number;
  readonly from: string;
  readonly activity: number;
  readonly seed: string;
  readonly out: string;
  readonly json?: true;
};

/** Adds `simulate`: ES-like sessions as DBN files, from a seed. */
export function registerSimulate(program: Command): void {
  program
    .command('simulate')
    .description('make ES-like sessions as DBN files: order data of a market that never was')
    .requiredOption('--sessions <n>', 'how many sessions', wholeNumber(1, 5000))
    .requiredOption(
      '--from <date>',
      'first date, YYYY-MM-DD; weekends and holidays are skipped',
      calendarDate,
    )
    .requiredOption(
      '--activity <a>',
      '1 is a busy ES, 0.1 a tenth of its orders; 0.01 to 10',
      numberBetween(0.01, 10),
    )
    .requiredOption('--seed <s>', 'equal seeds give equal bytes', word)
    .requiredOption('--out <dir>', 'folder for the day files, the definitions and simulation.json')
    .option('--json', 'print simulation.json instead of a summary')
    .action(async (flags: SimulateFlags) => {
      const { sessions: sessionCount, activity, from, seed } = flags;
      const plan = checkedPlan({ sessionCount, from, activity, seed });
      const total = sessionCount * SESSION_SECONDS;
      const bar = progress('simulating', { unit: 'seconds of market time', total });
      const simulation = await simulateInto(flags.out, plan, (timeS) => bar.update(timeS));
      bar.done();
      if (flags.json) writeJson(simulation);
      else writeText(summary(simulation, flags.out));
    });
}

function summary({ sessions }: Simulation, folder: string): string {
  const lines = sessions.map(({ date, symbol, records, volume }) =>
    [
      date,
      symbol,
      `${records.toLocaleString('en-US').padStart(11)} records`,
      `${volume.toLocaleString('en-US').padStart(9)} lots`,
    ].join('  '),
  );
  return [...lines, `SYNTHETIC, in ${folder}`].join('\n');
}
