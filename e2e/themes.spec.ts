import { factsCounted, openDesk, plotOf } from './desk-page.ts';
import { ladderOf } from './ledger-lake.ts';
import { decodePng } from './png.ts';
import { expect, test } from './served-lake.ts';
import { colorRules, violationsOf } from './violations.ts';

/** What the browser keeps after a visitor chose the light theme. */
const chooseLight = "localStorage.setItem('spymaster.theme', 'light')";

for (const theme of ['dark', 'light'] as const) {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 1920, height: 1080 },
  ]) {
    test(`the desk in ${theme} at ${viewport.width} wide is whole and accessible`, async ({
      page,
      served,
    }, info) => {
      if (theme === 'light') await page.addInitScript(chooseLight);
      await page.setViewportSize(viewport);
      await openDesk(page, served.url);
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      await page.keyboard.press('l');
      await factsCounted(page);
      await ladderOf(page);
      await expect(page.locator('app-level-strip > section')).toHaveAttribute('data-at', /\d/);

      const overflow = await page.evaluate(
        '[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]',
      );
      expect(overflow).toEqual([0, 0]);
      const rules = theme === 'light' ? colorRules : undefined;
      expect(await violationsOf(page, { rules })).toEqual([]);
      await page.screenshot({ path: info.outputPath(`desk-${theme}-${viewport.width}.png`) });
    });
  }
}

test('T switches the theme, the chart with it, and a reload keeps it', async ({ page, served }) => {
  // Whatever the system prefers, the first visit is dark.
  await page.emulateMedia({ colorScheme: 'light' });
  await openDesk(page, served.url);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const groundOf = async () => decodePng(await plotOf(page).screenshot()).colors[0];
  const dark = await groundOf();
  await page.keyboard.press('t');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect.poll(groundOf).not.toBe(dark);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test('calendar and about are accessible too', async ({ page, served }) => {
  await openDesk(page, served.url);
  await page.locator('app-session-picker .current').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('menuitem', { name: 'Help' }).click();
  await page.getByRole('menuitem', { name: 'About Spymaster' }).click();
  await expect(page.getByRole('dialog')).toContainText('TradingView Lightweight Charts');
  expect(await violationsOf(page)).toEqual([]);
});
