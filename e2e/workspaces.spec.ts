import type { Page } from '@playwright/test';
import { openDesk, plotOf } from './desk-page.ts';
import { expect, test } from './served-lake.ts';

/** The layout is kept when it rests. */
const LAYOUT_RESTS_MS = 400;

function switcher(page: Page) {
  return page.locator('app-status-bar .workspace');
}

async function choose(page: Page, item: string): Promise<void> {
  await switcher(page).click();
  await page.getByRole('menu', { name: 'Workspaces' }).locator('button', { hasText: item }).click();
}

async function reload(page: Page): Promise<void> {
  await page.waitForTimeout(LAYOUT_RESTS_MS);
  await page.reload();
  await expect(plotOf(page)).toHaveAttribute('data-drawn', 'true');
}

test('Trader, Analyst and Lab are one key away and survive a reload', async ({ page, served }) => {
  await openDesk(page, served.url);
  await expect(switcher(page)).toContainText('Trader');
  const ladder = page.locator('app-panel-frame[data-panel=ladder]');
  const beside = (await ladder.boundingBox())?.x ?? 0;
  await page.keyboard.press('Alt+2');
  await expect(switcher(page)).toContainText('Analyst');
  await reload(page);
  await expect(switcher(page)).toContainText('Analyst');
  await choose(page, 'Trader');
  await expect(switcher(page)).toContainText('Trader');
  await expect.poll(async () => (await ladder.boundingBox())?.x ?? 0).toBeCloseTo(beside, -1);
});

test('a workspace of one’s own is saved, named anew, kept and deleted', async ({
  page,
  served,
}) => {
  await openDesk(page, served.url);
  const ladder = page.locator('app-panel-frame[data-panel=ladder]');
  await page.getByRole('button', { name: 'Close Ladder' }).click();
  await expect(ladder).toHaveCount(0);

  await choose(page, 'Save workspace as…');
  const name = page.getByRole('textbox', { name: 'Name of the workspace' });
  await name.fill('Lab');
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  await name.fill('Mornings');
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeEnabled();
  await page.keyboard.press('Enter');
  await expect(switcher(page)).toContainText('Mornings');

  await choose(page, 'Trader');
  await expect(ladder).toHaveCount(1);
  await page.keyboard.press('Alt+4');
  await expect(ladder).toHaveCount(0);

  await choose(page, 'Rename workspace…');
  await name.fill('First hours');
  await page.keyboard.press('Enter');
  await reload(page);
  await expect(switcher(page)).toContainText('First hours');
  await expect(ladder).toHaveCount(0);

  await choose(page, 'Delete workspace');
  await expect(switcher(page)).toContainText('Trader');
  await expect(ladder).toHaveCount(1);
  await switcher(page).click();
  await expect(page.getByRole('menu', { name: 'Workspaces' })).not.toContainText('First hours');
});

test('panels that were moved go back to their places', async ({ page, served }) => {
  await openDesk(page, served.url);
  const ladder = page.locator('app-panel-frame[data-panel=ladder]');
  const before = (await ladder.boundingBox())?.x ?? 0;
  await page.getByRole('button', { name: 'Move Ladder' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'To the left edge' }).press('Enter');
  await expect.poll(async () => (await ladder.boundingBox())?.x).toBeLessThan(2);
  await choose(page, 'Put panels back');
  await expect.poll(async () => (await ladder.boundingBox())?.x ?? 0).toBeCloseTo(before, -1);
});

test('a panel that was closed comes back to its place', async ({ page, served }) => {
  await openDesk(page, served.url);
  const ladder = page.locator('app-panel-frame[data-panel=ladder]');
  const before = await ladder.boundingBox();
  await page.getByRole('button', { name: 'Close Ladder' }).click();
  await expect(ladder).toHaveCount(0);
  await page.keyboard.press('/');
  await page.getByRole('combobox').fill('ladder');
  await page.keyboard.press('Enter');
  await expect(ladder).toBeVisible();
  // Its neighbors have shared its room meanwhile; the borders come to rest near where they were.
  const after = await ladder.boundingBox();
  expect(Math.abs((after?.x ?? 0) - (before?.x ?? 0))).toBeLessThan(40);
  expect(Math.abs((after?.width ?? 0) - (before?.width ?? 0))).toBeLessThan(40);
});
