import { chartFacts, expectClock, expectDrawn, openDesk, plotOf } from './desk-page.ts';
import { ladderOf } from './ledger-lake.ts';
import { expect, test } from './served-lake.ts';

test('PgUp opens the session before, at the same clock', async ({ page, served }) => {
  await openDesk(page, `${served.url}/?t=10:03:05`);
  const key = await plotOf(page).getAttribute('data-key');
  await page.keyboard.press('PageUp');
  await expect(plotOf(page)).not.toHaveAttribute('data-key', key ?? '');
  await expectClock(page, '10:03:05');

  await page.keyboard.press('PageDown');
  await expect(plotOf(page)).toHaveAttribute('data-key', key ?? '');
  await expectClock(page, '10:03:05');
});

test('the calendar opens a session by its date', async ({ page, served }) => {
  await openDesk(page, served.url);
  const key = await plotOf(page).getAttribute('data-key');
  await page
    .getByRole('button', { name: /ESZ5|Choose a session/ })
    .first()
    .click();
  const calendar = page.getByRole('dialog', { name: 'Choose a session' });
  const day = calendar.locator('button.day:not(.current)').first();
  await day.hover();
  await expect(calendar.locator('.words')).toContainText('SYNTHETIC');
  await day.click();
  await expect(calendar).toBeHidden();
  await expect(plotOf(page)).not.toHaveAttribute('data-key', key ?? '');
  await expectDrawn(page);
  const { atS, lastOpenS } = await chartFacts(page);
  expect(lastOpenS).toBeLessThanOrEqual(atS);
});

test('many switches in a row end on the last one', async ({ page, served }) => {
  await openDesk(page, served.url);
  const newest = await plotOf(page).getAttribute('data-key');
  for (const key of ['PageUp', 'PageUp', 'PageUp', 'PageDown', 'PageDown', 'PageDown']) {
    await page.keyboard.press(key);
  }
  // What was overtaken would have come by the time that all of the last one is there.
  await expectDrawn(page);
  await ladderOf(page);
  await expect(plotOf(page)).toHaveAttribute('data-key', newest ?? '');
  const words = (await page.locator('app-session-picker .date').innerText()).split(' ');
  expect(newest).toContain(words.at(-1));
});
