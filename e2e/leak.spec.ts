import type { CDPSession, Page } from '@playwright/test';
import { expectDrawn, openDesk, plotOf, showLevels } from './desk-page.ts';
import { expect, test } from './served-lake.ts';

/** Switches of a long day, and the one after which all that is kept for good is there. */
const SWITCH_COUNT = 50;
const SETTLED_AFTER = 5;
/** Growth that garbage and compiled code may make. */
const GROWTH_MAX = 1.1;

test('50 session switches leave the heap as the 5th did', async ({ page, served }) => {
  test.setTimeout(240_000);
  await openDesk(page, served.url);
  await showLevels(page);
  const session = await page.context().newCDPSession(page);
  let settledBytes = NaN;
  for (let i = 1; i <= SWITCH_COUNT; i++) {
    await switchSession(page, i % 2 === 1 ? 'PageUp' : 'PageDown');
    if (i === SETTLED_AFTER) settledBytes = await heapBytes(page, session);
  }
  const bytes = await heapBytes(page, session);
  expect(bytes / settledBytes, `heap: ${settledBytes} bytes, then ${bytes}`).toBeLessThan(
    GROWTH_MAX,
  );
});

async function switchSession(page: Page, key: 'PageUp' | 'PageDown'): Promise<void> {
  const before = await plotOf(page).getAttribute('data-last-open');
  await page.keyboard.press(key);
  await expect(plotOf(page)).not.toHaveAttribute('data-last-open', before ?? '');
  await expectDrawn(page);
  await expect(page.locator('app-session-facts dd').first()).toHaveText(/\d/);
}

/** What the page holds once garbage is gone: objects and the buffers behind them. */
async function heapBytes(page: Page, session: CDPSession): Promise<number> {
  // What follows a switch at leisure is over.
  await page.waitForTimeout(1500);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const usage = await session.send('Runtime.getHeapUsage');
  return usage.usedSize + usage.backingStorageSize;
}
