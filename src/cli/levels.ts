import type { Command } from 'commander';
import type { LevelState } from '../domain/levels/level-columns.ts';
import { isoNs } from '../domain/units/time.ts';
import { nodePlatform } from '../lake/node/node-platform.ts';
import { sessionLevels } from '../lake/session-levels.ts';
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
    .requiredOption('--date <date>', 'session date, YYYY-MM-DD')
    .option('--symbol <symbol>', 'contract, where the lake has several')
    .option('--json', 'print one JSON document')
    .action(async ({ lake, date, symbol: wanted, json }: LevelsFlags) => {
      const { symbol, levels } = await sessionLevels(nodePlatform(lake), date, wanted);
      const printed = levels.map(printedLevel);
      if (json) writeJson({ date, symbol, levels: printed });
      else writeText(levelsText(`${symbol} ${date}`, printed));
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

function levelsText(title: string, levels: readonly PrintedLevel[]): string {
  const rows = levels.map(({ kind, value, reason, validFrom }) => [
    kind,
    value === null ? '–' : String(value),
    validFrom === null ? (reason ?? '') : `valid from ${validFrom}`,
  ]);
  return [title, ...textTable(rows, ['left', 'decimal', 'left'])].join('\n');
}
