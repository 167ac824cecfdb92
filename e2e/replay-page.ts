/** What journeys do with the clock of the desk, and all that the desk says at a moment. */
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectClock, letPass, plotOf, restingAtS } from './desk-page.ts';

/** The clock on the screen. */
export async function clockOn(page: Page): Promise<string> {
  return page.locator('app-top-bar .clock').innerText();
}

/** The clock on the screen once it stands: a key that was pressed shows a frame or more later. */
export async function restingClock(page: Page): Promise<string> {
  await restingAtS(page);
  return clockOn(page);
}

/** Types a time of day. */
export async function jumpTo(page: Page, clock: string): Promise<void> {
  await page.getByLabel('Go to a time of day').fill(clock);
  await page.keyboard.press('Enter');
  await expectClock(page, clock);
}

/** Plays for a while at a speed; where the clock stands then. */
export async function play(page: Page, speed: string, forMs: number): Promise<string> {
  await page.getByRole('button', { name: speed, exact: true }).click();
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.waitForTimeout(forMs);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  return restingClock(page);
}

/**
 * Everything the desk says at the clock, once every panel has answered for it.
 *
 * @param isAsking whether the session has orders and a past.
 */
export async function digitsAt(page: Page, clock: string, isAsking: boolean): Promise<string[]> {
  await expectClock(page, clock);
  if (isAsking) {
    await expect(page.locator('app-ladder-panel section')).toHaveAttribute('data-current', 'true');
    const evidence = page.locator('app-evidence-panel section').first();
    await expect(evidence).toHaveAttribute('data-current', 'true');
    // Cards of other levels are answered after the selected one's; the record comes by itself.
    const atS = (await evidence.getAttribute('data-at')) ?? '';
    await expect(page.locator('app-level-strip > section')).toHaveAttribute('data-at', atS);
    await expect(page.locator('app-trust-strip')).toHaveCount(1);
  }
  let [before, now]: [string[], string[]] = [[], await digitsNow(page)];
  while (before.join() !== now.join()) {
    await letPass(page, 800);
    [before, now] = [now, await digitsNow(page)];
  }
  return now;
}

/** Texts of the panels, without what is spoken, which comes at a calm rate of its own. */
const wordsOfPanels = `
[...document.querySelectorAll('app-level-strip, app-ladder-panel, app-evidence-panel, app-candle-table')]
  .map((panel) => {
    const copy = panel.cloneNode(true);
    copy.querySelectorAll('[aria-live]').forEach((spoken) => spoken.remove());
    return copy.textContent;
  })
`;

/** What chart, cards, ladder, evidence and tables say by now. */
async function digitsNow(page: Page): Promise<string[]> {
  // Past paths come file by file: how many are drawn by now says nothing of the clock.
  const chart = await plotOf(page).evaluate(({ dataset }) =>
    JSON.stringify(
      Object.entries(dataset)
        .filter(([name]) => name !== 'ghosts')
        .toSorted(([a], [b]) => a.localeCompare(b)),
    ),
  );
  return [chart, ...(await page.evaluate<string[]>(wordsOfPanels))];
}
