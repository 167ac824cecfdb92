import type { Page } from '@playwright/test';
import { expectClock, openDesk } from './desk-page.ts';
import { expect, test } from './served-lake.ts';

function keyButton(page: Page, command: string) {
  return page.locator(`app-shortcut-sheet [data-command="${command}"]`);
}

test('the palette finds a command by its letters, a time and a date', async ({ page, served }) => {
  await openDesk(page, served.url);
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Command, time or date' });
  await expect(field).toBeFocused();
  await field.fill('light');
  await expect(page.getByRole('option', { selected: true })).toContainText('Light theme');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(field).toBeHidden();

  await page.keyboard.press('/');
  await field.fill('11:02');
  await page.keyboard.press('Enter');
  await expectClock(page, '11:02:00');

  await page.keyboard.press('/');
  await field.fill('2025-');
  const first = page.getByRole('option').first();
  const dated = /(\d+ \w+) 2025/;
  // The list follows the field when it is drawn again: until then the first is another command.
  await expect(first).toContainText(dated);
  const date = dated.exec((await first.textContent()) ?? '')?.[1] ?? 'no date';
  await first.click();
  await expect(page.locator('app-session-picker .current')).toContainText(date);
  await expectClock(page, '11:02:00');
});

test('in a text field keys write, but Ctrl K finds', async ({ page, served }) => {
  await openDesk(page, served.url);
  // The form stands in a tab that comes to the front with it.
  await page.keyboard.press('e');
  await page.keyboard.press('Shift+D');
  const price = page.locator('app-level-form input').first();
  await expect(price).toBeFocused();
  await page.keyboard.press('t');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(price).toBeFocused();
});

test('menus hold every command with its key, and the arrows go through them', async ({
  page,
  served,
}) => {
  await openDesk(page, served.url);
  await page.getByRole('menuitem', { name: 'View', exact: true }).focus();
  await page.keyboard.press('Enter');
  const strip = page.getByRole('menuitemcheckbox', { name: /Pressure below the candles/ });
  await expect(strip).toHaveAttribute('aria-checked', 'true');
  await expect(strip).toContainText('C');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('menuitem', { name: /Previous session/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
});

test('a key is bound anew, taken from whoever had it, and kept', async ({ page, served }) => {
  await openDesk(page, served.url);
  await page.keyboard.press('?');
  await keyButton(page, 'theme').click();
  await expect(keyButton(page, 'theme')).toHaveText('Press a key');
  await page.keyboard.press('c');
  await expect(keyButton(page, 'theme')).toHaveText('C');
  await expect(keyButton(page, 'strip')).toHaveText('–');
  await expect(page.getByRole('dialog')).toContainText('C was the key of Pressure below');
  await page.keyboard.press('Escape');
  await page.reload();
  await page.keyboard.press('t');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('c');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.keyboard.press('?');
  await page.getByRole('button', { name: 'Reset all' }).click();
  await expect(keyButton(page, 'strip')).toHaveText('C');
});

test('no two commands come with one key', async ({ page, served }) => {
  await openDesk(page, served.url);
  await page.keyboard.press('?');
  const keys = await page.locator('app-shortcut-sheet [data-command]').allTextContents();
  const bound = keys.map((key) => key.trim()).filter((key) => key !== '–');
  expect(bound.filter((key, place) => bound.indexOf(key) !== place)).toEqual([]);
});
