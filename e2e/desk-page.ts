/** What every journey does with the desk: open it, read it, look at its pixels. */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { decodePng } from './png.ts';

/** As long as the clock may wait for its candles, going back (`OneFrame`), and be late itself. */
const CLOCK_PATIENCE_MS = 450;

/** The chart's element; its data attributes say what the chart was given. */
export function plotOf(page: Page): Locator {
  return page.locator('app-chart-panel [data-drawn]');
}

/** Opens an address of the desk and waits for the drawn chart. */
export async function openDesk(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expectDrawn(page);
}

/** Waits for candles on the screen. */
export async function expectDrawn(page: Page): Promise<void> {
  await expect(plotOf(page)).toHaveAttribute('data-drawn', 'true');
  await expect(plotOf(page)).toHaveAttribute('data-last-open', /\d+/);
}

/** Brings the panel of levels, tape and session to the front of its tabs. */
export async function showLevels(page: Page): Promise<void> {
  await page.keyboard.press('l');
  await expect(page.locator('app-levels-panel')).toBeVisible();
}

/** Waits until SQL has counted the tape at the clock; what it said of another is pale meanwhile. */
export async function factsCounted(page: Page): Promise<void> {
  const facts = page.locator('app-session-facts');
  await expect(facts.locator('dd').first()).toHaveText(/\d/);
  await expect(facts.locator('.stale')).toHaveCount(0);
}

/** Waits until the address says a clock, and the chart has followed. */
export async function expectClock(page: Page, clock: string): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`[?&]t=${clock}`));
  await expect(page.locator('app-top-bar .clock')).toHaveText(clock);
  await expect(page.locator('app-scrubber [role=slider]')).toHaveAttribute('aria-valuetext', clock);
  const atS = await page.locator('app-scrubber [role=slider]').getAttribute('aria-valuenow');
  await expect(plotOf(page)).toHaveAttribute('data-at', atS ?? '');
}

/** Drags the cursor to a share of the session; the instant where it stands then, UNIX seconds. */
export async function scrubTo(page: Page, share: number): Promise<number> {
  const track = page.locator('app-scrubber [role=slider]');
  const box = await track.boundingBox();
  if (box === null) throw new Error('the scrubber has no box');
  await page.mouse.move(box.x + box.width * share, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.up();
  return restingAtS(page);
}

/** The instant of the clock once it stands still, its candles with it; UNIX seconds. */
export async function restingAtS(page: Page): Promise<number> {
  const track = page.locator('app-scrubber [role=slider]');
  const atS = async (): Promise<number> => Number(await track.getAttribute('aria-valuenow'));
  let [before, now] = [NaN, await atS()];
  while (before !== now) {
    await letPass(page, CLOCK_PATIENCE_MS);
    [before, now] = [now, await atS()];
  }
  await expect(plotOf(page)).toHaveAttribute('data-at', String(now));
  return now;
}

/**
 * Lets time pass by the page's own timers: whatever it had put off for less has happened then, and
 * is drawn, however late a loaded machine is.
 */
export async function letPass(page: Page, forMs: number): Promise<void> {
  await page.evaluate(`new Promise((done) =>
    setTimeout(() => requestAnimationFrame(() => setTimeout(done)), ${forMs}))`);
}

/** The chart's picture once nothing is drawn anew. */
export async function restingPicture(page: Page): Promise<Buffer> {
  let [before, now]: Buffer[] = [Buffer.alloc(0), await plotOf(page).screenshot()];
  while (!now.equals(before)) {
    await letPass(page, 500);
    [before, now] = [now, await plotOf(page).screenshot()];
  }
  return now;
}

/** Facts the chart shows at the moment, UNIX seconds. */
export async function chartFacts(
  page: Page,
): Promise<{ atS: number; lastOpenS: number; candleCount: number }> {
  // In one go, so that all are of one moment.
  return plotOf(page).evaluate(({ dataset }) => ({
    atS: Number(dataset['at']),
    lastOpenS: Number(dataset['lastOpen']),
    candleCount: Number(dataset['candles']),
  }));
}

/** One row of pixels inside a box: how many differ from the row's commonest color. */
export type PixelRow = { readonly width: number; readonly oddCount: number };

/** The rows of a box of the page, in CSS pixels. */
export async function pixelRows(
  page: Page,
  clip: { x: number; y: number; width: number; height: number },
): Promise<PixelRow[]> {
  const { width, height, colors } = decodePng(await page.screenshot({ clip }));
  return Array.from({ length: height }, (_, y) => {
    const counts = new Map<number, number>();
    for (const color of colors.subarray(y * width, (y + 1) * width)) {
      counts.set(color, (counts.get(color) ?? 0) + 1);
    }
    return { width, oddCount: width - Math.max(...counts.values()) };
  });
}
