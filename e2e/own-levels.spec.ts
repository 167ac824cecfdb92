import type { Locator, Page } from '@playwright/test';
import { expectDrawn, factsCounted, letPass, openDesk, plotOf, scrubTo } from './desk-page.ts';
import { ladderOf, test } from './ledger-lake.ts';
import { expect } from './served-lake.ts';
import { violationsOf } from './violations.ts';

const rowsOf = (page: Page): Locator => page.locator('app-own-levels tr.own');
const priceOf = async (row: Locator): Promise<number> =>
  Number(await row.locator('td').first().innerText());

test('a level is drawn, dragged, named and deleted with the mouse', async ({ page, ledger }) => {
  await openDesk(page, ledger.url);
  await scrubTo(page, 0.7);
  // The last of what moves the scale of prices.
  await ladderOf(page);
  const box = await plotOf(page).boundingBox();
  if (box === null) throw new Error('the chart has no box');
  const place = { x: box.x + 220, y: box.y + box.height * 0.3 };
  await page.getByRole('button', { name: 'Draw a level with a click' }).click();
  await expect(page.locator('app-chart-panel .hint')).toContainText('Click a price');
  await page.mouse.click(place.x, place.y);
  await expect(page.locator('app-chart-panel .hint')).toHaveCount(0);

  const row = rowsOf(page);
  await expect(row).toHaveCount(1);
  await expect(row).toHaveClass(/selected/);
  const drawnPx = await priceOf(row);
  expect(drawnPx % 0.25).toBe(0);
  const panel = await ladderOf(page);
  await expect(panel.locator('app-ladder-table caption')).toContainText(
    `Level 1 ${drawnPx.toFixed(2)}`,
  );

  await page.mouse.move(place.x, place.y);
  await page.mouse.down();
  await page.mouse.move(place.x, place.y + 60, { steps: 6 });
  // Let go of beside the chart, it stays where it was let go of.
  await page.mouse.move(box.x + box.width + 60, place.y + 60);
  await page.mouse.up();
  await letPass(page, 0);
  await expect.poll(() => priceOf(row)).toBeLessThan(drawnPx);
  const movedPx = await priceOf(row);
  await page.mouse.move(place.x, place.y + 20, { steps: 3 });
  await expect(panel.locator('app-ladder-table caption')).toContainText(movedPx.toFixed(2));
  await expect(page).toHaveURL(new RegExp(`level=${movedPx}`));

  // A measure from its line leaves it there.
  await page.keyboard.press('u');
  await page.mouse.move(place.x, place.y + 60);
  await page.mouse.down();
  await page.mouse.move(place.x + 40, place.y + 20, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByText(/^From \d.* to \d.* pt,/)).toHaveCount(1);
  expect(await priceOf(row)).toBe(movedPx);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Edit Level 1' }).click();
  await page.getByRole('textbox', { name: 'Name of the level' }).fill('Big bid');
  await page.getByRole('button', { name: 'Keep the level so' }).click();
  await expect(row).toContainText('Big bid');
  await expect(panel.locator('app-ladder-table caption')).toContainText('Big bid');

  await page.getByRole('button', { name: 'Edit Big bid' }).click();
  await page.getByRole('button', { name: 'Delete the level' }).click();
  await expect(row).toHaveCount(0);
  await expect((await ladderOf(page)).locator('app-ladder-table caption')).toContainText('PM High');
});

test('the keyboard alone draws, moves, names and deletes a level', async ({ page, ledger }) => {
  await openDesk(page, ledger.url);
  await scrubTo(page, 0.7);
  await page.keyboard.press('Shift+D');
  const price = page.getByRole('textbox', { name: /^Price of the level/ });
  await expect(price).toBeFocused();
  await price.fill('many');
  // A price that moves on does not overwrite the one that is typed.
  await scrubTo(page, 0.68);
  await expect(price).toHaveValue('many');
  await price.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('A price from');
  await price.fill('6850.3');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(price).toHaveValue('6849.50');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Shelf');
  await factsCounted(page);
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press('Enter');

  const row = rowsOf(page);
  await expect(row).toContainText('Shelf');
  expect(await priceOf(row)).toBe(6849.5);
  const pick = page.getByRole('button', { name: 'Shelf', exact: true });
  await expect(pick).toBeFocused();
  await expect(pick).toHaveAttribute('aria-pressed', 'true');

  // The way on leads to its form, which moves the line at once and takes it back on Escape.
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Edit Shelf' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(price).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect((await ladderOf(page)).locator('app-ladder-table caption')).toContainText('6849.75');
  await page.keyboard.press('Escape');
  await expect(pick).toBeFocused();
  await expect((await ladderOf(page)).locator('app-ladder-table caption')).toContainText('6849.50');

  // It is there after a reload, and on a desk that only has the address.
  await expect(page).toHaveURL(/level=6849\.5&name=Shelf/);
  await page.reload();
  await expectDrawn(page);
  await expect(row).toContainText('Shelf');
  await pick.focus();
  await page.keyboard.press('Delete');
  await expect(row).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Draw a level at a typed price' })).toBeFocused();
});
