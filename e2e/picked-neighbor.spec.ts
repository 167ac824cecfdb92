import type { Page } from '@playwright/test';
import { clockOf, askedMoments, openEvidence } from './evidence-lake.ts';
import { expectClock, openDesk, plotOf } from './desk-page.ts';
import { restingClock } from './replay-page.ts';
import { expect, test } from './served-lake.ts';

function picked(page: Page) {
  return page.locator('app-neighbor-list [aria-pressed=true]');
}

test('a neighbor is picked, goes with the link, and is opened with a way back', async ({
  page,
  served,
  browser,
}) => {
  const [asked] = (await askedMoments(served.dir, 1)).atLevel;
  const clock = clockOf(asked.atS);
  const panel = await openEvidence(page, `${served.url}/?t=${clock}&level=${asked.level}`);
  const third = panel.locator('[data-neighbor]').nth(2);
  const rowId = (await third.getAttribute('data-neighbor')) ?? '';
  await third.click();
  await expect(picked(page)).toHaveAttribute('data-neighbor', rowId);
  // Picking looks; the desk stays where it is.
  expect(await restingClock(page)).toBe(clock);

  await page.keyboard.press('y');
  await page.keyboard.press('h');
  await page.getByRole('button', { name: 'Share this moment' }).click();
  const field = page.getByRole('textbox', { name: 'Link' });
  await expect(field).toHaveValue(/^http/);
  const link = await field.inputValue();
  await page.keyboard.press('Escape');
  const stranger = await (await browser.newContext()).newPage();
  await openDesk(stranger, link);
  await expect(picked(stranger)).toHaveAttribute('data-neighbor', rowId);
  for (const [tool, isOn] of [
    ['ribbon', 'false'],
    ['depth', 'true'],
  ] as const) {
    const button = stranger.locator(`app-chart-tools .${tool}`);
    await expect(button, tool).toHaveAttribute('aria-pressed', isOn);
  }
  await stranger.context().close();

  const key = (await plotOf(page).getAttribute('data-key')) ?? '';
  await panel.getByRole('button', { name: 'Open', exact: true }).click();
  const [, day = ''] = rowId.split('|');
  await expect(plotOf(page)).toHaveAttribute('data-key', new RegExp(day));

  // Pressed on a level, the key deletes it and leads nowhere.
  await page.keyboard.press('Shift+D');
  await expect(page.getByRole('textbox', { name: /^Price of the level/ })).toBeFocused();
  await page.keyboard.press('Enter');
  const own = page.locator('app-own-levels .own .pick');
  await expect(own).toBeFocused();
  await page.keyboard.press('Backspace');
  await expect(own).toHaveCount(0);
  const at = (await plotOf(page).getAttribute('data-at')) ?? '';
  await page.keyboard.press('Shift+ArrowRight');
  await expect(plotOf(page)).not.toHaveAttribute('data-at', at);
  await expect(plotOf(page)).toHaveAttribute('data-key', new RegExp(day));

  await page.keyboard.press('Backspace');
  await expect(plotOf(page)).toHaveAttribute('data-key', key);
  await expectClock(page, clock);
});
