import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lakeTables } from '../contracts/lake-tables.ts';
import { formulaPage } from './formula-page.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const pages = fileURLToPath(new URL('../../docs/formulas/', import.meta.url));

function columns(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [main, 'columns', ...args], { encoding: 'utf8' });
}

describe('spymaster columns', () => {
  it('lists the tables', () => {
    expect(columns().stdout).toMatch(/^bars_2m +11 columns {2}one 2-minute bar/m);
  });

  it('tells what stands in one', () => {
    expect(columns('bars_2m').stdout).toMatch(/^vol +f64 +lots +0 and above +Volume, all sides\./m);
    const { columns: found } = JSON.parse(columns('bars_2m', '--json').stdout) as {
      columns: unknown[];
    };
    expect(found).toHaveLength(11);
  });

  it('names the tables there are when asked for another', () => {
    const { status, stderr } = columns('bars');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^spymaster: table: expected one of definitions, .*, found "bars"/);
  });
});

describe('the formula pages', () => {
  it('are those of the contracts: run `spymaster columns --markdown docs/formulas` if not', () => {
    const found = readdirSync(pages).map((name) => [name, readFileSync(pages + name, 'utf8')]);
    const expected = lakeTables.map((contract) => [`${contract.table}.md`, formulaPage(contract)]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
  });
});
