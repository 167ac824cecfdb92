import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LakeCatalog } from '../src/protocol/lake-catalog.ts';
import { expectClock, expectDrawn, openDesk, plotOf } from './desk-page.ts';
import { ladderOf } from './ledger-lake.ts';
import { expect, test } from './served-lake.ts';

test.use({ expectsErrors: true });

/** Path of a table of the lake's newest session. */
async function pathOf(lakeDir: string, table: string): Promise<string> {
  const catalog = JSON.parse(await readFile(join(lakeDir, 'catalog.json'), 'utf8')) as LakeCatalog;
  const path = catalog.sessions.at(-1)?.tables[table]?.path;
  if (path === undefined) throw new Error(`no ${table} in the sample`);
  return path;
}

test('missing trades cost the forming bar, nothing else', async ({ page, ownLake }) => {
  const path = await pathOf(ownLake.dir, 'trades');
  await rm(join(ownLake.dir, path));
  await openDesk(page, ownLake.url);
  const band = page.locator('app-band');
  await expect(band).toContainText('Trades cannot be read');
  await expect(band).toContainText(`${path}: expected a file, found none (HTTP 404)`);
  await expect(band).toContainText('Candles and levels still work');
  await expect(page.locator('app-status-bar')).toContainText('1 problem');
  await expect(page.locator('app-candle-readout')).toContainText('10:12 closed');

  await page.keyboard.press('ArrowRight');
  await expectClock(page, '10:16:00');
  await page.keyboard.press('PageUp');
  await expectDrawn(page);
  await ladderOf(page);
  await expect(band).toHaveCount(0);
});

test('missing candles are rebuilt from the trades', async ({ page, ownLake }) => {
  await openDesk(page, ownLake.url);
  // With the candle that forms, which comes with the trades.
  await expect(page.locator('app-candle-readout')).toContainText('forming');
  const whole = await plotOf(page).getAttribute('data-candles');
  await rm(join(ownLake.dir, await pathOf(ownLake.dir, 'bars_2m')));
  await page.reload();
  await expect(page.locator('app-band')).toContainText('They are rebuilt from the trades');
  await expectDrawn(page);
  await expect(plotOf(page)).toHaveAttribute('data-candles', whole ?? '');
});

test('without a lake the desk says what to do', async ({ page, ownLake }) => {
  await rm(join(ownLake.dir, 'catalog.json'));
  await page.goto(ownLake.url);
  await expect(page.locator('app-empty-desk').getByRole('heading')).toHaveText('No lake here');
  await expect(page.locator('app-empty-desk')).toContainText('spymaster -- build');
});

test('an empty lake says so', async ({ page, ownLake }) => {
  await writeFile(join(ownLake.dir, 'catalog.json'), '{"catalogVersion":1,"sessions":[]}');
  await page.goto(ownLake.url);
  await expect(page.locator('app-empty-desk').getByRole('heading')).toHaveText(
    'The lake has no session yet',
  );
  await expect(page.locator('app-level-strip .card')).toHaveCount(6);
});
