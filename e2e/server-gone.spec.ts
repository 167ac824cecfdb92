import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expectDrawn, openDesk, plotOf } from './desk-page.ts';
import { evidenceOf } from './evidence-lake.ts';
import { ladderOf } from './ledger-lake.ts';
import { jumpTo } from './replay-page.ts';
import { sampleLake } from './sample-copy.ts';
import { expect, serving, test, withScratch } from './served-lake.ts';

// Without its server the page's requests fail, and the console says so.
test.use({ expectsErrors: true });

test('a server that goes in the midst of a visit costs what was not read yet', async ({ page }) => {
  await withScratch(async (dir) => {
    const lake = join(dir, 'lake');
    await cp(sampleLake, lake, { recursive: true });
    let port = 0;
    await serving(lake, async ({ url }) => {
      port = Number(new URL(url).port);
      await openDesk(page, `${url}/?t=10:40:00&level=PM_HIGH`);
      const evidence = await evidenceOf(page);
      await expect(evidence.locator('app-trust-strip')).toHaveCount(1);
    });

    // What is open goes on: the clock, the pressure, the past.
    const key = (await plotOf(page).getAttribute('data-key')) ?? '';
    await jumpTo(page, '10:52:00');
    await ladderOf(page);
    await evidenceOf(page);
    await expect(page.locator('app-band').filter({ hasNotText: 'Past paths' })).toHaveCount(0);

    // Parts of the app that were never opened say that they cannot come.
    await page.keyboard.press('F1');
    await expect(page.locator('app-band').filter({ hasText: 'Words and figures' })).toContainText(
      'cannot be fetched',
    );
    await page.getByRole('menuitem', { name: 'View' }).click();
    await page.getByRole('menu').getByText('Compare', { exact: true }).click();
    const lost = page.locator('app-lost-part');
    await expect(lost).toContainText('Compare cannot be fetched');
    await expect(lost.getByRole('button', { name: 'Reload the page' })).toBeVisible();
    await page.getByRole('button', { name: 'Close Compare' }).click();
    await expect(lost).toHaveCount(0);

    await page.keyboard.press('PageUp');
    const bands = page.locator('app-band');
    await expect(bands.filter({ hasText: 'Candles cannot be read' })).toContainText(
      'expected an answer, found no connection',
    );
    await page.keyboard.press('PageDown');
    await expect(bands.first()).toContainText('found no connection');

    // It comes back, and so does the session, without a reload.
    await serving(
      lake,
      async () => {
        await page.keyboard.press('PageUp');
        await expectDrawn(page);
        await expect(plotOf(page)).not.toHaveAttribute('data-key', key);
        await page.keyboard.press('PageDown');
        await expect(plotOf(page)).toHaveAttribute('data-key', key);
        await evidenceOf(page);
        await expect(bands).toHaveCount(0);
      },
      port,
    );
  });
});
