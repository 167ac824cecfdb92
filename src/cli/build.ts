import type { Command } from 'commander';
import { FaultError } from '../base/fault.ts';
import { withOverrides } from '../domain/session/instrument-profile.ts';
import type { InstrumentProfile } from '../domain/session/instrument-profile.ts';
import { profileNamed } from '../domain/session/profiles.ts';
import { buildLake } from '../lake/node/build-lake.ts';
import type { BuildResult } from '../lake/node/build-lake.ts';
import type { BuildObserver } from '../lake/node/build-request.ts';
import { buildSummary, buildText } from './build-summary.ts';
import { writeJson, writeMessage, writeText } from './output.ts';
import { progress } from './progress.ts';

type BuildFlags = {
  readonly raw: string;
  readonly lake: string;
  readonly profile: string;
  readonly symbol?: string;
  readonly premarket?: string;
  readonly open?: string;
  readonly orMinutes?: string;
  readonly end?: string;
  readonly from?: string;
  readonly to?: string;
  readonly force?: true;
  readonly json?: true;
};

/** Adds `build`: raw DBN files into a lake of sessions. */
export function registerBuild(program: Command): void {
  program
    .command('build')
    .description('turn DBN files into a lake: sessions with their bars and levels')
    .requiredOption('--raw <path>', 'folder of .dbn and .dbn.zst files, or one file')
    .requiredOption('--lake <dir>', 'folder of the lake; made if it is not there')
    .option('--profile <name>', 'instrument profile: ES, MES, NQ, CL or AAPL', 'ES')
    .option('--symbol <symbol>', 'raw symbol of the contract, such as ESZ5')
    .option('--premarket <HH:MM>', 'session start instead of the profile’s')
    .option('--open <HH:MM>', 'open instead of the profile’s')
    .option('--or-minutes <n>', 'length of the opening range instead of the profile’s')
    .option('--end <HH:MM>', 'session end instead of the profile’s')
    .option('--from <date>', 'first session, YYYY-MM-DD')
    .option('--to <date>', 'last session, YYYY-MM-DD')
    .option('--force', 'make again what is up to date')
    .option('--json', 'print one JSON document')
    .action(async (flags: BuildFlags) => {
      const { raw, lake, symbol, from, to, force } = flags;
      checkDate('from', from);
      checkDate('to', to);
      checkOrder(from, to);
      const request = { raw, lake, profile: profileOf(flags), symbol, from, to, force };
      const result = await buildLake(request, observer());
      report(result, flags.json === true);
    });
}

function report(result: BuildResult, isJson: boolean): void {
  const summary = buildSummary(result);
  if (isJson) writeJson(summary);
  else writeText(buildText(summary));
}

function profileOf({ profile, premarket, open, orMinutes, end }: BuildFlags): InstrumentProfile {
  return withOverrides(profileNamed(profile), {
    premarketStart: premarket,
    open,
    orMinutes: orMinutes === undefined ? undefined : minutesOf(orMinutes),
    end,
  });
}

function minutesOf(text: string): number {
  const minutes = Number(text);
  if (text.trim() !== '' && Number.isInteger(minutes)) return minutes;
  throw new FaultError('input', `or-minutes: expected whole minutes, found "${text}"`);
}

function checkDate(flag: string, date: string | undefined): void {
  if (date === undefined) return;
  const isDate = /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(`${date}T00:00:00Z`));
  if (!isDate) throw new FaultError('input', `${flag}: expected YYYY-MM-DD, found "${date}"`);
}

function checkOrder(from: string | undefined, to: string | undefined): void {
  if (from === undefined || to === undefined || from <= to) return;
  throw new FaultError('input', `to: expected ${from} or later, found ${to}`);
}

function observer(): BuildObserver {
  return {
    file: (name, work, byteLength) => {
      const bar = progress(`${work} ${name}`, { unit: 'bytes', total: byteLength });
      let recordCount = 0;
      return {
        update: (bytesRead, records) => {
          recordCount = records;
          bar.update(bytesRead);
        },
        done: () => {
          bar.done();
          writeMessage(`${work} ${name}  ${recordCount.toLocaleString('en-US')} records`);
        },
      };
    },
    note: writeMessage,
  };
}
