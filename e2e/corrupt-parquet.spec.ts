import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LakeCatalog } from '../src/protocol/lake-catalog.ts';
import { expectClock, expectDrawn, openDesk, showLevels } from './desk-page.ts';
import { evidenceOf } from './evidence-lake.ts';
import { catalogOf } from './lake-session.ts';
import { ladderOf } from './ledger-lake.ts';
import { expect, test } from './served-lake.ts';

test.use({ expectsErrors: true });

/** A file of the lake's newest session. */
async function fileOf(
  lakeDir: string,
  table: string,
): Promise<{ path: string; byteLength: number }> {
  const catalog = JSON.parse(await readFile(join(lakeDir, 'catalog.json'), 'utf8')) as LakeCatalog;
  const partition = catalog.sessions.at(-1)?.tables[table];
  if (partition === undefined) throw new Error(`no ${table} in the sample`);
  return partition;
}

test('garbage in place of candles and trades leaves levels and the calendar', async ({
  page,
  ownLake,
}) => {
  for (const table of ['bars_2m', 'trades']) {
    const { path, byteLength } = await fileOf(ownLake.dir, table);
    await writeFile(join(ownLake.dir, path), Buffer.alloc(byteLength, 0x5a));
  }
  await page.goto(ownLake.url);
  const bands = page.locator('app-band');
  await expect(bands).toHaveCount(2);
  await expect(bands.filter({ hasText: 'Candles cannot be read' })).toContainText(
    (await fileOf(ownLake.dir, 'bars_2m')).path,
  );
  await expect(bands.first()).toContainText('expected a Parquet file');
  await expect(page.locator('app-chart-panel')).toContainText('No candle of this session');
  await showLevels(page);
  await expect(page.locator('[data-row=PM_HIGH]')).toContainText(/\d{4}\.\d{2}/);

  await page.locator('app-session-picker .current').click();
  await page.getByRole('dialog').locator('button.day:not(.current)').first().click();
  await expectDrawn(page);
  await expect(bands).toHaveCount(0);
});

test('a truncated file is named with its sizes', async ({ page, ownLake }) => {
  const { path, byteLength } = await fileOf(ownLake.dir, 'trades');
  await truncate(join(ownLake.dir, path), 1000);
  await openDesk(page, ownLake.url);
  await expect(page.locator('app-band')).toContainText(
    `${path}: expected ${byteLength} bytes, found 1000`,
  );
});

test('past setups that are garbage cost the evidence, and it says which', async ({
  page,
  ownLake,
}) => {
  const { sessions } = await catalogOf(ownLake.dir);
  const { path, byteLength } = sessions[2].tables['setups'];
  const whole = await readFile(join(ownLake.dir, path));
  await writeFile(join(ownLake.dir, path), Buffer.alloc(byteLength, 0x5a));
  await openDesk(page, `${ownLake.url}/?t=10:40:00&level=PM_HIGH`);
  const panel = page.locator('app-evidence-panel');
  await expect(panel).toContainText('No evidence here');
  await expect(panel).toContainText(path);
  const band = page.locator('app-band');
  await expect(band).toHaveCount(1);
  await expect(band).toContainText('The past cannot be asked');
  await expect(band).toContainText('expected a Parquet file');
  await ladderOf(page);
  await page.keyboard.press('ArrowRight');
  await expectClock(page, '10:42:00');
  await ladderOf(page);

  // Mended, the past is read with the next session.
  await writeFile(join(ownLake.dir, path), whole);
  await page.keyboard.press('PageUp');
  await evidenceOf(page);
  await expect(band).toHaveCount(0);
});

const strange = [
  ['of another version', '{"catalogVersion":7}', 'expected a catalog of version 1'],
  ['cut off', '{"catalogVersion":1,"sessions":[{"da', 'expected JSON'],
  ['with a session that is none', '{"catalogVersion":1,"sessions":[{}]}', 'sessions[0]'],
] as const;

for (const [what, text, words] of strange) {
  test(`a catalog ${what} is said to be one`, async ({ page, ownLake }) => {
    await writeFile(join(ownLake.dir, 'catalog.json'), text);
    await page.goto(ownLake.url);
    await expect(page.locator('app-empty-desk').getByRole('heading')).toHaveText(
      'The lake cannot be read',
    );
    await expect(page.locator('app-empty-desk')).toContainText(words);
    await expect(page.locator('app-level-strip .card')).toHaveCount(6);
  });
}
