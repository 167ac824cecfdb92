import type { Locator, Page } from '@playwright/test';
import { openDesk, plotOf } from './desk-page.ts';
import { expect, test } from './served-lake.ts';

function panel(page: Page, id: string): Locator {
  return page.locator(`app-panel-frame[data-panel=${id}]`);
}

async function widthOf(page: Page, id: string): Promise<number> {
  const box = await panel(page, id).boundingBox();
  return Math.round(box?.width ?? 0);
}

test('panels are dragged wider, closed and kept over a reload', async ({ page, served }) => {
  await openDesk(page, served.url);
  const before = await widthOf(page, 'ladder');
  const box = await panel(page, 'ladder').boundingBox();
  if (box === null) throw new Error('the ladder has no box');
  await page.mouse.move(box.x, box.y + 300);
  await page.mouse.down();
  await page.mouse.move(box.x - 60, box.y + 300, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => widthOf(page, 'ladder')).toBeGreaterThan(before + 40);
  await page.keyboard.press('l');
  await page.getByRole('button', { name: 'Close Levels' }).click();
  await expect(panel(page, 'levels')).toHaveCount(0);
  const chart = await widthOf(page, 'chart');
  // The layout is kept when it rests.
  await page.waitForTimeout(400);
  await page.reload();
  await expect(plotOf(page)).toHaveAttribute('data-drawn', 'true');
  await expect(panel(page, 'levels')).toHaveCount(0);
  expect(Math.abs((await widthOf(page, 'chart')) - chart)).toBeLessThan(4);
});

test('the keyboard alone moves a panel to an edge and widens it', async ({ page, served }) => {
  await openDesk(page, served.url);
  await page.getByRole('button', { name: 'Move Ladder' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'To the left edge' }).press('Enter');
  await expect.poll(async () => (await panel(page, 'ladder').boundingBox())?.x).toBeLessThan(2);
  const before = await widthOf(page, 'ladder');
  await page.getByRole('button', { name: 'Move Ladder' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Wider' }).press('Enter');
  await expect.poll(() => widthOf(page, 'ladder')).toBeGreaterThan(before + 20);

  // Whatever else opens or closes, what the user has brought to the front stays there.
  await page.getByRole('tab', { name: 'Notes' }).click();
  const notes = page.getByRole('tab', { name: 'Notes', selected: true });
  await expect(notes).toBeVisible();
  await page.getByRole('button', { name: 'Close Ladder' }).click();
  await expect(panel(page, 'ladder')).toHaveCount(0);
  await expect(notes).toBeVisible();
});

test('a grip drags a panel beside another', async ({ page, served }) => {
  await openDesk(page, served.url);
  await page
    .getByRole('button', { name: 'Move Ladder' })
    .dragTo(panel(page, 'chart'), { targetPosition: { x: 20, y: 300 } });
  await expect.poll(async () => (await panel(page, 'ladder').boundingBox())?.x).toBeLessThan(2);
});
