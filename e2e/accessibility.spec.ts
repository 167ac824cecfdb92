import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { openDesk, plotOf } from './desk-page.ts';
import { expect, test } from './served-lake.ts';

/** What the browser keeps after a visitor chose the light theme. */
const chooseLight = "localStorage.setItem('spymaster.theme', 'light')";

/** A screen of the desk, and the keys that bring and leave it. */
type Screen = { readonly name: string; readonly show: string; readonly leave: string };

const screens: readonly Screen[] = [
  { name: 'trader', show: 'Alt+1', leave: '' },
  { name: 'analyst', show: 'Alt+2', leave: '' },
  { name: 'lab', show: 'Alt+3', leave: 'Alt+1' },
  { name: 'levels', show: 'l', leave: 'e' },
  { name: 'tables', show: 'Shift+T', leave: 'Shift+T' },
  { name: 'performance', show: 'Shift+P', leave: 'Shift+P' },
  { name: 'palette', show: '/', leave: 'Escape' },
  { name: 'keys', show: '?', leave: 'Escape' },
];

/** @param isFloating what floats above the desk, as menus do, stands in no landmark. */
async function violationsOf(page: Page, isFloating = false): Promise<unknown[]> {
  const builder = new AxeBuilder({ page });
  const { violations } = await builder.disableRules(isFloating ? ['region'] : []).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

for (const theme of ['dark', 'light'] as const) {
  test(`every screen is accessible in ${theme}`, async ({ page, served }) => {
    test.setTimeout(240_000);
    if (theme === 'light') await page.addInitScript(chooseLight);
    await openDesk(page, `${served.url}/?t=11:02:00`);
    const found: [string, unknown[]][] = [];
    const look = async (name: string, isFloating = false): Promise<void> => {
      const violations = await violationsOf(page, isFloating);
      if (violations.length > 0) found.push([name, violations]);
    };
    for (const { name, show, leave } of screens) {
      await page.keyboard.press(show);
      await look(name);
      if (leave !== '') await page.keyboard.press(leave);
    }
    await page.getByRole('menuitem', { name: 'View', exact: true }).press('Enter');
    await look('menu', true);
    await page.keyboard.press('Escape');
    await page.locator('app-status-bar .workspace').press('Enter');
    await page.getByRole('menuitem', { name: /Save workspace/ }).press('Enter');
    await look('workspace form');
    expect(found).toEqual([]);
  });
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
