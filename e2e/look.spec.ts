import { expectClock, openDesk } from './desk-page.ts';
import { expect, test } from './served-lake.ts';

test.use({ timezoneId: 'Asia/Tokyo' });

test('one choice of clock changes every clock but the address', async ({ page, served }) => {
  await openDesk(page, `${served.url}/?t=11:02:00`);
  await expectClock(page, '11:02:00');
  const zone = page.locator('app-top-bar .zone');
  const head = page.locator('app-scrubber .head .clock');
  await expect(zone).toHaveText('ET');

  await page.keyboard.press('z');
  await expect(zone).toHaveText('UTC');
  const utc = (await page.locator('app-top-bar .clock').textContent()) ?? '';
  expect(['15:02:00', '16:02:00']).toContain(utc);
  await expect(head).toHaveText(utc);
  await expect(page.locator('app-status-bar .clocks')).toContainText('UTC');
  await expect(page).toHaveURL(/t=11:02:00/);

  await page.keyboard.press('z');
  await expect(zone).toHaveText('local');
  const hour = (Number(utc.slice(0, 2)) + 9) % 24;
  await expect(head).toHaveText(`${String(hour).padStart(2, '0')}:02:00`);

  // A typed time is one of the clock that is read.
  await page.keyboard.press('/');
  await page.getByRole('combobox').fill(`${String(hour).padStart(2, '0')}:10`);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/t=11:10:00/);

  await page.reload();
  await expect(zone).toHaveText('local');
  await page.keyboard.press('z');
  await expectClock(page, '11:10:00');
});

test('density is the window’s until the user chooses', async ({ page, served }) => {
  await openDesk(page, served.url);
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-density', 'compact');
  await page.setViewportSize({ width: 1920, height: 1080 });
  await expect(html).toHaveAttribute('data-density', 'comfortable');
  await page.keyboard.press('/');
  await page.getByRole('combobox').fill('compact');
  await page.keyboard.press('Enter');
  await expect(html).toHaveAttribute('data-density', 'compact');
  await page.reload();
  await expect(html).toHaveAttribute('data-density', 'compact');
});

test('performance figures come and go with a key', async ({ page, served }) => {
  await openDesk(page, served.url);
  const overlay = page.getByRole('region', { name: 'Performance' });
  await page.keyboard.press('Shift+P');
  await expect(overlay).toContainText(/Frames\s*\d+ a second/);
  await expect(overlay.getByRole('row', { name: /moment/ })).toContainText(/\d/);
  await page.keyboard.press('Shift+P');
  await expect(overlay).toHaveCount(0);
});
