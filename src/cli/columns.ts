import type { Command } from 'commander';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FaultError } from '../base/fault.ts';
import type { Contract } from '../contracts/contract.ts';
import { lakeTables } from '../contracts/lake-tables.ts';
import { formulaPage, rangeText } from './formula-page.ts';
import { writeJson, writeText } from './output.ts';
import { textTable } from './text-table.ts';

type ColumnsFlags = { readonly json?: true; readonly markdown?: string };

/** Adds `columns`: the tables of a lake, or the columns of one. */
export function registerColumns(program: Command): void {
  program
    .command('columns')
    .argument('[table]', 'such as bars_2m; without it the tables are listed')
    .description('what stands in a table: columns, units, ranges, formulas')
    .option('--json', 'print one JSON document')
    .option('--markdown <dir>', 'write a page for every table into a folder')
    .action(async (table: string | undefined, { json, markdown }: ColumnsFlags) => {
      if (markdown !== undefined) {
        await writePages(markdown);
        return;
      }
      const tables = table === undefined ? lakeTables : [tableNamed(table)];
      if (json) writeJson(table === undefined ? tables : tables[0]);
      else if (table === undefined) writeText(listText(tables));
      else writeText(columnsText(tables[0]));
    });
}

function listText(tables: readonly Contract[]): string {
  const rows = tables.map(({ table, columns, row }) => [table, `${columns.length} columns`, row]);
  return textTable(rows, ['left', 'right', 'left']).join('\n');
}

function columnsText({ table, row, columns }: Contract): string {
  const rows = columns.map((column) => [
    column.name,
    column.type,
    column.unit,
    rangeText(column),
    column.formula === undefined ? column.doc : `${column.doc}  ${column.formula}`,
  ]);
  const lines = textTable(rows, ['left', 'left', 'left', 'left', 'left']);
  return [`${table}: ${row}`, '', ...lines].join('\n');
}

function tableNamed(name: string): Contract {
  const found = lakeTables.find(({ table }) => table === name);
  if (found) return found;
  const known = lakeTables.map(({ table }) => table).join(', ');
  throw new FaultError('input', `table: expected one of ${known}, found "${name}"`);
}

/** Writes every page, and takes away those of tables that are no more. */
async function writePages(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const names = lakeTables.map(({ table }) => `${table}.md`);
  for (const name of await readdir(folder)) {
    if (name.endsWith('.md') && !names.includes(name)) await rm(join(folder, name));
  }
  for (const contract of lakeTables) {
    await writeFile(join(folder, `${contract.table}.md`), formulaPage(contract));
  }
  writeText(`${names.length} pages in ${folder}`);
}
