import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeSample } from './sample.ts';

const committed = fileURLToPath(new URL('../../data-samples/lake/', import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sample-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function filesIn(lake: string): Promise<string[]> {
  const entries = await readdir(lake, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(lake, '/').length))
    .sort();
}

// Simulating and building six sessions takes 7 s; a busy machine gets ten times that.
it(
  'makes the sample that lies in the repository, byte for byte',
  { timeout: 120_000 },
  async () => {
    const again = join(folder, 'lake');
    await makeSample(again);
    const names = await filesIn(again);
    expect(await filesIn(committed)).toEqual(names);
    for (const name of names) {
      const isSame = (await readFile(join(again, name))).equals(
        await readFile(join(committed, name)),
      );
      expect(isSame, name).toBe(true);
    }
  },
);

it('keeps the sample small and its sessions labeled', async () => {
  const names = await filesIn(committed);
  const sizes = await Promise.all(
    names.map(async (name) => (await readFile(join(committed, name))).length),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2_500_000);
  const catalog = await readFile(join(committed, 'catalog.json'), 'utf8');
  expect(catalog.match(/"synthetic": true/g)).toHaveLength(6);
  expect(catalog).not.toContain('"synthetic": false');
});
