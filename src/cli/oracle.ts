import type { Command } from 'commander';
import { profiles } from '../domain/session/profiles.ts';
import { oracleCheck, oracleSpans } from '../domain/simulator/oracle-check.ts';
import type { OracleReport, StateAreas } from '../domain/simulator/oracle-check.ts';
import { oracleVerdict, strengthOf } from '../domain/simulator/oracle-verdict.ts';
import type { OracleVerdict } from '../domain/simulator/oracle-verdict.ts';
import { numberBetween, wholeNumber, word } from './flag-values.ts';
import { writeJson, writeText } from './output.ts';
import { progress } from './progress.ts';
import { textTable } from './text-table.ts';

type OracleFlags = {
  readonly minutes: number;
  readonly seed: string;
  readonly activity: number;
  readonly amplitude: number;
  readonly json?: true;
};

/** Adds `oracle`: whether the features see what was hidden in simulated order flow. */
export function registerOracle(program: Command): void {
  program
    .command('oracle')
    .description('hide states in simulated order flow and say how well each column shows them')
    .option('--minutes <n>', 'market time in all', wholeNumber(10, 100_000), 600)
    .option('--seed <s>', 'equal seeds give equal figures', word, 'oracle')
    .option('--activity <a>', '1 is a busy ES; 0.01 to 10', numberBetween(0.01, 10), 0.2)
    .option(
      '--amplitude <a>',
      'how strongly a state bends rates, in the exponent; 0 plants nothing',
      numberBetween(0, 2),
      0.5,
    )
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      `
A figure is the area under the curve: how often a zone whose orders retreat has a higher value than
one whose orders build up. 0.5 tells nothing; far above or far below it tells much.

Example:
  spymaster oracle --minutes 2400 --activity 1`,
    )
    .action((flags: OracleFlags) => {
      const report = reportOf(flags);
      const verdict = oracleVerdict(report);
      if (flags.json) writeJson({ synthetic: true, ...flags, ...report, verdict });
      else writeText([...headText(flags, report), ...reportText(report, verdict)].join('\n'));
    });
}

function reportOf({ minutes, seed, activity, amplitude }: OracleFlags): OracleReport {
  const bar = progress('oracle', { unit: 'seconds of market time', total: minutes * 60 });
  const { ES: profile } = profiles;
  const check = oracleCheck({ minutes, seed, activity, amplitude, profile });
  let step = check.next();
  for (; step.done !== true; step = check.next()) bar.update(step.value);
  bar.update(minutes * 60);
  bar.done();
  return step.value;
}

function headText(
  { seed, activity, amplitude }: OracleFlags,
  { episodes, zones, chance }: OracleReport,
): readonly string[] {
  return [
    `SYNTHETIC: ${episodes} levels, ${zones} zones, seed ${seed}, activity ${activity}, amplitude ${amplitude}`,
    `Area under the curve, zones that retreat above zones that build up; 0.5 ± ${chance.toFixed(3)} is chance`,
    '',
  ];
}

function reportText({ zoneRatios, columns }: OracleReport, verdict: OracleVerdict) {
  const ranked = [...zoneRatios].sort((a, b) => strengthOf(b.minute) - strengthOf(a.minute));
  const zoneRows = ranked.map(({ ratio, ...areas }) => [ratio, ...cells(areas)]);
  const columnRows = columns.map(({ column, ahead, behind }) => [
    ...[column, ...cells(ahead), ...cells(behind)],
  ]);
  return [
    ...textTable([['zone ratio, own state', ...headOf('')], ...zoneRows], alignments(3)),
    '',
    ...textTable(
      [['column, either state', ...headOf('ahead '), ...headOf('behind ')], ...columnRows],
      alignments(6),
    ),
    '',
    ...verdictText(verdict),
  ];
}

/** Heads of a state's columns: its first 30 seconds, last window and last 60 seconds. */
function headOf(zone: string): readonly string[] {
  return ['first 30 s', 'last 5 s', 'last 60 s'].map((span) => `${zone}${span}`);
}

function alignments(count: number) {
  return ['left' as const, ...Array.from({ length: count }, () => 'right' as const)];
}

function cells(areas: StateAreas): readonly string[] {
  return oracleSpans.map((span) => (Number.isNaN(areas[span]) ? '–' : areas[span].toFixed(3)));
}

function verdictText(verdict: OracleVerdict): readonly string[] {
  const { telling, betterByMinute, depthBeatsChurn, hazardBeatsChurn } = verdict;
  if (telling.length === 0) return ['No ratio shows a state.'];
  const answer = (holds: boolean): string => (holds ? 'yes' : 'NO');
  return [
    `Relative depth (rd) shows the state better than pulls over adds (pa): ${answer(depthBeatsChurn)}`,
    `The pull hazard (haz) does: ${answer(hazardBeatsChurn)}`,
    `A minute's mean shows it better than one window: ${answer(verdict.minuteBeatsWindow)}, ` +
      `for ${betterByMinute.length} of the ${telling.length} ratios that show it`,
  ];
}
