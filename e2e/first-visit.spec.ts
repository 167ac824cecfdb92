import { expectDrawn, plotOf } from './desk-page.ts';
import { expect, test } from './served-lake.ts';

test('a first visit opens the newest session, says what it is, and where help is', async ({
  page,
  served,
}) => {
  await page.goto(served.url);
  await expectDrawn(page);
  // Synthetic data says so before anybody asks.
  await expect(page.locator('app-top-bar')).toContainText('SYNTHETIC');
  await expect(page.locator('app-status-bar')).toContainText('Synthetic data, not a market');
  await expect(page.locator('app-status-bar')).toContainText('Workspace Trader');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  for (const panel of ['chart', 'ladder']) {
    await expect(page.locator(`app-panel-frame[data-panel=${panel}]`)).toBeVisible();
  }
  await expect(page.locator('app-level-strip .card')).toHaveCount(6);
  // The address already brings the view back.
  await expect(page).toHaveURL(/[?&]t=\d\d:\d\d:\d\d/);

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('One bar forward');
  await page.keyboard.press('Escape');
  await page.getByRole('menuitem', { name: 'Help' }).click();
  await page.getByRole('menuitem', { name: 'About Spymaster' }).click();
  await expect(page.getByRole('dialog')).toContainText('nothing leaves it');
  await page.keyboard.press('Escape');

  const at = await plotOf(page).getAttribute('data-at');
  // Nobody has chosen a level: the desk follows the nearest, before a reload and after it.
  const pin = page.locator('app-level-strip .pin').first();
  await expect(pin).toHaveAttribute('aria-pressed', 'false');
  await expect(page).toHaveURL(/[?&]level=/);
  await page.reload();
  await expectDrawn(page);
  await expect(plotOf(page)).toHaveAttribute('data-at', at ?? '');
  await expect(pin).toHaveAttribute('aria-pressed', 'false');
});
