import type { Page } from '@playwright/test';
import { openDesk, pixelRows, plotOf, scrubTo } from './desk-page.ts';
import { ladderOf, test } from './ledger-lake.ts';
import { expect } from './served-lake.ts';

/** Width of the gutter at 1440, px. */
const GUTTER = 112;
/** Where the cursor stands in the chart's width at first. */
const HOME = 0.72;

/** Pixels of the candles' upper half that differ from their row's ground, on both sides of the cursor. */
async function inkBesideCursor(page: Page): Promise<{ past: number; future: number }> {
  const box = await plotOf(page).boundingBox();
  if (box === null) throw new Error('the chart has no box');
  const cursorX = Math.round(box.x + (box.width - GUTTER) * HOME);
  const clip = { y: Math.round(box.y + 40), height: Math.round(box.height * 0.4), width: 60 };
  const ink = async (x: number): Promise<number> =>
    (await pixelRows(page, { ...clip, x })).reduce((sum, row) => sum + row.oddCount, 0);
  return { past: await ink(cursorX - 64), future: await ink(cursorX + 40) };
}

test('depth stands behind the candles, and nothing of it beyond the cursor', async ({
  page,
  ledger,
}) => {
  await openDesk(page, `${ledger.url}/?level=PM_HIGH&t=11:00:00`);
  await ladderOf(page);
  const without = await inkBesideCursor(page);
  await page.keyboard.press('h');
  const button = page.getByRole('button', { name: 'Depth behind the candles' });
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await expect(plotOf(page)).toHaveAttribute('data-depth', /\d+x\d+/);
  await expect
    .poll(async () => (await inkBesideCursor(page)).past)
    .toBeGreaterThan(2 * without.past + 500);
  expect((await inkBesideCursor(page)).future).toBe(without.future);

  await page.reload();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await expect(plotOf(page)).toHaveAttribute('data-depth', /\d+x\d+/);
});

test('zoomed out, cells sum more windows; the pointer reads lots', async ({ page, ledger }) => {
  await openDesk(page, `${ledger.url}/?level=PM_HIGH&t=11:00:00`);
  await ladderOf(page);
  await page.keyboard.press('h');
  await expect(plotOf(page)).toHaveAttribute('data-depth', /\d+x\d+/);
  await page.getByRole('button', { name: 'Show the whole session' }).click();
  // A picture of the first zoom may come late; that of the whole session comes after it.
  await expect
    .poll(async () => {
      const spans = ((await plotOf(page).getAttribute('data-depth')) ?? '').split(' ');
      const windows = spans.map((span) => Number(span.split('x')[0]));
      return (windows.at(-1) ?? 0) - windows[0];
    })
    .toBeGreaterThan(0);
  await scrubTo(page, 0.8);
});
