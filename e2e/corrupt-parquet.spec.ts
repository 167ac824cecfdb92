import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LakeCatalog } from '../src/protocol/lake-catalog.ts';
import { expectDrawn, openDesk, showLevels } from './desk-page.ts';
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

test('a catalog that is no catalog is said to be one', async ({ page, ownLake }) => {
  await writeFile(join(ownLake.dir, 'catalog.json'), '{"catalogVersion":7}');
  await page.goto(ownLake.url);
  await expect(page.locator('app-empty-desk').getByRole('heading')).toHaveText(
    'The lake cannot be read',
  );
  await expect(page.locator('app-empty-desk')).toContainText('expected a catalog of version 1');
});
