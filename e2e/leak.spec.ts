import type { Page } from '@playwright/test';
import { expectDrawn, openDesk, plotOf, showLevels } from './desk-page.ts';
import { Heaps } from './heaps.ts';
import type { HeapBytes } from './heaps.ts';
import { expect, test } from './served-lake.ts';

/** Switches of a long day, and the one after which all that is kept for good is there. */
const SWITCH_COUNT = 51;
const SETTLED_AFTER = 5;
/** Growth that what the browser itself remembers of a visit may make. */
const GROWTH_MAX = 1.1;
/** Looks at a heap at rest: what works ahead holds more while it does. */
const LOOK_COUNT = 4;

test('50 session switches leave the heaps as the 5th did', async ({ page, served }) => {
  test.setTimeout(600_000);
  await openDesk(page, served.url);
  await showLevels(page);
  const heaps = await Heaps.of(page);
  let settled: HeapBytes = {};
  for (let i = 1; i <= SWITCH_COUNT; i++) {
    // To the session before and back: after the 5th and the 51st the same one is open.
    await switchSession(page, i % 2 === 1 ? 'PageUp' : 'PageDown');
    if (i === SETTLED_AFTER) settled = await restingBytes(page, heaps);
  }
  const bytes = await restingBytes(page, heaps);
  expect(Object.keys(bytes)).toEqual(
    expect.arrayContaining(['page', 'moment', 'feature', 'query']),
  );
  for (const [thread, size] of Object.entries(bytes)) {
    const before = settled[thread];
    expect(size / before, `${thread}: ${before} bytes, then ${size}`).toBeLessThan(GROWTH_MAX);
  }
});

async function switchSession(page: Page, key: 'PageUp' | 'PageDown'): Promise<void> {
  const before = await plotOf(page).getAttribute('data-key');
  await page.keyboard.press(key);
  await expect(plotOf(page)).not.toHaveAttribute('data-key', before ?? '');
  await expectDrawn(page);
  await expect(page.locator('app-session-facts dd').first()).toHaveText(/\d/);
}

/** The least that each thread holds once what follows a switch at leisure is over. */
async function restingBytes(page: Page, heaps: Heaps): Promise<HeapBytes> {
  const least: Record<string, number> = {};
  for (let look = 0; look < LOOK_COUNT; look++) {
    await page.waitForTimeout(1500);
    await expect(page.locator('app-status-bar .workers')).toHaveText('idle');
    for (const [thread, size] of Object.entries(await heaps.bytes())) {
      least[thread] = Math.min(least[thread] ?? Infinity, size);
    }
  }
  return least;
}
