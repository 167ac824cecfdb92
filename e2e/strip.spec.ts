import type { Page } from '@playwright/test';
import { openDesk, pixelRows, plotOf, scrubTo } from './desk-page.ts';
import { ladderOf, test } from './ledger-lake.ts';
import { expect } from './served-lake.ts';

/** Width of the gutter and height of the time axis at 1440, px. */
const [GUTTER, AXIS] = [112, 28];
/** Where the cursor stands in the chart's width at first. */
const HOME = 0.72;

/** Pixels of the strip that differ from their row's ground, left and right of the cursor. */
async function inkOfStrip(page: Page): Promise<{ past: number; future: number }> {
  const box = await plotOf(page).boundingBox();
  if (box === null) throw new Error('the chart has no box');
  const cursorX = Math.round(box.x + (box.width - GUTTER) * HOME);
  const height = Math.round((box.height - AXIS) * 0.2);
  const y = Math.round(box.y + box.height - AXIS - height - 2);
  const right = box.x + box.width - GUTTER;
  const ink = async (x: number, width: number): Promise<number> =>
    (await pixelRows(page, { x, y, width, height })).reduce((sum, row) => sum + row.oddCount, 0);
  return {
    past: await ink(cursorX - 100, 96),
    future: await ink(cursorX + 4, Math.floor(right - cursorX - 6)),
  };
}

test('pressure stands below the candles up to the cursor, and C folds it away', async ({
  page,
  ledger,
}) => {
  await openDesk(page, `${ledger.url}/?level=EMA_20&t=11:00:00`);
  await ladderOf(page);
  const strip = page.getByRole('button', { name: 'Pressure below the candles' });
  await expect(strip).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(async () => (await inkOfStrip(page)).past).toBeGreaterThan(300);
  expect((await inkOfStrip(page)).future).toBe(0);

  const open = await plotOf(page).screenshot();
  await page.keyboard.press('c');
  await expect(strip).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(async () => (await plotOf(page).screenshot()).equals(open)).toBe(false);
  await page.reload();
  await expect(strip).toHaveAttribute('aria-pressed', 'false');
  await strip.click();
  await expect(strip).toHaveAttribute('aria-pressed', 'true');
  await scrubTo(page, 0.8);
  await ladderOf(page);
});
