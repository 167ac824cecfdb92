import { expectClock, expectDrawn, openDesk, plotOf } from './desk-page.ts';
import { expect, test } from './served-lake.ts';

test('the address brings back date, clock and level', async ({ page, served, browser }) => {
  await openDesk(page, served.url);
  await expect(page).toHaveURL(/date=/);
  const newest = (await plotOf(page).getAttribute('data-key')) ?? '';
  await page.keyboard.press('PageUp');
  await expect(plotOf(page)).not.toHaveAttribute('data-key', newest);
  await expectDrawn(page);
  await page.keyboard.press('4');
  await page.keyboard.press('ArrowRight');
  await expectClock(page, '10:16:00');
  await expect(page).toHaveURL(/level=OR_LOW/);
  const key = await plotOf(page).getAttribute('data-key');
  const distance = await page.locator('[data-level=OR_LOW] .distance').innerText();

  const stranger = await (await browser.newContext()).newPage();
  await openDesk(stranger, page.url());
  await expectClock(stranger, '10:16:00');
  await expect(plotOf(stranger)).toHaveAttribute('data-key', key ?? '');
  await expect(stranger.locator('[data-level=OR_LOW]')).toHaveAttribute('aria-pressed', 'true');
  await expect(stranger.locator('[data-level=OR_LOW] .distance')).toHaveText(distance);
  await stranger.context().close();
});

test('an address that asks for what there is not says what it opened', async ({ page, served }) => {
  await openDesk(page, `${served.url}/?date=2025-12-24&t=25:00:00&level=FOO`);
  const words = page.locator('app-band');
  await expect(words).toHaveCount(1);
  await expect(words).toContainText('no session of Wed 24 Dec 2025');
  await expect(words).toContainText('“25:00:00”, which is no time of day');
  await expect(words).toContainText('“FOO”');
  await expect(page).toHaveURL(/t=10:14:35&level=PM_HIGH/);
});

test('the back of the browser is left alone while scrubbing', async ({ page, served }) => {
  await openDesk(page, served.url);
  const length = await page.evaluate('history.length');
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/t=10:24:00/);
  expect(await page.evaluate('history.length')).toBe(length);
});
