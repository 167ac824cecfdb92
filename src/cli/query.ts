import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { horizonsMin, PRIMARY_HORIZON_MIN } from '../domain/episodes/outcome.ts';
import type { HorizonMin } from '../domain/episodes/outcome.ts';
import { levelKinds } from '../domain/session/level-kind.ts';
import type { LevelKind } from '../domain/session/level-kind.ts';
import { nodePlatform } from '../lake/node/node-platform.ts';
import { queryLake } from '../lake/corpus/query-lake.ts';
import { sessionOf } from '../lake/session-levels.ts';
import { calendarDate, secondClock } from './flag-values.ts';
import { openSearch } from './open-search.ts';
import { writeJson, writeText } from './output.ts';
import { queryText } from './query-text.ts';

type QueryFlags = {
  readonly lake: string;
  readonly date: string;
  readonly time: string;
  readonly level: LevelKind | number;
  readonly symbol?: string;
  readonly horizon: HorizonMin;
  readonly json?: true;
};

/** Adds `query`: what the past says of a level at a moment. */
export function registerQuery(program: Command): void {
  program
    .command('query')
    .description('what the past says of a level at a moment of a session')
    .requiredOption('--lake <dir>', 'folder of the lake')
    .requiredOption('--date <date>', 'session date, YYYY-MM-DD', calendarDate)
    .requiredOption('--time <HH:MM:SS>', 'moment, on the exchange’s clock', secondClock)
    .requiredOption('--level <kind>', 'level, such as PM_HIGH, or a price in points', levelOf)
    .option('--symbol <symbol>', 'contract, where the lake has several')
    .option('--horizon <minutes>', horizonsMin.join(', '), horizonOf, PRIMARY_HORIZON_MIN)
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      `
Only sessions before the date answer, and nothing of the session itself that is later than the time.

Example:
  spymaster query --lake lake --date 2025-05-27 --time 09:46:00 --level OR_HIGH`,
    )
    .action(async ({ lake, date, time, level, symbol, horizon, json }: QueryFlags) => {
      const platform = nodePlatform(lake);
      const session = await sessionOf(platform, date, symbol);
      const query = { session, clock: time, level, horizonMin: horizon };
      const found = await queryLake(platform, query, await openSearch());
      if (json) writeJson(found.document);
      else writeText(queryText(found, found.profile));
    });
}

function levelOf(text: string): LevelKind | number {
  const kind = levelKinds.find((known) => known === text);
  const price = Number(text);
  if (kind !== undefined) return kind;
  if (text.trim() !== '' && price > 0) return price;
  throw new InvalidArgumentError(`Expected a price or one of ${levelKinds.join(', ')}.`);
}

function horizonOf(text: string): HorizonMin {
  const minutes = horizonsMin.find((known) => String(known) === text);
  if (minutes !== undefined) return minutes;
  throw new InvalidArgumentError(`Expected one of ${horizonsMin.join(', ')}.`);
}
