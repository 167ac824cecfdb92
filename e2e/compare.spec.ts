import type { Locator, Page } from '@playwright/test';
import { openDesk, plotOf, scrubTo } from './desk-page.ts';
import { catalogOf } from './lake-session.ts';
import { expect, test } from './served-lake.ts';

/** Opens the panel from the menu. */
async function openCompare(page: Page): Promise<Locator> {
  await page.getByRole('menuitem', { name: 'View' }).click();
  await page.getByRole('menu').getByText('Compare', { exact: true }).click();
  const panel = page.locator('app-compare-panel');
  await expect(panel).toBeVisible();
  return panel;
}

test('two sessions move with the one clock, as far from their touches', async ({
  page,
  served,
}) => {
  await openDesk(page, `${served.url}/?t=10:40:00&level=PM_HIGH`);
  const { sessions } = await catalogOf(served.dir);
  // Touch is laid on touch if the touches are known by then.
  await expect(plotOf(page)).not.toHaveAttribute('data-touches', '0');
  const panel = await openCompare(page);
  const [earlier] = sessions.slice(-3);
  await panel
    .getByRole('combobox', { name: 'Session' })
    .selectOption(`${earlier.date} ${earlier.symbol}`);
  const plot = panel.locator('.plot');
  await expect(plot).toHaveAttribute('data-key', `${earlier.date} ${earlier.symbol}`);
  await expect(plot).toHaveAttribute('data-at', /\d+/);
  await expect(panel.locator('.distance')).toContainText('from the touch');
  const before = { here: await clockOf(page), there: Number(await plot.getAttribute('data-at')) };

  // In a list of choices the arrows belong to it.
  await panel.getByRole('heading', { name: 'Compare' }).click();
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(async () => Number(await plot.getAttribute('data-at'))).toBe(before.there + 5);
  expect(await clockOf(page)).toBe(before.here + 5);
  // Nothing of the other session is drawn that lies after its own clock.
  expect(Number(await plot.getAttribute('data-last-open'))).toBeLessThanOrEqual(before.there + 5);
});

test('days that are not over when the session begins cannot be chosen', async ({
  page,
  served,
}) => {
  const { sessions } = await catalogOf(served.dir);
  const middle = sessions[Math.floor(sessions.length / 2)];
  await openDesk(page, `${served.url}/?date=${middle.date}`);
  const panel = await openCompare(page);
  const options = panel.getByRole('combobox', { name: 'Session' }).locator('option');
  const earlier = sessions.filter(({ date }) => date < middle.date);
  await expect(options).toHaveCount(earlier.length + 1);
  const values = await Promise.all(
    (await options.all()).map((option) => option.getAttribute('value')),
  );
  const words = values.filter((value) => value !== '');
  expect(words).toHaveLength(earlier.length);
  expect(words.every((word) => (word ?? '') < middle.date)).toBe(true);
});

test('the nearest neighbor stands beside the moment', async ({ page, served }) => {
  await openDesk(page, served.url);
  const panel = await openCompare(page);
  const button = panel.getByRole('button', { name: 'Nearest neighbor' });
  await expect(button).toBeEnabled();
  await button.click();
  await expect(panel.locator('.plot')).toHaveAttribute('data-key', /\d{4}-\d\d-\d\d/);
  await scrubTo(page, 0.8);
  await expect(panel.locator('.clock')).toHaveText(/\d\d:\d\d:\d\d/);
});

async function clockOf(page: Page): Promise<number> {
  return Number(await page.locator('app-scrubber [role=slider]').getAttribute('aria-valuenow'));
}
