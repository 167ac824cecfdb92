import { Option } from 'commander';
import type { Command } from 'commander';
import { corpora, corpusNames } from '../domain/simulator/planted-corpora.ts';
import type { CorpusName } from '../domain/simulator/planted-corpora.ts';
import { calendarDate, numberBetween, wholeNumber, word } from './flag-values.ts';
import { writeJson, writeMessage, writeText } from './output.ts';
import { progress } from './progress.ts';
import type { Simulation } from './simulation-files.ts';
import {
  checkedPlan,
  SESSION_SECONDS,
  simulatedCount,
  simulateInto,
  truthPath,
} from './simulation-files.ts';

type SimulateFlags = {
  readonly sessions: number;
  readonly from: string;
  readonly activity: number;
  readonly seed: string;
  readonly out: string;
  readonly corpus?: CorpusName;
  readonly strength?: number;
  readonly json?: true;
};

/** Sixty sessions from here on are of one contract, over the end of daylight saving time. */
const FIRST_DATE = '2025-09-15';

const corpusHelp = `
A corpus has the truth of every touch of a level written beside its folder, as OUT.truth.jsonl:
${corpusNames.map((name) => `  ${name.padEnd(7)} ${corpora[name].about}`).join('\n')}

Example:
  spymaster simulate --corpus EDGE --sessions 60 --seed 1 --out raw`;

/** Adds `simulate`: ES-like sessions as DBN files, from a seed. */
export function registerSimulate(program: Command): void {
  program
    .command('simulate')
    .description('make ES-like sessions as DBN files: order data of a market that never was')
    .requiredOption('--sessions <n>', 'how many sessions', wholeNumber(1, 5000))
    .option(
      '--from <date>',
      'first date, YYYY-MM-DD; weekends and holidays are skipped',
      calendarDate,
      FIRST_DATE,
    )
    .option(
      '--activity <a>',
      '1 is a busy ES, 0.1 a tenth of its orders; 0.01 to 10',
      numberBetween(0.01, 10),
      0.05,
    )
    .requiredOption('--seed <s>', 'equal seeds give equal bytes', word)
    .requiredOption('--out <dir>', 'folder for the day files, the definitions and simulation.json')
    .addOption(new Option('--corpus <name>', 'known truth to plant').choices(corpusNames))
    .option(
      '--strength <s>',
      'how strongly hidden states decide outcomes, instead of the corpus’ own',
      numberBetween(-5, 5),
    )
    .option('--json', 'print simulation.json instead of a summary')
    .addHelpText('after', corpusHelp)
    .action(async (flags: SimulateFlags) => {
      const { sessions: sessionCount, activity, from, seed, corpus, strength } = flags;
      const plan = checkedPlan({ sessionCount, from, activity, seed, corpus, strength });
      const total = simulatedCount(plan) * SESSION_SECONDS;
      const bar = progress('simulating', { unit: 'seconds of market time', total });
      const simulation = await simulateInto(flags.out, plan, (timeS) => bar.update(timeS));
      bar.done();
      if (flags.json) writeJson(simulation);
      else writeText(summary(simulation, flags.out));
      if (corpus !== undefined)
        writeMessage(`the truth, for no build to see: ${truthPath(flags.out)}`);
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
