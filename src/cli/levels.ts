import type { Command } from 'commander';
import type { LevelState } from '../domain/levels/level-columns.ts';
import { clockOf, zoneLabel } from '../domain/session/exchange-clock.ts';
import { isoNs } from '../domain/units/time.ts';
import { nodePlatform } from '../lake/node/node-platform.ts';
import { sessionLevels } from '../lake/session-levels.ts';
import type { SessionLevels } from '../lake/session-levels.ts';
import { calendarDate } from './flag-values.ts';
import { writeJson, writeText } from './output.ts';
import { textTable } from './text-table.ts';

type LevelsFlags = {
  readonly lake: string;
  readonly date: string;
  readonly symbol?: string;
  readonly json?: true;
};

/** A level as the command prints it. */
type PrintedLevel = {
  readonly kind: string;
  /** Points; null while the level is not valid. */
  readonly value: number | null;
  /** Why the level is not valid; null when it is. */
  readonly reason: string | null;
  /** ISO 8601; null while the level is not valid. */
  readonly validFrom: string | null;
};

/** Adds `levels`: the six levels of a session. */
export function registerLevels(program: Command): void {
  program
    .command('levels')
    .description('print the six levels of a session, as they stand at its end')
    .requiredOption('--lake <dir>', 'folder of the lake')
    .requiredOption('--date <date>', 'session date, YYYY-MM-DD', calendarDate)
    .option('--symbol <symbol>', 'contract, where the lake has several')
    .option('--json', 'print one JSON document')
    .action(async ({ lake, date, symbol: wanted, json }: LevelsFlags) => {
      const found = await sessionLevels(nodePlatform(lake), date, wanted);
      const { symbol, levels } = found;
      if (json) writeJson({ date, symbol, levels: levels.map(printedLevel) });
      else writeText(levelsText(found));
    });
}

function printedLevel({ kind, px, valid, reason, validFromNs }: LevelState): PrintedLevel {
  return {
    kind,
    value: valid && px !== undefined ? px : null,
    reason: valid ? null : (reason ?? null),
    validFrom: validFromNs === undefined ? null : isoNs(validFromNs),
  };
}

function levelsText({ symbol, date, levels, profile }: SessionLevels): string {
  const { timeZone, priceDecimals } = profile;
  const zone = zoneLabel(timeZone);
  const rows = levels.map(({ kind, px, valid, reason, validFromNs }) => [
    kind,
    valid && px !== undefined ? px.toFixed(priceDecimals) : '–',
    validFromNs === undefined
      ? (reason ?? '')
      : `valid from ${clockOf(validFromNs, timeZone).slice(0, 5)} ${zone}`,
  ]);
  return [`${symbol} ${date}`, ...textTable(rows, ['left', 'decimal', 'left'])].join('\n');
}
