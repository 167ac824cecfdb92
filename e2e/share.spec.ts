import type { Page } from '@playwright/test';
import { expectClock, expectDrawn, letPass, openDesk, plotOf, restingAtS } from './desk-page.ts';
import { wholePast } from './sample-copy.ts';
import { expect, test } from './served-lake.ts';
import { editedSession } from './lake-session.ts';

test.use(wholePast);

/** The link that the keys put on the clipboard. */
async function copiedLink(page: Page): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.keyboard.press('Control+Shift+L');
  await expect(page.getByRole('button', { name: 'Link copied' })).toBeVisible();
  return page.evaluate('navigator.clipboard.readText()');
}

/** What two looks in a row find the same. */
async function rested(page: Page, look: () => string | Promise<string>): Promise<string> {
  for (let before = ''; ;) {
    const now = await look();
    if (now === before) return now;
    before = now;
    await letPass(page, 400);
  }
}

/** Every figure of the levels at the moment, as it stands on the screen and stays. */
async function digits(page: Page): Promise<string> {
  const strip = page.locator('app-level-strip > section');
  // Cards are told of the clock last.
  const atS = await restingAtS(page);
  await expect(strip).toHaveAttribute('data-at', String(atS));
  return rested(page, () => strip.innerText());
}

test('a link opened in a clean profile shows the same digits', async ({
  page,
  served,
  browser,
}) => {
  await openDesk(page, served.url);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('2');
  await page.keyboard.press('t');
  await page.keyboard.press('m');
  const level = page.getByRole('switch', { name: 'VWAP on the chart' });
  await page.keyboard.press('l');
  await level.click();
  await expectClock(page, '10:16:00');
  const link = await copiedLink(page);
  const told = await digits(page);

  const stranger = await (await browser.newContext()).newPage();
  await openDesk(stranger, link);
  await expectClock(stranger, '10:16:00');
  await expect(plotOf(stranger)).toHaveAttribute(
    'data-key',
    (await plotOf(page).getAttribute('data-key')) ?? '',
  );
  await expect.poll(() => digits(stranger)).toBe(told);
  await stranger.keyboard.press('l');
  await expect(stranger.getByRole('switch', { name: 'VWAP on the chart' })).toBeChecked();
  // The theme is the reader's own, and nothing differs that a word would be needed for.
  await expect(stranger.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(stranger.locator('app-band')).toHaveCount(0);
  await stranger.context().close();
});

test('a link brings panels and levels, and leaves the reader’s own where they were', async ({
  page,
  served,
  browser,
}) => {
  await openDesk(page, served.url);
  await page.keyboard.press('Shift+D');
  await page.getByRole('textbox', { name: /^Price of the level/ }).press('Tab');
  await page.keyboard.type('Shelf');
  await page.keyboard.press('Enter');
  const own = (desk: Page) => desk.locator('app-own-levels tr.own');
  await expect(own(page)).toContainText('Shelf');
  // It travels though another level is looked at.
  await page.keyboard.press('1');
  await page.locator('[data-panel=ladder] .close').click();
  await expect(page.locator('[data-panel=ladder]')).toHaveCount(0);
  const link = await copiedLink(page);

  const stranger = await (await browser.newContext()).newPage();
  await openDesk(stranger, link);
  await expect(stranger.locator('[data-panel=ladder]')).toHaveCount(0);
  await expect(stranger.locator('[data-panel=chart]')).toHaveCount(1);
  await expect(stranger.locator('app-band')).toContainText('Levels came along: “Shelf”');
  await stranger.keyboard.press('l');
  await expect(own(stranger)).toContainText('Shelf');

  // A reload finds the desk as the link has brought it; the address is written a moment later.
  expect(await rested(stranger, () => stranger.url())).toContain('&s=1.');
  await stranger.reload();
  await expectDrawn(stranger);
  await expect(stranger.locator('[data-panel=ladder]')).toHaveCount(0);
  await expect(own(stranger)).toHaveCount(1);
  await openDesk(stranger, served.url);
  await expect(stranger.locator('[data-panel=ladder]')).toHaveCount(1);
  await stranger.context().close();
});

test('a link from another lake opens, and says what differs', async ({ page, ownLake }) => {
  await openDesk(page, ownLake.url);
  const link = await copiedLink(page);
  await editedSession(ownLake.dir, (session) => ({
    ...session,
    tables: Object.fromEntries(
      Object.entries(session.tables).map(([table, partition]) => [
        table,
        { ...partition, hash: '0123456789abcdef' },
      ]),
    ),
  }));
  // A page that is left while its engines load would say so in the console.
  const later = await page.context().newPage();
  await openDesk(later, link);
  const words = later.locator('app-band');
  await expect(words).toContainText('made with other data: digits may differ');
  await expect(words).toContainText(/Tables of the session: [0-9a-f]{16} there, [0-9a-f]{16} here/);
  await expect(words).not.toContainText('Configuration');
});

test('the dialog says what a link carries', async ({ page, served }) => {
  await openDesk(page, served.url);
  await page.keyboard.press('z');
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this moment' });
  await expect(dialog).toContainText('no market data');
  await expect(dialog.locator('dd').first()).not.toBeEmpty();
  await expect(dialog).toContainText(/\d\d:14:35 UTC/);
  await expect(dialog.getByRole('textbox', { name: 'Link' })).toHaveValue(/[?&]s=1\./);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});
