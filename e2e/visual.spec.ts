import type { Locator, Page } from '@playwright/test';
import { letPass, openDesk } from './desk-page.ts';
import { clockOf, evidenceOf } from './evidence-lake.ts';
import type { Asked } from './evidence-lake.ts';
import { lakeRows } from './lake-rows.ts';
import { wholePast } from './sample-copy.ts';
import { expect, test } from './served-lake.ts';

test.use(wholePast);

/**
 * How the desk looks, held against pictures in `e2e/visual`. They are made again, where they differ,
 * by `npm run visual`: after a change of the look that was meant, and not otherwise.
 */
/** When the lake says it was built: a copy has no age of its own. */
const BUILT = 'Fri, 19 Dec 2025 12:00:00 GMT';

const sizes = [
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
];

/** Opens the desk at a moment that asks the past, and waits until every panel has answered. */
async function openStill(page: Page, address: string): Promise<void> {
  await page.route('**/catalog.json', async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      headers: { ...response.headers(), 'last-modified': BUILT },
    });
  });
  await openDesk(page, address);
  await isAnswered(page);
}

async function isAnswered(page: Page): Promise<void> {
  const evidence = await evidenceOf(page);
  const atS = (await evidence.getAttribute('data-at')) ?? '';
  await expect(page.locator('app-level-strip > section')).toHaveAttribute('data-at', atS);
  await expect(page.locator('app-neighbor-list canvas')).toHaveAttribute('data-drawn', /^[12]0$/);
  await expect(page.locator('app-trust-strip')).toHaveCount(1);
  await isIdle(page);
}

async function isIdle(page: Page): Promise<void> {
  // The bar looks once a second.
  await letPass(page, 1100);
  const workers = page.locator('app-status-bar .workers');
  await expect(workers).toHaveText('idle');
}

async function looksAsBefore(shown: Page | Locator, name: string): Promise<void> {
  await expect.soft(shown).toHaveScreenshot(`${name}.png`);
}

/** A moment in a touch of which the past says something. */
async function toldMoment(dir: string): Promise<Asked> {
  const told = (await lakeRows(dir, 'signals')).filter(
    (row) => row['cause'] === 'CLOSE' && row['question'] === 'inIt' && row['abstain'] === false,
  );
  const [row] = told;
  return {
    atS: Number((row['ts_ns'] as bigint) / 1_000_000_000n),
    level: String(row['level_kind']),
  };
}

for (const theme of ['dark', 'light']) {
  for (const { width, height } of sizes) {
    test(`the desk looks as it did, ${theme} at ${width}×${height}`, async ({ page, served }) => {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.addInitScript(`localStorage.setItem('spymaster.theme', '${theme}')`);
      const { atS, level } = await toldMoment(served.dir);
      await openStill(page, `${served.url}/?t=${clockOf(atS)}&level=${level}`);
      const of = (screen: string): string => `${screen}-${theme}-${width}`;
      await looksAsBefore(page, of('trader'));

      await page.keyboard.press('Alt+2');
      const cinema = page.locator('app-cinema-panel section');
      await expect(cinema).toHaveAttribute('data-spread', 'true');
      await isAnswered(page);
      await looksAsBefore(page, of('analyst'));

      await page.keyboard.press('Alt+3');
      await expect(page.locator('app-query-lab-panel')).toBeVisible();
      await isIdle(page);
      // Of the lab the smaller window is enough: all pictures together stay below 3 MB.
      if (width === sizes[0].width) await looksAsBefore(page, of('lab'));

      await page.locator('app-session-picker .current').click();
      await looksAsBefore(page.getByRole('dialog', { name: 'Choose a session' }), of('calendar'));
    });
  }
}
