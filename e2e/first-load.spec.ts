import { chartFacts, expectDrawn, showLevels } from './desk-page.ts';
import { expect, test } from './served-lake.ts';

test('the first visit draws the newest session', async ({ page, served }) => {
  await page.goto(served.url);
  await expectDrawn(page);

  const { candleCount } = await chartFacts(page);
  expect(candleCount).toBeGreaterThan(100);
  await expect(page.locator('app-top-bar').getByText('SYNTHETIC', { exact: true })).toBeVisible();
  await expect(page.locator('app-level-strip .card')).toHaveCount(6);
});

test('SQL counts the tape up to the cursor, and only that', async ({ page, served }) => {
  await page.goto(served.url);
  await expectDrawn(page);
  await showLevels(page);
  const trades = page.locator('app-session-facts dl').first().locator('dd').first();
  await expect(trades).toHaveText(/\d/);
  const counted = async (): Promise<number> =>
    Number((await trades.innerText()).replace(/\D/g, ''));
  const before = await counted();
  await page.keyboard.press('ArrowRight');
  await expect.poll(counted).toBeGreaterThan(before);
});
