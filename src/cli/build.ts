import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { FaultError } from '../base/fault.ts';
import { builtTables } from '../lake/built-tables.ts';
import { allStages } from '../lake/lake-stages.ts';
import { buildLake } from '../lake/node/build-lake.ts';
import type { BuildResult } from '../lake/node/build-lake.ts';
import type { BuildObserver } from '../lake/node/build-request.ts';
import { diskStorage } from '../lake/node/disk-storage.ts';
import { buildSummary, buildText } from './build-summary.ts';
import type { BuildCost } from './build-summary.ts';
import { calendarDate } from './flag-values.ts';
import { writeJson, writeMessage, writeText } from './output.ts';
import { addProfileFlags, profileOfFlags } from './profile-flags.ts';
import type { ProfileFlags } from './profile-flags.ts';
import { progress } from './progress.ts';

type BuildFlags = ProfileFlags & {
  readonly raw: string;
  readonly lake: string;
  readonly symbol?: string;
  readonly from?: string;
  readonly to?: string;
  readonly force?: true;
  readonly without?: ReadonlySet<string>;
  readonly json?: true;
};

/** Adds `build`: raw DBN files into a lake of sessions. */
export function registerBuild(program: Command): void {
  const command = program
    .command('build')
    .description('turn DBN files into a lake: sessions with their bars and levels')
    .requiredOption('--raw <path>', 'folder of .dbn and .dbn.zst files, or one file')
    .requiredOption('--lake <dir>', 'folder of the lake; made if it is not there');
  addProfileFlags(command)
    .option('--symbol <symbol>', 'raw symbol of the contract, such as ESZ5')
    .option('--from <date>', 'first session, YYYY-MM-DD', calendarDate)
    .option('--to <date>', 'last session, YYYY-MM-DD', calendarDate)
    .option('--force', 'make again what is up to date')
    .option('--without <tables>', 'gold tables to leave out, separated by commas', goldTables)
    .option('--json', 'print one JSON document')
    .action(async (flags: BuildFlags) => {
      const { raw, lake, symbol, from, to, force, without } = flags;
      checkOrder(from, to);
      const profile = await profileOfFlags(flags);
      const startMs = performance.now();
      const request = { raw, lake, profile, symbol, from, to, force, without };
      const result = await buildLake(request, observer());
      const wallS = (performance.now() - startMs) / 1000;
      const summary = buildSummary(result, await costOf(result, { lake, wallS }));
      if (flags.json === true) writeJson(summary);
      else writeText(buildText(summary));
    });
}

async function costOf(
  { built }: BuildResult,
  { lake, wallS }: { readonly lake: string; readonly wallS: number },
): Promise<BuildCost> {
  // The system counts in KiB.
  const peakMemoryMb = process.resourceUsage().maxRSS / 1024;
  return { wallS, peakMemoryMb, tables: await builtTables(diskStorage(lake), built) };
}

function goldTables(text: string): ReadonlySet<string> {
  const known = allStages().flatMap(({ writes }) => (writes.startsWith('gold/') ? [writes] : []));
  const asked = text.split(',').map((name) => `gold/${name}`);
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown === undefined) return new Set(asked);
  const names = known.map((name) => name.slice('gold/'.length)).join(', ');
  throw new InvalidArgumentError(`Expected some of ${names}.`);
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
