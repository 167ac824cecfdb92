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

/** The tab in front at the side. */
function front(page: Page) {
  return page.locator('app-dock').getByRole('tab', { selected: true });
}

test('a link shows the tab that was in front, and the reader’s own is kept', async ({
  page,
  served,
  browser,
}) => {
  await openDesk(page, served.url);
  await expect(front(page)).toHaveText('Evidence');
  await page.keyboard.press('l');
  await expect(front(page)).toHaveText('Levels');
  const link = await copiedLink(page);

  const stranger = await (await browser.newContext()).newPage();
  await openDesk(stranger, link);
  await expectClock(stranger, '10:14:35');
  await letPass(stranger, 400);
  await expect(front(stranger)).toHaveText('Levels');
  await stranger.keyboard.press('e');
  await expect(front(stranger)).toHaveText('Evidence');
  await openDesk(stranger, link);
  await letPass(stranger, 400);
  await expect(front(stranger)).toHaveText('Levels');
  // What they chose at the desk of a link is theirs.
  await openDesk(stranger, served.url);
  await expect(front(stranger)).toHaveText('Evidence');
  await stranger.context().close();
});

/** The chart's window that a link carries. */
function windowIn(link: string): { startS: number; endS: number } | undefined {
  const word = /[?&]s=1\.([\w-]+)/.exec(link)?.[1] ?? '';
  const text = Buffer.from(word, 'base64url').toString('utf8');
  return (JSON.parse(text) as { window?: { startS: number; endS: number } }).window;
}

test('a link carries the chart’s window once it was moved, and the cursor stays in it', async ({
  page,
  served,
  browser,
}) => {
  await openDesk(page, served.url);
  expect(windowIn(await copiedLink(page))).toBeUndefined();
  await expect(page.getByRole('button', { name: 'Link copied' })).toHaveCount(0);
  const plot = await plotOf(page).boundingBox();
  await page.mouse.move((plot?.x ?? 0) + 200, (plot?.y ?? 0) + 120);
  for (let i = 0; i < 4; i++) {
    await page.mouse.wheel(0, -200);
    await letPass(page, 50);
  }
  const link = await copiedLink(page);
  const sent = windowIn(link) ?? { startS: NaN, endS: NaN };
  expect(sent.endS).toBeGreaterThan(sent.startS);

  const stranger = await (await browser.newContext()).newPage();
  await openDesk(stranger, link);
  await letPass(stranger, 400);
  const came = windowIn(await copiedLink(stranger)) ?? { startS: NaN, endS: NaN };
  // A bar of two minutes is as near as the widths of two desks come.
  expect(Math.abs(came.startS - sent.startS)).toBeLessThanOrEqual(120);
  expect(Math.abs(came.endS - sent.endS)).toBeLessThanOrEqual(120);

  const atS = await restingAtS(stranger);
  expect(atS).toBeGreaterThan(came.startS);
  expect(atS).toBeLessThan(came.endS);
  await stranger.keyboard.press('End');
  const lastS = await restingAtS(stranger);
  await expect(stranger.getByRole('button', { name: 'Link copied' })).toHaveCount(0);
  const followed = windowIn(await copiedLink(stranger)) ?? { startS: NaN, endS: NaN };
  expect(lastS).toBeLessThanOrEqual(followed.endS);
  expect(lastS).toBeGreaterThan(followed.startS);
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
