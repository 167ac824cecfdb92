import type { Page } from '@playwright/test';
import { expectClock, expectDrawn, openDesk, plotOf } from './desk-page.ts';
import { endWorker, starveWorker } from './desk-workers.ts';
import { evidenceOf } from './evidence-lake.ts';
import { ladderOf } from './ledger-lake.ts';
import { expect, test } from './served-lake.ts';
import { violationsOf } from './violations.ts';

const MOMENT = '?t=10:40:00&level=PM_HIGH';

/** One step of the clock, which every panel answers. */
async function step(page: Page): Promise<void> {
  const clock = await page.locator('app-top-bar .clock').innerText();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.locator('app-top-bar .clock')).not.toHaveText(clock);
}

test('without its past the desk says so once, and everything else goes on', async ({
  page,
  served,
}) => {
  await openDesk(page, `${served.url}/${MOMENT}`);
  await evidenceOf(page);
  // Cards that were told something are not to keep it.
  await expect(page.locator('app-level-strip > section')).toHaveAttribute('data-at', /\d/);
  await endWorker(page, 'retrieval');
  for (let i = 0; i < 3; i++) await step(page);
  const band = page.locator('app-band');
  await expect(band).toHaveCount(1);
  await expect(band).toContainText('The past can no longer be asked');
  await expect(band).toContainText('retrieval worker: expected an answer, found that it has ended');
  await expect(band).toContainText('reload the page');
  await expect(page.locator('app-evidence-panel')).toContainText('No evidence here');
  await expect(page.locator('app-level-strip')).toContainText('No evidence: retrieval worker');
  await expectClock(page, '10:40:15');
  await ladderOf(page);
  expect(await violationsOf(page)).toEqual([]);

  await page.keyboard.press('PageUp');
  await expectDrawn(page);
  await expect(band).toHaveCount(1);
  await ladderOf(page);
  await page.reload();
  await evidenceOf(page);
  await expect(band).toHaveCount(0);
});

test('without its ladder the desk keeps candles and evidence', async ({ page, served }) => {
  await openDesk(page, `${served.url}/${MOMENT}`);
  await evidenceOf(page);
  await endWorker(page, 'feature');
  await step(page);
  await expect(page.locator('app-band')).toHaveCount(1);
  await expect(page.locator('app-band')).toContainText('Pressure cannot be computed');
  await expect(page.locator('app-ladder-panel')).toContainText(
    'The thread that computes it has ended',
  );
  await expectClock(page, '10:40:05');
  await evidenceOf(page);
});

test('without its candles the desk shows none, rather than those of another moment', async ({
  page,
  served,
}) => {
  await openDesk(page, `${served.url}/${MOMENT}`);
  await evidenceOf(page);
  await endWorker(page, 'moment');
  await step(page);
  await expect(page.locator('app-band')).toContainText('Candles and levels cannot follow');
  await expect(page.locator('app-chart-panel .bare')).toBeVisible();
  await expect(plotOf(page)).toHaveClass(/hidden/);
  // The clock runs on for those that are left.
  await page.keyboard.press('Space');
  await expect(page.locator('app-top-bar .clock')).not.toHaveText('10:40:05');
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await ladderOf(page);
  await evidenceOf(page);
});

test('without its reader the open session goes on, and another says once that it cannot come', async ({
  page,
  served,
}) => {
  await openDesk(page, `${served.url}/${MOMENT}`);
  await evidenceOf(page);
  await endWorker(page, 'query');
  await step(page);
  await expectClock(page, '10:40:05');
  await evidenceOf(page);
  await page.keyboard.press('PageUp');
  await expect(page.locator('app-band')).toHaveCount(1);
  await expect(page.locator('app-band')).toContainText('Nothing more can be read');
});

test('want of memory costs the pressure, and is told by its name', async ({ page, served }) => {
  await openDesk(page, `${served.url}/${MOMENT}`);
  await ladderOf(page);
  await starveWorker(page, 'feature');
  await page.keyboard.press('PageUp');
  const band = page.locator('app-band');
  await expect(band).toContainText('Pressure cannot be computed');
  await expect(band).toContainText('Out of memory: Array buffer allocation failed');
  await expect(band).toContainText('Close other tabs');
  await expectDrawn(page);
  await step(page);
  await expect(band).toHaveCount(1);
});
