import { openDesk, scrubTo } from './desk-page.ts';
import { catalogOf, editedSession, newestSession } from './lake-session.ts';
import { restingClock } from './replay-page.ts';
import { expect, test } from './served-lake.ts';
import { openWorkspace } from './workspace-page.ts';

test('the panel says what the data of the session is worth', async ({ page, served }) => {
  await openDesk(page, served.url);
  // Clocks of the panel are named after the one that is read.
  await page.keyboard.press('z');
  await openWorkspace(page, 'Lab', 'Data quality');
  const panel = page.locator('app-quality-panel');
  const session = await newestSession(served.dir);
  await expect(panel.locator('.grade')).toHaveText(session.grade);
  await expect(panel).toContainText(session.symbol);
  await expect(panel.locator('dd').first()).not.toHaveText('–');
  // What the whole day came to is known at its end, and not before.
  await expect(panel.locator('dl').first()).toContainText(/Volume\s*known at \d\d:\d\d/);
  await page.locator('app-scrubber [role=slider]').focus();
  await page.keyboard.press('End');
  await expect(panel.locator('dl').first()).toContainText(/Longest pause\s*\d/);
  await expect(panel.locator('dl').first()).toContainText(/–\d\d:\d\d:\d\d UTC/);
  await expect(panel.locator('.gaps')).toContainText(/up to \d\d:\d\d:\d\d UTC/);
  const { sessions } = await catalogOf(served.dir);
  await expect(panel.locator('app-quality-calendar')).toContainText(`${sessions.length} sessions`);
  await expect(panel.locator('app-quality-calendar button.day')).toHaveCount(sessions.length);

  // Keys that scroll it move neither clock nor session.
  const day = page.locator('app-session-picker .current');
  // Before the session's end, where playing ends at once.
  await page.keyboard.press('ArrowLeft');
  const before = [await restingClock(page), await day.innerText()];
  const body = panel.getByRole('group', { name: 'Data quality of the session and the lake' });
  await body.focus();
  for (const key of ['Home', 'PageDown', 'Space', 'PageUp']) await page.keyboard.press(key);
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  expect([await restingClock(page), await day.innerText()]).toEqual(before);
});

test('coverage knows no bar after the cursor', async ({ page, served }) => {
  await openDesk(page, served.url);
  await openWorkspace(page, 'Lab', 'Data quality');
  const gaps = page.locator('app-quality-panel .gaps');
  await expect(gaps).toContainText('10:14:35');
  const early = Number(/(\d+) bars/.exec(await gaps.innerText())?.[1]);
  await scrubTo(page, 0.9);
  await expect(gaps).not.toContainText('10:14:35');
  const late = Number(/(\d+) bars/.exec(await gaps.innerText())?.[1]);
  expect(late).toBeGreaterThan(early);
});

test('an excluded day is named with its reason, and opens', async ({ page, ownLake }) => {
  await editedSession(ownLake.dir, (session) => ({
    ...session,
    included: false,
    grade: 'F',
    reasons: ['EARLY_CLOSE'],
  }));
  const sessions = (await catalogOf(ownLake.dir)).sessions;
  await openDesk(page, `${ownLake.url}/?date=${sessions[0]?.date ?? ''}`);
  await openWorkspace(page, 'Lab', 'Data quality');
  const calendar = page.locator('app-quality-calendar');
  await expect(calendar).toContainText('EARLY_CLOSE');
  await calendar.locator('ul .link').last().click();
  await expect(page).toHaveURL(new RegExp(`date=${sessions.at(-1)?.date ?? ''}`));
  await expect(page.locator('app-quality-panel')).toContainText('Out of the corpus');
});
