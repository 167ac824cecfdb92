import type { Command } from 'commander';
import { FaultError } from '../base/fault.ts';
import { setups } from '../contracts/setups.ts';
import { window5s } from '../contracts/window-5s.ts';
import { nodePlatform } from '../lake/node/node-platform.ts';
import { sessionOf } from '../lake/session-levels.ts';
import { publishSignals, publishSignalsSchema } from '../lake/signals/publish-signals.ts';
import type { LakePlatform } from '../lake/stage/lake-platform.ts';
import { listPartitions } from '../lake/stage/list-partitions.ts';
import type { SessionKey } from '../lake/stage/list-partitions.ts';
import { calendarDate } from './flag-values.ts';
import { openSearch } from './open-search.ts';
import { writeJson, writeText } from './output.ts';
import { progress } from './progress.ts';
import { textTable } from './text-table.ts';

type SignalsFlags = {
  readonly lake: string;
  readonly date?: string;
  readonly symbol?: string;
  readonly json?: true;
};

/** Adds `signals`: everything that the product would have said in a session, as a table. */
export function registerSignals(program: Command): void {
  program
    .command('signals')
    .description('write every answer the past gives to a session, or to all with a ledger')
    .requiredOption('--lake <dir>', 'folder of the lake')
    .option('--date <date>', 'session date, YYYY-MM-DD', calendarDate)
    .option('--symbol <symbol>', 'contract, where the lake has several')
    .option('--json', 'print one JSON document')
    .action(async ({ lake, date, symbol, json }: SignalsFlags) => {
      const platform = nodePlatform(lake);
      const sessions =
        date === undefined
          ? await askingSessions(platform)
          : [await sessionOf(platform, date, symbol)];
      const made = await signalsOf(platform, sessions);
      if (json) writeJson(made);
      else writeText(textTable(made.map(lineOf), ['left', 'left', 'right']).join('\n'));
    });
}

/** Signals of a session, as printed. */
type MadeSignals = SessionKey & { readonly rows: number };

async function signalsOf(
  platform: LakePlatform,
  sessions: readonly SessionKey[],
): Promise<readonly MadeSignals[]> {
  const openRows = await openSearch();
  const made: MadeSignals[] = [];
  for (const session of sessions) {
    let bar: ReturnType<typeof progress> | undefined;
    const done = (count: number, total: number): void => {
      bar ??= progress(`signals ${session.date}`, { unit: 'rows', total });
      if (count % 100 === 0 || count === total) bar.update(count);
    };
    const { rowCount } = await publishSignals(platform, session, { openRows, done });
    bar?.done();
    made.push({ ...session, rows: rowCount });
  }
  await publishSignalsSchema(platform);
  return made;
}

/** Sessions with setups whose ledger is there. */
async function askingSessions(platform: LakePlatform): Promise<readonly SessionKey[]> {
  const ledgers = await listPartitions(platform.storage, 'gold', window5s.table);
  const known = new Set(ledgers.map(({ symbol, date }) => `${date} ${symbol}`));
  const found = await listPartitions(platform.storage, 'gold', setups.table);
  const sessions = found.filter(({ symbol, date }) => known.has(`${date} ${symbol}`));
  if (sessions.length > 0) return sessions;
  throw new FaultError('input', 'lake: expected sessions with setups and ledger, found none');
}

function lineOf({ date, symbol, rows }: MadeSignals): readonly string[] {
  return [date, symbol, `${rows.toLocaleString('en-US')} answers`];
}
