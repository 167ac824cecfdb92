import type { Page } from '@playwright/test';
import {
  chartFacts,
  expectClock,
  openDesk,
  pixelRows,
  plotOf,
  restingAtS,
  showLevels,
} from './desk-page.ts';
import type { PixelRow } from './desk-page.ts';
import { workerOf } from './desk-workers.ts';
import { ladderOf } from './ledger-lake.ts';
import { expect, test } from './served-lake.ts';

/** Width of the price axis at 1440, px. */
const GUTTER = 112;

/** Rows with a little in them: a candle's width, where a grid or level line fills all of it. */
function candleRows(rows: readonly PixelRow[]): number {
  return rows.filter(({ width, oddCount }) => oddCount > 0 && oddCount < width * 0.2).length;
}

/** The price pane left and right of the cursor, without captions, axes and the line itself. */
async function sidesOfCursor(page: Page): Promise<{ past: PixelRow[]; future: PixelRow[] }> {
  const box = await plotOf(page).boundingBox();
  if (box === null) throw new Error('the chart has no box');
  // The cursor's line is the only full column of its color; the chart homes it at 72 % at first.
  const cursorX = Math.round(box.x + (box.width - GUTTER) * 0.72);
  const y = box.y + 24;
  const height = box.height - 24 - 28;
  const right = box.x + box.width - GUTTER;
  return {
    past: await pixelRows(page, { x: cursorX - 110, y, width: 100, height }),
    future: await pixelRows(page, { x: cursorX + 4, y, width: right - cursorX - 6, height }),
  };
}

test('nothing after the cursor reaches the chart', async ({ page, served }) => {
  await openDesk(page, `${served.url}/?t=11:02:00`);
  for (const clock of ['11:02:00', '10:30:00', '10:00:05']) {
    await page.goto(`${served.url}/?t=${clock}`);
    await expectClock(page, clock);
    const rows = page.locator('app-candle-table tbody tr');
    // Trades come after the closed bars, and the candle that forms with them.
    await expect(async () => {
      const { atS, lastOpenS } = await chartFacts(page);
      expect(lastOpenS).toBeLessThan(atS);
      expect(atS - lastOpenS).toBeLessThanOrEqual(120);
      expect(Number(await rows.last().getAttribute('data-open'))).toBe(lastOpenS);
    }).toPass();
  }
});

test('nothing after the cursor is drawn', async ({ page, served }) => {
  // Past paths stand there, and are of other days.
  await page.addInitScript("localStorage.setItem('spymaster.ghosts', 'off')");
  await openDesk(page, `${served.url}/?t=10:30:00`);
  await expectClock(page, '10:30:00');
  await expect.poll(async () => candleRows((await sidesOfCursor(page)).past)).toBeGreaterThan(20);
  expect(candleRows((await sidesOfCursor(page)).future)).toBe(0);
});

/** Looks at every frame for a view that knows more than the clock: `tooEarly` names them. */
const watchFrames = `
globalThis.tooEarly = [];
const look = () => {
  const clock = document.querySelector('app-scrubber [role=slider]').getAttribute('aria-valuenow');
  const views = 'app-chart-panel [data-drawn=true], app-ladder-panel section, app-evidence-panel section';
  for (const { localName, dataset } of document.querySelectorAll(views)) {
    if (Number(dataset.at) > Number(clock)) tooEarly.push([localName, dataset.at, clock].join(' '));
  }
  requestAnimationFrame(look);
};
look();
`;

test('scrubbing back takes back what was shown', async ({ page, served }) => {
  await openDesk(page, `${served.url}/?t=10:30:00`);
  await page.evaluate(watchFrames);
  const first = await chartFacts(page);
  for (let i = 0; i < 15; i++) await page.keyboard.press('ArrowRight');
  await expectClock(page, '11:00:00');
  expect((await chartFacts(page)).candleCount).toBe(first.candleCount + 15);
  for (let i = 0; i < 15; i++) await page.keyboard.press('ArrowLeft');
  await expectClock(page, '10:30:00');
  expect(await chartFacts(page)).toEqual(first);
  const scrubbed = await page.locator('app-scrubber polyline').getAttribute('points');
  expect(scrubbed?.split(' ')).toHaveLength(first.candleCount);

  // A thread that is late shows nothing rather than what comes after the clock.
  await ladderOf(page);
  for (const name of ['moment', 'feature'] as const) {
    const thread = await workerOf(page, name);
    const busy = thread.evaluate('for (const end = Date.now() + 1500; Date.now() < end; );');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await busy;
  }
  await expectClock(page, '10:22:00');
  await ladderOf(page);
  expect(await page.evaluate('tooEarly')).toEqual([]);
});

test('the scrubber follows the pointer and ends where it was let go', async ({ page, served }) => {
  await openDesk(page, `${served.url}/?t=10:30:00`);
  const track = page.locator('app-scrubber [role=slider]');
  const box = await track.boundingBox();
  if (box === null) throw new Error('the scrubber has no box');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.9, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.3, y, { steps: 25 });
  await page.mouse.move(box.x + box.width * 0.5, y, { steps: 25 });
  await page.mouse.up();
  const atS = await restingAtS(page);
  const { lastOpenS } = await chartFacts(page);
  expect(lastOpenS).toBeLessThanOrEqual(atS);
});

test('keys step by a bar, five seconds and a minute', async ({ page, served }) => {
  await openDesk(page, `${served.url}/?t=10:14:35`);
  await expectClock(page, '10:14:35');
  await page.keyboard.press('ArrowRight');
  await expectClock(page, '10:16:00');
  await page.keyboard.press('ArrowLeft');
  await expectClock(page, '10:14:00');
  await page.keyboard.press('Shift+ArrowRight');
  await expectClock(page, '10:14:05');
  await page.keyboard.press('Alt+ArrowLeft');
  await expectClock(page, '10:13:05');
  await page.keyboard.press('Home');
  await expectClock(page, '04:00:00');
  await page.keyboard.press('End');
  await expectClock(page, '12:45:00');
});

test('the opening range forms until 09:45 and is a level from then on', async ({
  page,
  served,
}) => {
  await openDesk(page, `${served.url}/?t=09:44:55&level=OR_HIGH`);
  const card = page.locator('[data-level=OR_HIGH]');
  await expect(card).toContainText('Forming until 09:45 ET');
  await page.keyboard.press('Shift+ArrowRight');
  await expectClock(page, '09:45:00');
  await expect(card).not.toContainText('Forming');
  await showLevels(page);
  await expect(page.locator('[data-row=OR_HIGH]')).toContainText('09:45');
});
