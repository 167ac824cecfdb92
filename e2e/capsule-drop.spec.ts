import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectClock, openDesk } from './desk-page.ts';
import { expect, test } from './served-lake.ts';

/** Drops a file on the desk, as a hand with a file manager does. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const files = await page.evaluateHandle(`(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}));
    return transfer;
  })()`);
  await page.dispatchEvent('app-chart-panel .plot', 'dragover', { dataTransfer: files });
  await page.dispatchEvent('app-chart-panel .plot', 'drop', { dataTransfer: files });
}

/** The capsule of the moment on the screen, saved from the menu. */
async function capsuleOf(page: Page): Promise<string> {
  const item = page.getByRole('menuitem', { name: 'Save evidence capsule' });
  await expect(page.locator('app-evidence-panel section')).toHaveAttribute('data-current', 'true');
  await page.getByRole('menuitem', { name: 'File' }).click();
  const coming = page.waitForEvent('download');
  await item.click();
  return readFile(await (await coming).path(), 'utf8');
}

test('a capsule that is dropped on the desk opens its moment and is held against the lake', async ({
  page,
  served,
}) => {
  await openDesk(page, `${served.url}/?t=10:14:35&level=PM_HIGH`);
  const text = await capsuleOf(page);
  await openDesk(page, `${served.url}/?t=11:30:00&level=EMA_20`);
  await expectClock(page, '11:30:00');

  await drop(page, 'moment.json', text);
  const dialog = page.getByRole('dialog', { name: 'Evidence capsule' });
  await expect(dialog.locator('.verdict b')).toHaveText('Equal');
  await page.keyboard.press('Escape');
  await expectClock(page, '10:14:35');
  await expect(page).toHaveURL(/level=PM_HIGH/);

  await drop(page, 'picture.json', 'no capsule at all');
  await expect(dialog).toContainText('picture.json');
  await expect(dialog.locator('.verdict b')).toHaveText('No capsule');
  await page.keyboard.press('Escape');
  // What was open stays open.
  await expectClock(page, '10:14:35');
});
