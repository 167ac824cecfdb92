import type { Page } from '@playwright/test';
import { expectClock, openDesk } from './desk-page.ts';
import { expect, test } from './served-lake.ts';

/** What has the focus: its name, and how wide a ring it shows, px. */
async function focused(page: Page): Promise<{ name: string; ringPx: number }> {
  return page.evaluate<{ name: string; ringPx: number }>(`(() => {
    const element = document.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const name = element.getAttribute('aria-label') ?? element.textContent.trim();
    return { name, ringPx: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth) };
  })()`);
}

test('a morning without a mouse: from the first key to another session', async ({
  page,
  served,
}) => {
  await openDesk(page, `${served.url}/?t=10:30:00`);
  // The way past the bars.
  await page.keyboard.press('Tab');
  expect((await focused(page)).name).toBe('Go to the panels');
  await page.keyboard.press('Enter');
  await expect(page.locator('app-panel-frame').first()).toBeFocused();
  await page.keyboard.press('F6');
  await expect(page.locator('app-panel-frame[data-panel=ladder]')).toBeFocused();

  // A level and a moment.
  await page.keyboard.press('3');
  await expect(page.locator('app-level-strip [data-level=OR_HIGH]')).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.keyboard.press('ArrowRight');
  await expectClock(page, '10:32:00');

  // A menu, by its arrows.
  await page.getByRole('menuitem', { name: 'File', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('menu', { name: 'View' })).toBeVisible();
  await page.keyboard.press('Escape');

  // Another session, from its calendar; the focus returns to the button.
  const picker = page.locator('app-session-picker .current');
  const before = await picker.textContent();
  await picker.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').locator('[aria-current=date]')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(picker).not.toHaveText(before ?? '');
  await expectClock(page, '10:32:00');

  // The palette gives the focus back to where it was.
  await page.keyboard.press('F6');
  const panel = await focused(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  expect(await focused(page)).toEqual(panel);
});

test('whatever Tab reaches shows that it has the focus', async ({ page, served }) => {
  await openDesk(page, served.url);
  const reached: string[] = [];
  // With its neighbors told the evidence alone takes some twenty.
  for (let i = 0; i < 150; i++) {
    await page.keyboard.press('Tab');
    const { name, ringPx } = await focused(page);
    // After the last element the browser's own bars have their turn.
    if (name === reached[0] || (await page.evaluate('document.activeElement === document.body'))) {
      break;
    }
    reached.push(name);
    expect(ringPx, `ring of “${name}”`).toBeGreaterThanOrEqual(1);
  }
  // The bars, the cards, the panels, the clock and the status bar all have their turn.
  for (const word of ['File', 'Moment of the session', 'Close Ladder', 'Switch to light theme']) {
    expect(reached).toContain(word);
  }
});
