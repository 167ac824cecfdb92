import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { drillText } from './drill-text.ts';
import { killDrill } from './kill-drill.ts';
import { brokenFiles, differences, lakeFiles } from './lake-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'drill-'));
afterAll(() => rmSync(folder, { recursive: true }));

it(
  'a build that is killed at any moment ends, run again, as if nothing had been',
  { timeout: 240_000 },
  async () => {
    const plan = { rounds: 3, seed: 'ci', sessions: 2, activity: 0.01 };
    const report = await killDrill(plan);
    expect(report.rounds.flatMap(({ faults }) => faults)).toEqual([]);
    expect(report.rounds.every(({ deaths }) => deaths.length > 0)).toBe(true);
    const lines = drillText(report, 'ci').split('\n');
    expect(lines.at(-1)).toMatch(
      /^kill drill seed ci: 3 rounds, .* 3 of 3 lakes equal .*, 0 stray files$/,
    );
    const tables = new Set(report.manifests.map(({ tier, table }) => `${tier}/${table}`));
    expect(lines.filter((line) => /[0-9a-f]{32}$/.test(line))).toHaveLength(tables.size);
  },
);

describe('what the drill looks for', () => {
  const partition = join('gold', 'trades', 'date=2025-03-03');
  const file = (path: string, text: string): void => writeFileSync(join(folder, path), text);

  beforeEach(() => {
    rmSync(folder, { recursive: true });
    mkdirSync(join(folder, partition), { recursive: true });
    file(join(partition, 'part'), 'abc');
    // SHA-256 of "abc", FIPS 180-2, B.1.
    const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    file(join(partition, 'manifest.json'), JSON.stringify({ files: { part: { sha256 } } }));
    file(join(partition, '_SUCCESS'), '');
  });

  it('is a partition that is not what its manifest says', () => {
    expect(brokenFiles(folder)).toEqual([]);
    file(join(partition, 'part'), 'ab');
    expect(brokenFiles(folder)).toEqual([`${partition}/part: not what its manifest says`]);
  });

  it('is a partition without its mark, and a document that is cut', () => {
    rmSync(join(folder, partition, '_SUCCESS'));
    file('catalog.json', '{"sessions":');
    expect(brokenFiles(folder)).toEqual([
      `${partition}/: not marked as whole`,
      'catalog.json: no JSON',
    ]);
  });

  it('is not what nobody reads yet', () => {
    mkdirSync(join(folder, `${partition}.draft.tmp`));
    file(join(`${partition}.draft.tmp`, 'manifest.json'), '{');
    expect(brokenFiles(folder)).toEqual([]);
  });

  it('is a file that is missing, stray or other', () => {
    const before = lakeFiles(folder);
    rmSync(join(folder, partition, '_SUCCESS'));
    file('build.lock', '17');
    file(join(partition, 'part'), 'ab');
    expect(differences(before, lakeFiles(folder))).toEqual([
      `${partition}/_SUCCESS: missing`,
      'build.lock: stray',
      `${partition}/part: other bytes`,
    ]);
  });
});
