import { DRAWN_MS_MAX, chartFacts, expectDrawn } from './desk-page.ts';
import { expect, test } from './served-lake.ts';

test('the first visit draws the newest session within six seconds', async ({ page, served }) => {
  const startedMs = Date.now();
  await page.goto(served.url);
  await expectDrawn(page);
  expect(Date.now() - startedMs).toBeLessThan(DRAWN_MS_MAX);

  const { candleCount } = await chartFacts(page);
  expect(candleCount).toBeGreaterThan(100);
  await expect(page.locator('app-top-bar .synthetic')).toHaveText('SYNTHETIC');
  await expect(page.locator('app-level-strip .card')).toHaveCount(6);
});

test('SQL counts the tape up to the cursor, and only that', async ({ page, served }) => {
  await page.goto(served.url);
  await expectDrawn(page);
  const trades = page.locator('app-session-facts dl').first().locator('dd').first();
  await expect(trades).toHaveText(/\d/);
  const counted = async (): Promise<number> =>
    Number((await trades.innerText()).replace(/\D/g, ''));
  const before = await counted();
  await page.keyboard.press('ArrowRight');
  await expect.poll(counted).toBeGreaterThan(before);
});

/** Notes every task of the main thread that the browser calls long, ms. */
const watchLongTasks = `
  globalThis.longTasksMs = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasksMs.push(duration);
  }).observe({ type: 'longtask' });
`;

test('the page answers while it is scrubbed', async ({ page, served }) => {
  await page.addInitScript(watchLongTasks);
  await page.goto(served.url);
  await expectDrawn(page);
  await page.evaluate('longTasksMs.length = 0');
  for (let i = 0; i < 20; i++) await page.keyboard.press(i % 3 === 0 ? 'ArrowLeft' : 'ArrowRight');
  const tasksMs: unknown = await page.evaluate('longTasksMs.filter((ms) => ms > 100)');
  // Our limit is 50 ms; a machine that runs other journeys beside this one gets some slack.
  expect(tasksMs).toEqual([]);
});
