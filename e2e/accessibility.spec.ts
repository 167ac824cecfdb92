import type { Page } from '@playwright/test';
import { openDesk, plotOf } from './desk-page.ts';
import { deskScreens } from './desk-screens.ts';
import { askedMoments, clockOf } from './evidence-lake.ts';
import { wholePast } from './sample-copy.ts';
import { expect, test } from './served-lake.ts';
import { colorRules, violationsOf } from './violations.ts';

test.use(wholePast);

test('every screen is accessible in both themes', async ({ page, served }, info) => {
  test.setTimeout(900_000);
  const { inIt } = await askedMoments(served.dir, 1);
  const [{ atS, level }] = inIt;
  // Colors that still change are those of neither theme.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openDesk(page, `${served.url}/?t=${clockOf(atS)}&level=${level}`);
  const found: [screen: string, violations: unknown][] = [];
  for (const { name, show, leave, isFloating } of deskScreens) {
    await test.step(name, async () => {
      await show(page, info);
      const violations = await violationsOf(page, { isFloating });
      // Nothing but colors differs between the themes, and they follow this one word.
      await lookIn(page, 'light');
      violations.push(...(await violationsOf(page, { isFloating, rules: colorRules })));
      await lookIn(page, 'dark');
      if (violations.length > 0) found.push([name, violations]);
      await leave(page);
    });
  }
  expect(found).toEqual([]);
});

/** Shows what is on the screen in a theme's colors, without the key: it belongs to open dialogs. */
async function lookIn(page: Page, theme: 'dark' | 'light'): Promise<void> {
  await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
}

test('the desk has its landmarks once, and one heading of the first order', async ({
  page,
  served,
}) => {
  await openDesk(page, served.url);
  for (const role of ['banner', 'main', 'contentinfo'] as const) {
    await expect(page.getByRole(role), role).toHaveCount(1);
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  const names = await page
    .getByRole('region')
    .evaluateAll((regions) =>
      regions.map(
        (region) => region.getAttribute('aria-label') ?? region.getAttribute('aria-labelledby'),
      ),
    );
  expect(new Set(names).size).toBe(names.length);
});

test('the desk says moment and verdict when the clock rests', async ({ page, served }) => {
  await openDesk(page, `${served.url}/?t=11:02:00`);
  const voice = page.locator('app-desk-voice p');
  await expect(voice).toContainText(/at 11:02:00 ET: \d+ closed bars/);
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
  await expect(voice).toContainText('at 11:12:00 ET');
});

test('candles are a table to whoever wants one', async ({ page, served }) => {
  await openDesk(page, `${served.url}/?t=11:02:00`);
  const table = page.locator('app-candle-table');
  await page.keyboard.press('Shift+T');
  await expect(table.locator('tbody tr').first()).toBeInViewport();
  const count = Number(await plotOf(page).getAttribute('data-candles'));
  await expect(table.locator('tbody tr')).toHaveCount(count);
  await page.keyboard.press('Shift+T');
  await expect(table.locator('tbody tr')).toHaveCount(12);
});

test('nothing moves for whoever wants it still', async ({ page, served }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openDesk(page, served.url);
  const moving = await page.evaluate(`[...document.querySelectorAll('*')].filter((element) => {
    const { transitionDuration, animationName } = getComputedStyle(element);
    return animationName !== 'none' || parseFloat(transitionDuration) > 0;
  }).length`);
  expect(moving).toBe(0);
});
