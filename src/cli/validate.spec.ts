import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { HandLake, partitionOf, withValue } from '../lake/node/hand-lake.ts';
import { Findings } from '../lake/validate/findings.ts';
import { validateDocument, validateText } from './validate-text.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

describe('the command', () => {
  let lake: HandLake;

  beforeAll(async () => {
    lake = await HandLake.build();
  });

  /** Runs the command line as a user does. */
  function validate(...args: string[]): { status: number | null; stdout: string } {
    const all = [main, 'validate', '--lake', lake.folder, ...args];
    return spawnSync(process.execPath, all, { encoding: 'utf8' });
  }

  it('leaves with 0 for a sound lake, and with 1 for one that is not', async () => {
    const sound = validate();
    expect(sound.status).toBe(0);
    expect(sound.stdout).toMatch(/gold\/bars_2m +2 +6 /);
    expect(sound.stdout).toMatch(/\n\n0 violations\n$/);

    await lake.rewrite('gold/bars_2m', withValue('h', 2, 0));
    rmSync(lake.path(partitionOf('gold/trades'), '_SUCCESS'));
    const damaged = validate();
    expect(damaged.status).toBe(1);
    expect(damaged.stdout).toContain(
      '\ngold/bars_2m  2025-11-18  ESZ5  row 2  o: rule: expected at most h (0), found 27612\n',
    );
    expect(damaged.stdout).toContain(
      '\ngold/trades  2025-11-18  ESZ5  _SUCCESS: file: expected a file, found none\n',
    );
    expect(damaged.stdout).toMatch(/\n4 violations\n$/);

    const { status, stdout } = validate('--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ lake: lake.folder, ok: false, violationCount: 4 });
    expect(validate('--date', '2025-11-19', '--json').status).toBe(0);
  });

  it('leaves with 1 for a date without a session, and for no lake', () => {
    expect(validate('--date', 'today').status).toBe(2);
    expect(validate('--date', '2025-11-20').status).toBe(1);
    expect(validate('--lake', lake.path('nowhere')).status).toBe(1);
  });
});

describe('what was found', () => {
  const findings = new Findings();
  const place = { table: 'gold/bars_2m', symbol: 'ESZ5', date: '2025-11-18' };
  findings.notePartition(place, 1234);
  findings.noteChecks(place, 9);
  const example = (row: number) => ({ row, expected: 'at least 0', found: '-1' });
  findings.addBreak(place, {
    check: 'range',
    column: 'vol',
    count: 1001,
    examples: [example(0), example(1)],
  });

  it('is told with its first rows, its number, and what was looked at', () => {
    expect(validateText(findings)).toBe(
      [
        'table         partitions   rows  checks  violations',
        'gold/bars_2m           1  1,234       9       1,001',
        '',
        'gold/bars_2m  2025-11-18  ESZ5  row 0  vol: range: expected at least 0, found -1',
        'gold/bars_2m  2025-11-18  ESZ5  row 1  vol: range: expected at least 0, found -1',
        'gold/bars_2m  range  vol: 999 more',
        '',
        '1,001 violations',
      ].join('\n'),
    );
  });

  it('is a document too', () => {
    expect(validateDocument('lake', findings)).toEqual({
      lake: 'lake',
      ok: false,
      violationCount: 1001,
      tables: [{ table: 'gold/bars_2m', partitions: 1, rows: 1234, checks: 9, violations: 1001 }],
      violations: [0, 1].map((row) => ({
        ...place,
        check: 'range',
        column: 'vol',
        ...example(row),
      })),
      shortened: [{ table: 'gold/bars_2m', check: 'range', column: 'vol', count: 1001 }],
    });
  });
});
