import { expectClock, openDesk, plotOf, restingPicture, showLevels } from './desk-page.ts';
import { evidenceOf } from './evidence-lake.ts';
import { expect, test } from './served-lake.ts';

test('the crosshair reads the candle under it and the way to each level', async ({
  page,
  served,
}) => {
  await openDesk(page, `${served.url}/?t=10:30:00`);
  await expectClock(page, '10:30:00');
  await showLevels(page);
  const readout = page.locator('app-candle-readout');
  await expect(readout).toContainText('10:28 closed');
  const row = page.locator('[data-row=OR_HIGH] td');
  await expect(row.nth(2)).toHaveText('–');

  const box = await plotOf(page).boundingBox();
  if (box === null) throw new Error('the chart has no box');
  await page.mouse.move(box.x + 300, box.y + box.height / 2);
  await expect(readout).toContainText(/O\s*\d+\.\d\d/);
  await expect(readout).not.toContainText('10:28');
  await expect(row.nth(2)).toHaveText(/^[+−]?\d+\.(00|25|50|75)$/);

  await page.mouse.move(box.x + box.width + 100, box.y + 100);
  await expect(readout).toContainText('10:28 closed');
  await expect(row.nth(2)).toHaveText('–');
});

test('an overlay is switched on, and stays on after a reload', async ({ page, served }) => {
  await openDesk(page, served.url);
  await evidenceOf(page);
  const before = await restingPicture(page);
  await showLevels(page);
  const vwap = page.getByRole('switch', { name: 'VWAP on the chart' });
  await expect(vwap).toHaveAttribute('aria-checked', 'false');
  await vwap.click();
  await page.mouse.move(0, 0);
  await expect(vwap).toHaveAttribute('aria-checked', 'true');
  await expect.poll(async () => (await plotOf(page).screenshot()).equals(before)).toBe(false);
  await page.reload();
  await showLevels(page);
  await expect(vwap).toHaveAttribute('aria-checked', 'true');
});
